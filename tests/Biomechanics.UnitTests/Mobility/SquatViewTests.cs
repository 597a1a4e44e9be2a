using Aikynetix.Biomechanics.Kinematics;
using Aikynetix.Pose;
using Aikynetix.TestKit.Athletes;

namespace Aikynetix.Biomechanics.UnitTests.Mobility;

/// <summary>Each view gives what it shows and refuses the rest; how the picture lies makes no difference.</summary>
public sealed class SquatViewTests
{
    private static readonly string[] Sagittal =
        ["depth", "trunk_shin_difference", "trunk_lean", "knee_angle", "ankle_dorsiflexion", "heel_rise", "foot_angle_change", "arm_flexion", "elbow_angle", "dowel_offset", "bar_sway", "score", "composite"];

    private static readonly string[] Frontal = ["lfppa", "rfppa", "ltoe_out", "rtoe_out", "hip_shift"];

    private static readonly SquatScript Script = SquatScript.Reference(3);

    [Theory]
    [InlineData(90)]
    [InlineData(-90)]
    public void The_front_shows_nothing_that_happens_forward_and_back(double yaw)
    {
        var analysis = SquatFilm.Assess(Script, new AthleteCamera { Yaw = yaw, Noise = 1 });
        Assert.Equal((CameraView.Front, 3), (analysis.Quality.View, analysis.Segments.Count));
        foreach (var key in Sagittal)
        {
            Assert.Equal(double.NaN, analysis.Metrics[key]);
            Assert.Contains("from the side", analysis.Quality.Metrics[key].Reason, StringComparison.Ordinal);
        }

        Assert.All(Frontal, key => Assert.True(analysis.Quality.Metrics[key].Ok, key));
        Assert.All(analysis.ReportMetrics["thigh_elevation"], value => Assert.Equal(double.NaN, value));
        Assert.Equal(SquatTruth.Of(Script, 0)["descent_time"], analysis.Metrics["descent_time"], 0.06);
    }

    [Fact]
    public void The_side_shows_nothing_sideways()
    {
        var analysis = SquatFilm.Assess(Script);
        Assert.All(Frontal, key => Assert.Equal(double.NaN, analysis.Metrics[key]));
        Assert.All(Sagittal, key => Assert.True(analysis.Quality.Metrics[key].Ok, key));
    }

    [Fact]
    public void An_oblique_view_is_measured_with_a_reservation()
    {
        var analysis = SquatFilm.Assess(Script, new AthleteCamera { Yaw = 45 });
        Assert.Equal(CameraView.Oblique, analysis.Quality.View);
        foreach (var key in Sagittal.Where(key => double.IsFinite(analysis.Metrics[key])))
            Assert.Contains("at an angle", analysis.Quality.Metrics[key].Reason, StringComparison.Ordinal);
        Assert.All(Frontal, key => Assert.Equal(double.NaN, analysis.Metrics[key]));
    }

