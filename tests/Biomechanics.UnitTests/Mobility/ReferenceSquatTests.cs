using Aikynetix.TestKit.Athletes;

namespace Aikynetix.Biomechanics.UnitTests.Mobility;

/// <summary>The squat figure of the biomechanics reference, I.1: exact in the script, and read back from its film.</summary>
public sealed class ReferenceSquatTests
{
    private static readonly SquatScript Script = SquatScript.Reference(3);

    [Theory]
    [InlineData("knee_angle", 45)]
    [InlineData("ankle_dorsiflexion", 35)]
    [InlineData("trunk_lean", 35)]
    [InlineData("trunk_shin_difference", 0)]
    [InlineData("depth", -10)]
    [InlineData("arm_flexion", 180)]
    [InlineData("elbow_angle", 180)]
    [InlineData("heel_rise", 0)]
    [InlineData("foot_angle_change", 0)]
    public void The_figure_is_exact_in_the_script_and_read_from_its_film(string key, double truth)
    {
        Assert.Equal(truth, SquatTruth.Of(Script, 0)[key], 9);
        Assert.Equal(truth, SquatFilm.Assess(Script).Metrics[key], 0.05);
    }

    [Theory]
    [InlineData(30)]
    [InlineData(60)]
    [InlineData(240)]
    public void Everything_else_is_read_from_an_exact_film(double framesPerSecond)
    {
        var analysis = SquatFilm.Assess(Script, new AthleteCamera { FramesPerSecond = framesPerSecond });
        foreach (var (key, tolerance) in new[] { ("descent_time", 0.012), ("bottom_time", 0.02), ("ascent_time", 0.012), ("descent_speed_cv", 0.02), ("bar_sway", 0.004), ("dowel_offset", 0.01) })
            Assert.Equal(SquatTruth.Of(Script, 0)[key], analysis.Metrics[key], tolerance);
    }

    [Fact]
    public void Hip_angle_of_the_figure_is_45_degrees_at_the_bottom()
    {
        var analysis = SquatFilm.Assess(Script);
        var bottom = Array.FindIndex(analysis.Timestamps, time => time >= Script.BottomTime(1));

        Assert.Equal(45, analysis.Angles["hip_angle"][bottom], 0.3);
        Assert.Equal(55, analysis.Angles["ank_angle"][bottom], 0.3);
        Assert.Equal(-10, analysis.ReportMetrics["thigh_elevation"][bottom], 0.3);
        Assert.Equal(35, analysis.ReportMetrics["trunk_lean"][bottom], 0.3);
        Assert.Equal(35, analysis.ReportMetrics["dorsiflexion"][bottom], 0.3);
    }

    [Fact]
    public void Phases_of_each_repetition_follow_each_other_and_hold_its_lowest_point()
    {
        var analysis = SquatFilm.Assess(Script, new AthleteCamera { Noise = 2 });

        Assert.Equal(["repetition_1", "repetition_2", "repetition_3"], analysis.Segments.Select(segment => segment.Name));
        for (var i = 0; i < 3; i++)
        {
            var segment = analysis.Segments[i];
            Assert.Equal(["descent", "bottom", "ascent"], segment.Phases.Select(phase => phase.Name));
            Assert.Equal((segment.Start, segment.End), (segment.Phases[0].Start, segment.Phases[2].End));
            Assert.Equal(segment.Phases[0].End, segment.Phases[1].Start);
            Assert.Equal(segment.Phases[1].End, segment.Phases[2].Start);
            Assert.InRange(Script.BottomTime(i), segment.Phases[1].Start, segment.Phases[1].End);
        }

        Assert.Contains(analysis.Segments, segment => segment.Phases == analysis.Phases);
    }

    [Fact]
    public void Every_metric_and_series_has_a_unit()
    {
        var analysis = SquatFilm.Assess(Script);
        Assert.DoesNotContain(MetricUnits.Of(analysis), unit => unit.Value.Length == 0);
    }
}
