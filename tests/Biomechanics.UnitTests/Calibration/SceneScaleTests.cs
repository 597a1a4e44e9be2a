using Aikynetix.Biomechanics.Calibration;
using Aikynetix.Biomechanics.Weightlifting;
using Aikynetix.TestKit.Athletes;

namespace Aikynetix.Biomechanics.UnitTests.Calibration;

/// <summary>Two scales, kept apart: the scale test of the biomechanics reference, I.4, and what stands in for a missing one.</summary>
public sealed class SceneScaleTests
{
    private const double Plate = 0.450 / 180;
    private const double Body = Plate * 16 / 13;
    private static readonly BodyStature Stature = new(1.76 / Body, 0);

    [Fact]
    public void Plate_and_height_give_both_scales_and_a_camera_at_four_metres()
    {
        var scale = SceneScale.Resolve(90, 0.450, Stature, 1.76);

        Assert.Equal(Plate, scale.Bar, 12);
        Assert.Equal(Body, scale.Body, 12);
        Assert.Equal(4.000, scale.CameraDistance, 9);
        Assert.Equal(("plate", false, false), (scale.Source, scale.BodyAssumed, scale.IsContradictory));
    }

    [Fact]
    public void Without_a_height_the_body_scale_is_assumed_and_says_so()
    {
        var scale = SceneScale.Resolve(90, 0.450, Stature, null);

        Assert.True(scale.BodyAssumed);
        Assert.Equal(DepthPlanes.BodyScale(Plate, DepthPlanes.UsualCamera), scale.Body, 12);
        Assert.True(double.IsNaN(scale.CameraDistance));
    }

    [Fact]
    public void Without_a_plate_the_bar_at_the_wrists_shares_the_scale_of_the_body()
    {
        var scale = SceneScale.Resolve(double.NaN, 0.450, Stature, 1.76);

        Assert.Equal(("height", scale.Body), (scale.Source, scale.Bar));
    }

    [Fact]
    public void Without_either_nothing_is_metric_but_phases_have_a_scale()
    {
        var scale = SceneScale.Resolve(double.NaN, 0.450, Stature, null);

        Assert.False(scale.IsMetric);
        Assert.True(scale.Body > 0);
    }

    [Theory]
    [InlineData(0.9)]
    [InlineData(1.02)]
    [InlineData(1.7)]
    public void Scales_that_no_camera_can_see_contradict_each_other(double ratio) =>
        Assert.True(SceneScale.Resolve(90, 0.450, new BodyStature(1.76 / (Plate * ratio), 0), 1.76).IsContradictory);

    [Fact]
    public void A_height_that_changes_through_the_clip_is_no_scale() =>
        Assert.True(SceneScale.Resolve(90, 0.450, Stature with { Change = 0.2 }, 1.76).BodyAssumed);

    [Fact]
    public void A_height_that_the_body_contradicts_weighs_less_beside_a_flight()
    {
        var (sure, torn) = (SceneScale.Resolve(double.NaN, double.NaN, Stature, 1.76), SceneScale.Resolve(double.NaN, double.NaN, Stature with { Disagreement = 6 }, 1.76));
        var (one, other) = (sure.WithFlight(1.05 * sure.Body, 0.04, Stature), torn.WithFlight(1.05 * torn.Body, 0.04, Stature));

        Assert.Equal(Math.Sqrt(1.05) * sure.Body, one.Body, 9);
        Assert.Equal(Math.Pow(1.05, 0.9) * torn.Body, other.Body, 9);
        Assert.Equal(0.04 * Math.Sqrt(0.9), other.BodyError, 9);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(8)]
    public void A_filmed_lifter_gives_the_distance_of_the_camera_back(double distance)
    {
        var script = LiftScript.Reference();
        var scene = LiftScene.Read(
            SyntheticLifter.Film(script, new LifterOptions { Distance = distance }),
            new LiftContext(LiftExercise.Clean, 100, 0.450, new Athlete(script.BodyHeight)));

        Assert.Equal(0.0025 * (distance - 0.75) / distance, scene.Scale.Bar, 0.0025 * 0.003);
        Assert.Equal(0.0025, scene.Scale.Body, 0.0025 * 0.02);
        Assert.Equal(distance, scene.Scale.CameraDistance, 0.15 * distance);
    }
}
