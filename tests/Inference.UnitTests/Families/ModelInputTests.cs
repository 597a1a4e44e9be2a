using Aikynetix.Inference.Crop;
using Aikynetix.Inference.Families;
using Aikynetix.Inference.Onnx;
using Aikynetix.Inference.UnitTests.Onnx;

namespace Aikynetix.Inference.UnitTests.Families;

/// <summary>A model of another kind is refused when it is loaded; a fitting one gets the sampled region.</summary>
public sealed class ModelInputTests
{
    private static readonly TensorFormat Format = TensorFormat.Rgb(16, 1, 0, null);
    private static readonly OnnxTensor Output = new("output", OnnxTensor.Float32, [1, 3, 16, 16]);

    [Fact]
    public void The_region_goes_in_and_the_output_comes_back()
    {
        using var model = new ModelInput(OnnxSessionTests.Open("Neg", Format.Shape), Format, Output);
        using var frame = Pictures.Grey(32, 32, 77);
        using var picture = new Picture(frame);
        var lowest = model.Run(picture, RegionOfInterest.Whole(32, 32), output => output[0].ToArray());
        Assert.All(lowest, value => Assert.Equal(-77, value, 3));
    }

    [Fact]
    public void Another_input_is_refused_with_both_shapes()
    {
        var message = Refusal(OnnxSessionTests.Open("Neg", [1, 3, 8, 8]), Output);
        Assert.Contains("[1,3,16,16] was expected", message, StringComparison.Ordinal);
        Assert.Contains("input[1,3,8,8]", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_output_is_refused_by_name_and_by_shape()
    {
        Assert.Contains("landmarks[1,195]", Refusal(OnnxSessionTests.Open("Neg", Format.Shape), Output with { Name = "landmarks", Shape = [1, 195] }), StringComparison.Ordinal);
        Assert.Contains("output[1,3]", Refusal(OnnxSessionTests.Open("Neg", Format.Shape), Output with { Shape = [1, 3] }), StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_that_are_not_finite_are_refused()
    {
        var negative = new TensorFormat(16, false, [1, 1, 1], [-1000, -1000, -1000], null);
        var session = OnnxSessionTests.Open("Sqrt", Format.Shape);
        Assert.Contains("not finite", Assert.Throws<OnnxException>(() => new ModelInput(session, negative, Output)).Message, StringComparison.Ordinal);
    }

    private static string Refusal(OnnxSession session, OnnxTensor output) =>
        Assert.Throws<OnnxException>(() => new ModelInput(session, Format, output)).Message;
}
