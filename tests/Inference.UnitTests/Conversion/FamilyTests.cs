using System.Buffers.Binary;
using Aikynetix.Inference.Conversion;

namespace Aikynetix.Inference.UnitTests.Conversion;

/// <summary>Each family gets the outputs that its decoder reads, and nothing of what it does not.</summary>
public sealed class FamilyTests
{
    [Fact]
    public void BlazePose_keeps_its_four_heads_and_loses_its_mask()
    {
        var onnx = TfLiteConverter.ToOnnx(MiniModels.BlazePose(), "blazepose");
        using var session = OnnxFile.Open(onnx);
        Assert.Equal("input[1,3,4,4]", $"{session.Input}");
        Assert.Equal(["landmarks[1,195]", "flag[1,1]", "heatmap[1,39,64,64]", "world[1,117]"], session.Outputs.Select(tensor => $"{tensor}"));
        var onlyInTheMask = new byte[sizeof(float)];
        BinaryPrimitives.WriteSingleLittleEndian(onlyInTheMask, 12_345);
        Assert.True(MiniModels.BlazePose().AsSpan().IndexOf(onlyInTheMask) > 0);
        Assert.Equal(-1, onnx.AsSpan().IndexOf(onlyInTheMask));
    }

    [Fact]
    public void The_same_file_gives_the_same_bytes() =>
        Assert.Equal(TfLiteConverter.ToOnnx(MiniModels.BlazePose(), "blazepose"), TfLiteConverter.ToOnnx(MiniModels.BlazePose(), "blazepose"));

    [Fact]
    public void MoveNet_gives_the_maps_before_its_own_decoding()
    {
        var outputs = OnnxFile.Run(TfLiteConverter.ToOnnx(MiniModels.MoveNet(), "movenet"), new float[12]);
        Assert.Equal(["center", "heatmap", "offset", "regress"], outputs.Keys);
        var half = 1 / (1 + MathF.Exp(-1));
        Assert.Equal([half, 2 * half, 3 * half, 4 * half], outputs["center"], (a, b) => MathF.Abs(a - b) < 1e-5f);
        Assert.All(outputs["heatmap"], value => Assert.Equal(1 / (1 + MathF.Exp(-2)), value, 1e-5f));
        Assert.All(outputs["offset"], value => Assert.Equal(3, value));
        Assert.All(outputs["regress"], value => Assert.Equal(4, value));
    }

    [Fact]
    public void MoveNet_whose_maps_cannot_be_told_apart_is_refused()
    {
        var refusal = Assert.Throws<ConversionException>(() => TfLiteConverter.ToOnnx(MiniModels.MoveNet("one;kpt_offset", "two"), "movenet"));
        Assert.Contains("'kpt_offset'", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("rtmpose", "Families with one: blazepose, blazepose-detector, movenet")]
    [InlineData("blazepose-detector", "shape [1,2254,12] of 'Identity'")]
    [InlineData("movenet", "map of body middles")]
    public void Another_family_is_refused(string family, string said) =>
        Assert.Contains(said, Assert.Throws<ConversionException>(() => TfLiteConverter.ToOnnx(MiniModels.BlazePose(), family)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(28, "TANH (step 0)")]
    [InlineData(25, "SOFTMAX")]
    [InlineData(203, "code 203")]
    public void An_unknown_operator_is_named(int code, string said)
    {
        var file = new LiteFile(1, 1);
        file.Output(file.Step(code, [0], [1, 1, 1, 3]));
        var refusal = Assert.Throws<ConversionException>(() => LiteFile.Convert(file.ToArray()));
        Assert.Contains(said, refusal.Message, StringComparison.Ordinal);
        Assert.Contains("install the ONNX file", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_fused_activation_is_named()
    {
        var file = new LiteFile(1, 1);
        file.Output(file.Step(0, [0, 0], [1, 1, 1, 3], (0, (byte)4)));
        Assert.Contains("operator 0 (ADD): fused activation 4", Assert.Throws<ConversionException>(() => LiteFile.Convert(file.ToArray())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_step_before_its_input_is_computed_is_refused()
    {
        var file = new LiteFile(1, 1);
        var later = file.Tensor([1, 1, 1, 3], LiteType.Float32);
        file.Output(file.Step(19, [later], [1, 1, 1, 3]));
        file.StepInto(19, [0], later);
        Assert.Contains("not computed", Assert.Throws<ConversionException>(() => LiteFile.Convert(file.ToArray())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_circle_of_steps_is_refused()
    {
        var file = new LiteFile(1, 1);
        var one = file.Tensor([1, 1, 1, 3], LiteType.Float32);
        var other = file.Step(19, [one], [1, 1, 1, 3]);
        file.StepInto(19, [other], one);
        file.Output(other);
        Assert.Throws<ConversionException>(() => LiteFile.Convert(file.ToArray()));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    [InlineData(100_000)]
    public void Something_else_than_a_model_is_refused(int length) =>
        Assert.Contains("TFL3", Assert.Throws<ConversionException>(() => TfLiteConverter.ToOnnx(new byte[length], "blazepose")).Message, StringComparison.Ordinal);
}
