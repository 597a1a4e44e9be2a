using Aikynetix.Biomechanics.Kinematics;
using Aikynetix.TestKit.Signals;

namespace Aikynetix.Biomechanics.UnitTests.Kinematics;

/// <summary>Exported angles have the documented keys and one value per frame.</summary>
public sealed class AngleSeriesTests
{
    [Fact]
    public void Export_has_exactly_the_documented_keys()
    {
        string[] keys =
        [
            "lank_angle", "rank_angle", "lkne_angle", "rkne_angle", "lhip_angle", "rhip_angle", "lsho_angle", "rsho_angle",
            "lelb_angle", "relb_angle", "ank_angle", "kne_angle", "hip_angle", "shin_angle", "torso_angle",
        ];
        Assert.Equal(keys.Order(StringComparer.Ordinal), Export(1, 0).Keys.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(1, "rkne_angle")]
    [InlineData(-1, "lkne_angle")]
    public void Keys_without_a_side_are_those_of_the_near_side(int direction, string near)
    {
        var export = Export(direction, 0.2f);
        Assert.Same(export[near], export["kne_angle"]);
        Assert.All(export["kne_angle"], angle => Assert.True(double.IsFinite(angle)));
    }

    [Fact]
    public void Doubled_frames_have_the_value_of_their_moment()
    {
        double[] times = [0, 0.02, 0.04, 0.04, 0.06, 0.08, 0.10];
        var capture = new FigureCamera().Film(time => StickFigure.Squat(5 * time), times);
        var knee = JointAngles.Compute(BodyTracker.Track(capture, 6)).Export()["kne_angle"];
        Assert.Equal(times.Length, knee.Length);
        Assert.Equal(knee[2], knee[3]);
        Assert.NotEqual(knee[3], knee[4], 1e-3);
    }

    private static IReadOnlyDictionary<string, double[]> Export(int direction, float farScore) =>
        JointAngles.Compute(BodyTracker.Track(
            new FigureCamera { Direction = direction, FarScore = farScore }.Film(_ => StickFigure.Squat(0.5), 1.0), 6)).Export();
}
