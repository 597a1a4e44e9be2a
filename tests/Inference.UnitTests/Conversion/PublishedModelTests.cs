using System.Diagnostics;
using Aikynetix.Inference.Conversion;

namespace Aikynetix.Inference.UnitTests.Conversion;

/// <summary>Published files convert to models that answer like the conversions made by another program.</summary>
public sealed class PublishedModelTests(ITestOutputHelper output)
{
    private const int Inputs = 6;

    [Theory]
    [InlineData("pose_landmark_lite.tflite", "blazepose", "blazepose_lite.onnx", 0, 1)]
    [InlineData("pose_detection.tflite", "blazepose-detector", "blazepose_detector.onnx", -1, 1)]
    public void A_published_file_answers_like_its_reference(string file, string family, string reference, float least, float most)
    {
        var converted = TfLiteConverter.ToOnnx(Read(file), family);
        using var ours = OnnxFile.Open(converted);
        using var theirs = OnnxFile.Open(Read(reference));
        Assert.Equal(theirs.Input.ToString(), ours.Input.ToString());
        Assert.Equal(theirs.Outputs.Select(tensor => $"{tensor}"), ours.Outputs.Select(tensor => $"{tensor}"));
        for (var i = 0; i < Inputs; i++)
        {
            var image = TestImages.Make(i, (int)ours.Input.Shape[2], least, most);
            var (got, expected) = (OnnxFile.Run(ours, image), OnnxFile.Run(theirs, image));
            foreach (var (name, truth) in expected)
            {
                var worst = got[name].Zip(truth, (a, b) => MathF.Abs(a - b)).Max();
                output.WriteLine($"input {i}, {name}: at most {worst:g3} off, values up to {truth.Max(MathF.Abs):g3}");
                Assert.True(worst <= 1e-5f * Math.Max(1, truth.Max(MathF.Abs)), $"{name} is {worst} off.");
            }
        }
    }

    [Theory]
    [InlineData("pose_landmark_lite.tflite", "blazepose")]
    [InlineData("pose_detection.tflite", "blazepose-detector")]
    public void The_same_file_gives_the_same_bytes(string file, string family)
    {
        var bytes = Read(file);
        var first = TfLiteConverter.ToOnnx(bytes, family);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var watch = Stopwatch.StartNew();
        var second = TfLiteConverter.ToOnnx(bytes, family);
        output.WriteLine(
            $"{file}: {bytes.Length} to {second.Length} bytes in {watch.Elapsed.TotalMilliseconds:f0} ms, "
            + $"{(GC.GetAllocatedBytesForCurrentThread() - before) / (double)bytes.Length:f1} times its size allocated");
        Assert.Equal(first, second);
    }

    [Fact]
    public void Segmentation_is_left_out() =>
        Assert.True(TfLiteConverter.ToOnnx(Read("pose_landmark_lite.tflite"), "blazepose").Length < Read("blazepose_lite.onnx").Length * 1.01);

    [Theory]
    [InlineData("pose_landmark_lite.tflite", "blazepose-detector", "[1,2254,12]")]
    [InlineData("pose_detection.tflite", "blazepose", "[1,195]")]
    [InlineData("pose_detection.tflite", "movenet", "map of body middles")]
    [InlineData("blazepose_lite.onnx", "blazepose", "TFL3")]
    public void A_file_of_another_family_is_refused(string file, string family, string said) =>
        Assert.Contains(said, Assert.Throws<ConversionException>(() => TfLiteConverter.ToOnnx(Read(file), family)).Message, StringComparison.Ordinal);

    private static byte[] Read(string file)
    {
        var path = Path.Combine(SharedFiles.ModelsOrSkip(), file);
        Assert.SkipUnless(File.Exists(path), $"There is no {file} on this machine.");
        return File.ReadAllBytes(path);
    }
}
