using Aikynetix.Biomechanics.Mobility;
using Aikynetix.Biomechanics.UnitTests.Motions;
using Aikynetix.TestKit.Athletes;

namespace Aikynetix.Biomechanics.UnitTests.Mobility;

/// <summary>Repetitions are counted as a coach would, and only whole ones.</summary>
public sealed class SquatRepetitionTests
{
    private static readonly SquatRepetition Half = new() { Thigh = 50, Shank = 20, Trunk = 20 };

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(12)]
    public void Each_squat_is_one_repetition(int count)
    {
        var analysis = SquatFilm.Assess(SquatScript.Reference(count), new AthleteCamera { Noise = 2, DropOut = 0.02, FramesPerSecond = 30 });
        Assert.Equal(count, analysis.Segments.Count);
        Assert.Equal(count, analysis.Metrics["repetitions"]);
    }

    [Theory]
    [InlineData(75)]
    [InlineData(90)]
    [InlineData(120)]
    public void Depth_makes_no_difference_to_the_count(double thigh) =>
        Assert.Equal(3, SquatFilm.Assess(SquatFilm.Times(3, new SquatRepetition { Thigh = thigh })).Segments.Count);

    [Theory]
    [InlineData(0.5)]
    [InlineData(3)]
    [InlineData(12)]
    public void A_pause_at_the_bottom_belongs_to_it(double pause)
    {
        var script = SquatFilm.Times(2, new SquatRepetition { Pause = pause });
        var analysis = SquatFilm.Assess(script, new AthleteCamera { Noise = 2 });
        Assert.Equal(2, analysis.Segments.Count);
        Assert.Equal(SquatTruth.Of(script, 0)["bottom_time"], analysis.Metrics["bottom_time"], 0.04);
        Assert.Equal(SquatTruth.Of(script, 0)["descent_time"], analysis.Metrics["descent_time"], 0.04);
    }

    [Fact]
    public void Repetitions_without_rest_between_them_are_told_apart()
    {
        var script = SquatFilm.Times(6, new SquatRepetition { Descent = 0.7, Ascent = 0.6, Rest = 0 });
        Assert.Equal(6, SquatFilm.Assess(script, new AthleteCamera { Noise = 2 }).Segments.Count);
    }

    [Fact]
    public void Half_squats_do_not_count()
    {
        var script = new SquatScript(Half, new SquatRepetition(), Half, Half, new SquatRepetition(), Half);
        var analysis = SquatFilm.Assess(script, new AthleteCamera { Noise = 2 });
        Assert.Equal(2, analysis.Segments.Count);
        Assert.Equal(script.BottomTime(1), analysis.Segments[0].Phases[1].Start, 0.3);
    }

    [Fact]
    public void A_clip_that_begins_or_ends_in_a_squat_counts_the_whole_ones()
    {
        var script = SquatScript.Reference(4);
        var analysis = SquatFilm.Assess(script, new AthleteCamera { From = script.BottomTime(0), To = script.BottomTime(3) + 0.1 });

        Assert.Equal(2, analysis.Segments.Count);
        Assert.Contains("The clip begins in a squat, which was left out.", analysis.Quality.Warnings);
        Assert.Contains("The clip ends in a squat, which was left out.", analysis.Quality.Warnings);
    }

    [Fact]
    public void A_clip_that_ends_while_the_athlete_rises_has_no_repetition_there()
    {
        var script = SquatScript.Reference(2);
        var analysis = SquatFilm.Assess(script, new AthleteCamera { To = script.BottomTime(1) + 0.5 });
        Assert.Single(analysis.Segments);
    }

    [Theory]
    [InlineData(0.62)]
    [InlineData(0.70)]
    public void A_repetition_that_the_end_of_the_clip_cuts_is_left_out_though_most_of_it_was_seen(double risen)
    {
        var script = SquatScript.Reference(3);
        var analysis = SquatFilm.Assess(script, new AthleteCamera { Noise = 2, To = script.BottomTime(2) + (risen * script.Repetitions[2].Ascent) });

        Assert.Equal((2, 2), (analysis.Segments.Count, analysis.Metrics["repetitions"]));
        Assert.Contains("The clip ends in a squat, which was left out.", analysis.Quality.Warnings);
        Assert.Equal(SquatTruth.Of(script, 0)["ascent_time"], analysis.Metrics["ascent_time"], 0.04);
    }

    [Theory]
    [InlineData(0.30)]
    [InlineData(0.38)]
    public void A_repetition_that_the_start_of_the_clip_cuts_is_left_out_though_most_of_it_was_seen(double sunk)
    {
        var script = SquatScript.Reference(3);
        var analysis = SquatFilm.Assess(script, new AthleteCamera { Noise = 2, From = script.Span(0).Start + (sunk * script.Repetitions[0].Descent) });

        Assert.Equal(2, analysis.Segments.Count);
        Assert.Contains("The clip begins in a squat, which was left out.", analysis.Quality.Warnings);
        Assert.Equal(SquatTruth.Of(script, 0)["descent_time"], analysis.Metrics["descent_time"], 0.04);
    }

    [Fact]
    public void An_athlete_who_comes_to_stand_a_little_lower_just_before_the_end_has_done_the_repetition()
    {
        var depth = new CosineTrack((0.4, 0), (1.4, 1), (2.4, 0.1));
        var script = new PostureScript(2.6, time => Movements.Standing((-0.18 * depth.At(time), 0.92 - (0.45 * depth.At(time)))) with { Trunk = 35 * depth.At(time), Shoulder = (180, 180) });
        var analysis = MobilityAnalyzer.Analyze(new AthleteCamera { Noise = 1 }.Film(script), SquatFilm.Context(1.75));
        Assert.Single(analysis.Segments);
    }

    [Fact]
    public void A_clip_trimmed_to_the_repetition_keeps_it()
    {
        var script = SquatScript.Reference(1);
        var (start, end) = script.Span(0);
        Assert.Single(SquatFilm.Assess(script, new AthleteCamera { Noise = 1, From = start, To = end }).Segments);
    }

    [Fact]
    public void Standing_is_no_squat_and_says_so()
    {
        var analysis = SquatFilm.Assess(SquatScript.Reference(0), new AthleteCamera { Noise = 2 });
        Assert.StartsWith("No squat was found", analysis.Quality.Warnings[0], StringComparison.Ordinal);
        Assert.Equal("No squat was found in the clip.", analysis.Quality.Metrics["depth"].Reason);
        Assert.Equal(0, analysis.Metrics["repetitions"]);
    }

    [Fact]
    public void Hips_hidden_for_a_moment_do_not_hide_the_repetition()
    {
        var camera = new AthleteCamera { Occlusion = (85, 105, [Pose.BodyPoint.LeftHip, Pose.BodyPoint.RightHip]) };
        Assert.Equal(3, SquatFilm.Assess(SquatScript.Reference(3), camera).Segments.Count);
    }

    [Fact]
    public void Slow_motion_that_the_container_declares_is_no_business_of_the_count() =>
        Assert.Equal(3, SquatFilm.Assess(SquatScript.Reference(3), new AthleteCamera { SlowMotion = 4, FramesPerSecond = 240 }).Segments.Count);
}
