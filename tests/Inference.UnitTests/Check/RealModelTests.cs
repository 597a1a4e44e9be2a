using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Aikynetix.Inference.Models;
using Aikynetix.Inference.Onnx;
using Aikynetix.Inference.UnitTests.Onnx;

namespace Aikynetix.Inference.UnitTests.Check;

/// <summary>Every model file of this machine answers as it is known to, and none that was tampered with does.</summary>
public sealed class RealModelTests
{
    private const long Float32 = 1;
    private const long Int8 = 3;

    public static TheoryData<string> Tampered =>
        ["aiky-pose-s", "aiky-pose-s-fp32", "blazepose-full", "blazepose-lite", "movenet-lightning", "rtmdet-nano", "blazepose-detector"];

    public static TheoryData<string> Bundled => [.. ModelRegistry.Entries.Where(entry => entry.Bundled).Select(entry => entry.Id)];

    [Theory]
    [MemberData(nameof(Bundled))]
    public void Every_content_of_a_bundled_model_has_a_stored_answer(string id)
    {
        var contents = ModelRegistry.Get(id).Sha256;
        Assert.NotEmpty(contents);
        Assert.All(contents, sha256 => Assert.NotNull(ModelAnswers.Find(sha256)));
    }

    [Theory]
    [MemberData(nameof(Tampered))]
    public void A_genuine_file_gives_its_stored_answer(string id)
    {
        var (entry, onnx) = Read(id);
        Assert.NotNull(ModelAnswers.Find(Convert.ToHexStringLower(SHA256.HashData(onnx))));
        ModelOpener.Check(NativeLibraryFile.LoadOrSkip(), entry, onnx);
    }

    [Theory]
    [MemberData(nameof(Tampered))]
    public void Red_and_blue_exchanged_are_refused(string id) => Refused(id, kernels =>
    {
        var first = kernels.First(kernel => kernel.Shape is [> 3, 3, ..]);
        var plane = (int)(first.Shape[2] * first.Shape[3]);
        for (var kernel = 0; kernel < first.Shape[0]; kernel++)
        {
            var at = kernel * 3 * plane;
            for (var i = 0; i < plane; i++)
                (first.Values[at + i], first.Values[at + (2 * plane) + i]) = (first.Values[at + (2 * plane) + i], first.Values[at + i]);
        }
    });

    [Theory]
    [MemberData(nameof(Tampered))]
    public void Channels_in_another_order_are_refused(string id) => Refused(id, kernels =>
    {
        var middle = kernels[kernels.Count / 2];
        var size = middle.Values.Length / (int)middle.Shape[0];
        var first = middle.Values[..size].ToArray();
        Array.Copy(middle.Values, size, middle.Values, 0, middle.Values.Length - size);
        first.CopyTo(middle.Values, middle.Values.Length - size);
    });

    [Theory]
    [MemberData(nameof(Tampered))]
    public void Sums_that_saturate_are_refused(string id) => Refused(id, kernels =>
    {
        // What a saturating kernel loses is what lies near the largest weight.
        foreach (var (shape, values) in kernels)
        {
            foreach (var channel in values.Chunk(values.Length / (int)shape[0]).Index())
            {
                var limit = channel.Item.Max(MathF.Abs) * 112 / 127;
                for (var i = 0; i < channel.Item.Length; i++)
                    values[(channel.Index * channel.Item.Length) + i] = Math.Clamp(channel.Item[i], -limit, limit);
            }
        }
    });

    [Fact]
    public void Another_file_under_the_name_is_refused()
    {
        var (_, lite) = Read("blazepose-lite");
        var full = ModelRegistry.Get("blazepose-full");
        var stored = new InstalledModel(full.Id, full.File, "", new Uri("https://models.example/"), "", default, ModelAnswers.Find(full.Sha256[0])!);
        var refusal = Assert.Throws<ModelUnavailableException>(() => Opener().Open(full, new VerifiedModel(lite, new string('0', 64), stored, full.File)));
        Assert.Contains("blazepose-full", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("is allowed", refusal.Message, StringComparison.Ordinal);
    }

    private static ModelOpener Opener() =>
        new(NativeLibraryFile.LoadOrSkip(), ExecutionProvider.Cpu, Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance);

    private static (ModelEntry Entry, byte[] Onnx) Read(string id)
    {
        NativeLibraryFile.LoadOrSkip();
        var entry = ModelRegistry.Get(id);
        var folder = entry.Bundled ? ModelOptions.BundleFolder(AppContext.BaseDirectory) : SharedFiles.ModelsOrSkip();
        return (entry, File.ReadAllBytes(Path.Combine(folder, entry.File)));
    }

    /// <summary>Changes the kernels and expects the refusal that the genuine file's answer gives.</summary>
    private static void Refused(string id, Action<List<(long[] Shape, float[] Values)>> tamper)
    {
        var (entry, onnx) = Read(id);
        var genuine = ModelAnswers.Find(Convert.ToHexStringLower(SHA256.HashData(onnx)))!;
        var places = OnnxWeights.Kernels(onnx).Where(kernel => kernel.Type is Float32 or Int8).ToList();
        var kernels = places.ConvertAll(place => (place.Shape, Values(onnx.AsSpan(place.Bytes), place.Type)));
        tamper(kernels);
        foreach (var (place, (_, values)) in places.Zip(kernels)) Bytes(values, place.Type).CopyTo(onnx.AsSpan(place.Bytes));
        var record = new InstalledModel(entry.Id, entry.File, "", new Uri("https://models.example/"), "", default, genuine);
        var refusal = Assert.Throws<ModelUnavailableException>(() => Opener().Open(entry, new VerifiedModel(onnx, new string('0', 64), record, entry.File)));
        Assert.Contains(entry.Id, refusal.Message, StringComparison.Ordinal);
    }

    private static float[] Values(ReadOnlySpan<byte> bytes, long type) =>
        type == Float32 ? MemoryMarshal.Cast<byte, float>(bytes).ToArray() : Array.ConvertAll(bytes.ToArray(), value => (float)(sbyte)value);

    private static byte[] Bytes(float[] values, long type) =>
        type == Float32 ? MemoryMarshal.AsBytes(values.AsSpan()).ToArray() : Array.ConvertAll(values, value => (byte)(sbyte)MathF.Round(value));
}
