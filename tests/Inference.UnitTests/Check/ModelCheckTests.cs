using Aikynetix.Inference.Check;
using Aikynetix.Inference.Models;
using Aikynetix.Inference.Onnx;
using Aikynetix.Pose;

namespace Aikynetix.Inference.UnitTests.Check;

/// <summary>A model that computes something else than it is known to is refused, alone and in a batch.</summary>
public sealed class ModelCheckTests
{
    [Fact]
    public void A_model_passes_by_its_own_answer()
    {
        var stored = Answer(new TinyPose());
        using var model = new TinyPose().Open();
        Assert.Equal(stored.Presence, ModelCheck.Pass(model, stored).Presence);
    }

    [Fact]
    public void Red_and_blue_exchanged_are_refused() => Assert.Contains("is allowed", Refusal(new TinyPose { SwapsColors = true }), StringComparison.Ordinal);

    [Fact]
    public void Shuffled_channels_are_refused()
    {
        var shuffled = new TinyPose();
        Array.Reverse(shuffled.Red);
        Assert.Contains("is allowed", Refusal(shuffled), StringComparison.Ordinal);
    }

    [Fact]
    public void An_engine_that_mixes_a_batch_up_is_refused_though_it_computes_one_picture_rightly() =>
        Assert.Contains("in place 2 of 3 in one run", Refusal(new TinyPose { MixesBatch = true }), StringComparison.Ordinal);

    [Fact]
    public void Numbers_that_are_not_finite_are_refused_when_the_model_is_loaded()
    {
        var broken = new TinyPose();
        broken.Scores[3] = float.NaN;
        Assert.Throws<OnnxException>(broken.Open);
    }

    [Fact]
    public void A_refusal_names_the_runtime_and_the_way_out()
    {
        var message = Refusal(new TinyPose { SwapsColors = true });
        Assert.Contains($"ONNX Runtime {NativeLibraryVersion()}", message, StringComparison.Ordinal);
        Assert.All(["./aiky doctor", "./aiky models"], part => Assert.Contains(part, message, StringComparison.Ordinal));
    }

    [Fact]
    public void A_model_of_which_nobody_has_an_answer_must_find_the_drawn_athlete()
    {
        // This one looks for colours, not for bodies.
        using var model = new TinyPose().Open();
        Assert.Contains("torso lengths", Assert.Throws<OnnxException>(() => ModelCheck.Pass(model, null)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_truth_itself_is_plausible_and_what_is_not_there_or_elsewhere_is_not()
    {
        ModelAnswer Shifted(float by, float presence = 0.9f) =>
            new(presence, [.. BuiltInPicture.Truth.Select(point => new[] { point.X + by, point.Y, 0.9f })]);
        Assert.Null(Plausibility.Fault(Shifted(0)));
        Assert.Null(Plausibility.Fault(Shifted(0.01f)));
        Assert.NotNull(Plausibility.Fault(Shifted(0.5f * BuiltInPicture.Torso)));
        Assert.Contains("presence 0.40", Plausibility.Fault(Shifted(0, 0.4f)), StringComparison.Ordinal);
        Assert.NotNull(Plausibility.Fault(Shifted(float.NaN)));
        Assert.NotNull(Plausibility.Fault(Shifted(0, float.NaN)));
        Assert.NotNull(Plausibility.Fault(new ModelAnswer(0.9f, [.. Enumerable.Repeat(Array.Empty<float>(), Skeleton.Count)])));
        Assert.NotNull(Plausibility.Fault(new ModelAnswer(0, [])));
        Assert.Null(Plausibility.Fault(new ModelAnswer(0.9f, [[0.3f, 0.1f, 0.4f, 0.8f, 0.9f]])));
        Assert.NotNull(Plausibility.Fault(new ModelAnswer(0.9f, [[0, 0, 0.1f, 0.1f, 0.9f]])));
    }

    private static string NativeLibraryVersion() => Onnx.NativeLibraryFile.LoadOrSkip().Version;

    private static ModelAnswer Answer(TinyPose tiny)
    {
        using var model = tiny.Open();
        return ModelCheck.Answer(model);
    }

    private static string Refusal(TinyPose tampered)
    {
        var stored = Answer(new TinyPose());
        using var model = tampered.Open();
        return Assert.Throws<OnnxException>(() => ModelCheck.Pass(model, stored)).Message;
    }
}