    [Theory]
    [InlineData(22)]
    [InlineData(28)]
    public void An_athlete_turned_a_little_is_measured_with_a_reservation_and_wide_intervals(double yaw)
    {
        var outward = new SquatRepetition { Valgus = -0.08 };
        var script = new SquatScript(outward, outward, outward) { ToeOut = 25 };
        var analysis = SquatFilm.Assess(script, new AthleteCamera { Yaw = yaw, Noise = 1 });
        var truth = SquatTruth.Of(script, 0);

        Assert.Equal(CameraView.SideRight, analysis.Quality.View);
        Assert.Contains(analysis.Quality.Warnings, warning => warning.Contains("turned by about", StringComparison.Ordinal));
        foreach (var key in (string[])["depth", "trunk_shin_difference", "trunk_lean", "knee_angle"])
        {
            var verdict = analysis.Quality.Metrics[key];
            Assert.Contains("turned by about", verdict.Reason, StringComparison.Ordinal);
            Assert.True(verdict.Low <= truth[key] && truth[key] <= verdict.High, $"{key}: {truth[key]:0.0} is not in {verdict.Low:0.0} to {verdict.High:0.0}.");
        }

        Assert.True(double.IsNaN(analysis.Metrics["ankle_dorsiflexion"]));
        Assert.Contains("feet were turned", analysis.Quality.Metrics["ankle_dorsiflexion"].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Hips_that_were_hidden_at_the_lowest_point_leave_a_doubt()
    {
        var bottom = (int)(Script.BottomTime(1) * 60);
        var hidden = (bottom - 12, bottom + 12, (BodyPoint[])[BodyPoint.LeftHip, BodyPoint.RightHip]);
        var analysis = SquatFilm.Assess(Script, new AthleteCamera { Noise = 1, Occlusion = hidden });

        Assert.Equal(3, analysis.Segments.Count);
        foreach (var (key, verdict) in analysis.Segments[1].Quality.Where(verdict => double.IsFinite(verdict.Value.Low) && verdict.Key != "mean_markers_validity"))
            Assert.True(verdict.Reason?.Contains("drawn through", StringComparison.Ordinal), key);
        Assert.True(analysis.Segments[0].Quality["descent_time"].Ok);
        Assert.Contains(analysis.Quality.Warnings, warning => warning.StartsWith("In 1 of 3 repetitions", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(90, false)]
    [InlineData(-90, false)]
    [InlineData(90, true)]
    public void Knees_toes_and_hips_read_the_same_from_before_and_behind(double yaw, bool mirrored)
    {
        var inward = new SquatRepetition { Valgus = 0.06, HipShift = 0.05 };
        var script = new SquatScript(inward, inward, inward) { ToeOut = 20 };
        var analysis = SquatFilm.Assess(script, new AthleteCamera { Yaw = yaw, Mirrored = mirrored, Distance = 30 });

        Assert.Equal(0.05, analysis.Metrics["hip_shift"], 0.006);
        Assert.Equal(20, analysis.Metrics["ltoe_out"], 2.0);
        Assert.Equal(20, analysis.Metrics["rtoe_out"], 2.0);
        var (left, right) = (analysis.Metrics["lfppa"], analysis.Metrics["rfppa"]);
        Assert.InRange((left + right) / 2, 10, 20);
        Assert.True(right > left, "Hips that go to the right make the right knee look further in.");
    }

    [Fact]
    public void Straight_knees_have_no_projection_angle()
    {
        var analysis = SquatFilm.Assess(Script, new AthleteCamera { Yaw = 90, Distance = 30 });
        Assert.Equal(0, analysis.Metrics["lfppa"], 0.5);
        Assert.Equal(0, analysis.Metrics["rfppa"], 0.5);
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, true)]
    [InlineData(false, true)]
    public void Facing_and_mirroring_change_nothing(bool facesRight, bool mirrored)
    {
        var (plain, turned) = (SquatFilm.Assess(Script), SquatFilm.Assess(Script, new AthleteCamera { FacesRight = facesRight, Mirrored = mirrored }));
        foreach (var key in Sagittal) Assert.Equal(plain.Metrics[key], turned.Metrics[key], 0.25);
    }

    [Theory]
    [InlineData(-3)]
    [InlineData(3)]
    public void Roll_moves_what_is_measured_from_the_horizontal_and_nothing_else(double roll)
    {
        var (plain, rolled) = (SquatFilm.Assess(Script), SquatFilm.Assess(Script, new AthleteCamera { Roll = roll }));
        foreach (var key in (string[])["trunk_shin_difference", "knee_angle", "ankle_dorsiflexion", "foot_angle_change", "arm_flexion", "elbow_angle"])
            Assert.Equal(plain.Metrics[key], rolled.Metrics[key], 0.2);
        Assert.Equal(3, Math.Abs(plain.Metrics["depth"] - rolled.Metrics["depth"]), 0.2);
        Assert.Equal(3, rolled.Segments.Count);
    }

    [Fact]
    public void Few_frames_a_second_give_angles_without_and_times_with_a_reservation()
    {
        var analysis = SquatFilm.Assess(Script, new AthleteCamera { FramesPerSecond = 30 });
        Assert.True(analysis.Quality.Metrics["knee_angle"].Ok);
        Assert.Contains("60 or more", analysis.Quality.Metrics["descent_time"].Reason, StringComparison.Ordinal);
    }
}
