using Aikynetix.Biomechanics.Kinematics;
using Aikynetix.Biomechanics.UnitTests.Motions;
using Aikynetix.TestKit.Athletes;

namespace Aikynetix.Biomechanics.UnitTests.Kinematics;

/// <summary>Where the camera stands is told from the body, and what it cannot see from there is said.</summary>
public sealed class ViewTests
{
    [Theory]
    [InlineData(true, false)]
    [InlineData(false, false)]
    [InlineData(true, true)]
    [InlineData(false, true)]
    public void Views_from_the_side_to_the_front_are_told_apart_in_both_facings_and_mirrored(bool right, bool mirrored)
    {
        for (var yaw = -90; yaw <= 90; yaw += 5)
        {
            var film = new AthleteCamera { Yaw = yaw, FacesRight = right, Mirrored = mirrored, Noise = 2, DropOut = 0.02 }.Film(Movements.Squat());
            var body = BodyTracker.Track(film, 6);
            Assert.Equal(Math.Abs(yaw), body.Turn, 14.0);
            var facing = right != mirrored ? CameraView.SideRight : CameraView.SideLeft;
            string[] allowed = Math.Abs(yaw) switch
            {
                <= 25 => [facing],
                < 45 => [facing, CameraView.Oblique],
                <= 55 => [CameraView.Oblique],
                < 75 => [CameraView.Oblique, CameraView.Front],
                _ => [CameraView.Front],
            };
            Assert.Contains(body.View, allowed);
            if (body.View == facing) Assert.Equal(mirrored, body.MirroredOrSwapped);
        }
    }

    [Fact]
    public void From_the_front_no_sagittal_angle_leaves_the_analysis()
    {
        var film = new AthleteCamera { Yaw = 88 }.Film(Movements.Squat());
        Assert.All(JointAngles.Compute(BodyTracker.Track(film, 6)).Export().Values, series => Assert.All(series, angle => Assert.Equal(double.NaN, angle)));
    }

    [Fact]
    public void While_the_athlete_turns_round_there_are_no_angles_and_before_and_after_there_are()
    {
        var film = new AthleteCamera { Noise = 1 }.Film(Movements.Turning(10, 360, 6));
        var knee = JointAngles.Compute(BodyTracker.Track(film, 6)).Export()["kne_angle"];
        Assert.All(knee[10..340], angle => Assert.True(double.IsFinite(angle)));
        Assert.All(knee[380..400], angle => Assert.Equal(double.NaN, angle));
        Assert.All(knee[450..580], angle => Assert.True(double.IsFinite(angle)));
    }

    [Theory]
    [InlineData(CameraView.SideLeft, false)]
    [InlineData(CameraView.SideRight, false)]
    [InlineData(CameraView.Oblique, false)]
    [InlineData(CameraView.Front, true)]
    public void Only_a_view_from_the_front_hides_bending(string view, bool isHidden) => Assert.Equal(isHidden, ViewRules.HidesSagittal(view));
}
