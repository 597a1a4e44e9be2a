using System.Buffers.Binary;
using Aikynetix.Inference.Conversion;

namespace Aikynetix.Inference.UnitTests.Conversion;

/// <summary>Whatever is done to a file, it converts to something that loads, or is refused with a sentence, in bounded memory.</summary>
public sealed class DamagedFileTests(ITestOutputHelper output)
{
    private const int Loaded = 50;
    private const int MostBytesPerByte = 40;
    private const int Slack = 2 << 20;

    private readonly List<byte[]> _converted = [];
    private int _refused;
    private int _good;
    private double _hungriest;

    [Fact]
    public void Cut_off_anywhere()
    {
        var whole = MiniModels.BlazePose();
        for (var length = 0; length < whole.Length; length++) Try(whole.AsMemory(0, length), "blazepose");
        Report(whole.Length);
        Assert.True(_refused > whole.Length / 2);
    }

    [Theory]
    [InlineData("blazepose", 20_000)]
    [InlineData("movenet", 5_000)]
    public void Bytes_flipped_anywhere(string family, int times)
    {
        var whole = family == "blazepose" ? MiniModels.BlazePose() : MiniModels.MoveNet();
        var seed = Random.Shared.Next();
        output.WriteLine($"seed {seed}");
        var random = new Random(seed);
        for (var i = 0; i < times; i++)
        {
            var damaged = (byte[])whole.Clone();
            for (var flips = random.Next(1, 4); flips > 0; flips--) damaged[random.Next(damaged.Length)] ^= (byte)random.Next(1, 256);
            Try(damaged, family);
        }

        Report(whole.Length);
        Assert.InRange(_refused, times / 20, times - (times / 100));
        LoadSome(random);
    }

    [Fact]
    public void Numbers_replaced_by_extreme_ones()
    {
        var whole = MiniModels.BlazePose();
        int[] extremes = [int.MinValue, -1, 0, 0x10000, int.MaxValue];
        for (var place = 8; place + 4 <= whole.Length; place += 4)
        {
            foreach (var extreme in extremes)
            {
                var damaged = (byte[])whole.Clone();
                BinaryPrimitives.WriteInt32LittleEndian(damaged.AsSpan(place), extreme);
                Try(damaged, "blazepose");
            }
        }

        Report(whole.Length);
        LoadSome(new Random(1));
    }

    [Fact]
    public void Many_constants_on_one_buffer()
    {
        var file = new LiteFile(100, 100);
        var sum = file.Step(0, [0, file.Halves([100, 100, 3], new float[30_000])], [1, 100, 100, 3]);
        for (var i = 0; i < 50; i++) sum = file.Step(0, [sum, file.Tensor([100, 100, 3], LiteType.Float16, buffer: 1)], [1, 100, 100, 3]);
        var bytes = file.Output(sum).ToArray();
        Assert.Contains("many times its size", Assert.Throws<ConversionException>(() => LiteFile.Convert(bytes)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Many_tables_on_one_list()
    {
        var bytes = new byte[100_000];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, bytes.Length - sizeof(int));
        var file = new FlatFile(bytes);
        file.List(0, 1);
        file.List(0, 1);
        Assert.Contains("overlap", Assert.Throws<ConversionException>(() => file.List(0, 1)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("pose_landmark_lite.tflite", "blazepose")]
    [InlineData("pose_detection.tflite", "blazepose-detector")]
    public void A_published_file_damaged(string file, string family)
    {
        var path = Path.Combine(SharedFiles.ModelsOrSkip(), file);
        Assert.SkipUnless(File.Exists(path), $"There is no {file} on this machine.");
        var whole = File.ReadAllBytes(path);
        var seed = Random.Shared.Next();
        output.WriteLine($"seed {seed}");
        var random = new Random(seed);
        for (var i = 0; i < 40; i++) Try(whole.AsMemory(0, random.Next(whole.Length)), family);
        // The structure lies at both ends; the weights between them would draw nearly all hits.
        for (var i = 0; i < 80; i++)
        {
            var place = random.Next(60_000);
            place = i % 2 == 0 ? place : whole.Length - 1 - place;
            whole[place] ^= 0x41;
            Try(whole, family);
            whole[place] ^= 0x41;
        }

        Report(whole.Length);
    }

    private void Try(ReadOnlyMemory<byte> file, string family)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            var onnx = TfLiteConverter.ToOnnx(file, family);
            _good++;
            if (onnx.Length < 1 << 20) _converted.Add(onnx);
        }
        catch (ConversionException)
        {
            _refused++;
        }

        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        _hungriest = Math.Max(_hungriest, allocated / (double)Math.Max(file.Length, 1));
        Assert.True(allocated <= ((long)MostBytesPerByte * file.Length) + Slack, $"{allocated} bytes were taken for a file of {file.Length}.");
    }

    private void LoadSome(Random random)
    {
        for (var i = 0; i < Loaded; i++) OnnxFile.Open(_converted[random.Next(_converted.Count)]).Dispose();
    }

    private void Report(int length) =>
        output.WriteLine($"{length} bytes: {_refused} refused, {_good} converted; at most {_hungriest:f1} bytes taken for a byte of the file");
}
