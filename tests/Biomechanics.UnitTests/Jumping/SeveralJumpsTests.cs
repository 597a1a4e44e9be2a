using Aikynetix.Biomechanics.Jumping;
using Aikynetix.Pose;
using Aikynetix.TestKit.Athletes;

namespace Aikynetix.Biomechanics.UnitTests.Jumping;

/// <summary>Clips with more than one jump: none takes anything from the one before it.</summary>
public sealed class SeveralJumpsTests
{
    private static AthleteCamera Camera { get; } = new() { FramesPerSecond = 120, MetersPerPixel = 0.004, EyeHeight = 1.2 };

    [Fact]
    public void Several_jumps_are_told_apart_and_the_best_one_counts()
    {
        JumpPlan low = new() { PushTime = 0.16 }, high = new() { Push = 17, PushTime = 0.19 };
        var script = JumpScript.Of(1.8, low, high, JumpPlan.Reference, low);
        var analysis = Analyze((Camera with { Noise = 1 }).Film(script), height: 1.8);

        Assert.Equal(["jump_1", "jump_2", "jump_3", "jump_4"], analysis.Segments.Select(segment => segment.Name));
        foreach (var (segment, truth) in analysis.Segments.Zip(script.Truths))
        {
            Assert.Equal(truth.Height, segment.Metrics["jump_height"], 0.03);
            Assert.Equal(truth.TakeOff, segment.Metrics["takeoff"], 0.008);
            Assert.True(segment.Start < truth.TakeOff && segment.End > truth.Landing);
        }

        Assert.Equal(analysis.Segments[1].Metrics["jump_height"], analysis.Metrics["jump_height"]);
        Assert.Equal(analysis.Segments[1].Phases, analysis.Phases);
    }

    /// <summary>Models let the toes rise with the heels, here 25 ms before the toes do.</summary>
    [Fact]
    public void Toes_that_rise_too_early_make_no_higher_jump()
    {
        var script = JumpScript.Of(1.75, JumpPlan.Reference);
        var truth = Assert.Single(script.Truths);
        var film = Camera.Film(script);
        var frames = film.Frames.ToArray();
        foreach (var (i, frame) in film.Frames.Index())
        {
            if (Math.Abs(frame.Pose.Time.TotalSeconds - truth.TakeOff) > 0.08) continue;
            var points = frame.Pose.Points.ToArray();
            foreach (var toe in (BodyPoint[])[BodyPoint.LeftToe, BodyPoint.RightToe]) points[(int)toe] = film.Frames[i + 3].Pose[toe];
            frames[i] = frame with { Pose = frame.Pose with { Points = [.. points] } };
        }

        var jump = Assert.Single(Analyze(film with { Frames = frames }).Segments);

        Assert.Equal(truth.TakeOff, jump.Metrics["takeoff"], 0.008);
        Assert.Equal(truth.Height, jump.Metrics["jump_height"], 0.03);
    }

    [Theory]
    [InlineData(1.0, 60)]
    [InlineData(0.4, 60)]
    [InlineData(1.0, 120)]
    [InlineData(0.4, 240)]
    public void Events_of_a_jump_lie_in_order_after_the_one_before(double rest, double rate)
    {
        var script = JumpScript.Of(1.75, JumpPlan.Reference, JumpPlan.Reference with { Rest = rest }, JumpPlan.Reference with { Rest = rest });
        var film = Camera with { FramesPerSecond = rate, Noise = 1 };
        var analysis = Analyze(film.Film(script));

        Assert.Equal(3, analysis.Segments.Count);
        foreach (var (segment, truth) in analysis.Segments.Zip(script.Truths))
        {
            foreach (var (key, time) in ((string, double)[])
            [
                ("start_of_preparation", truth.Start), ("braking", truth.Braking), ("zero_velocity", truth.ZeroVelocity), ("takeoff", truth.TakeOff),
                ("peak", truth.Peak), ("landing", truth.Landing), ("damping", truth.Damping),
            ])
            {
                Assert.Equal(time, segment.Metrics[key], 0.05);
                Assert.InRange(segment.Metrics[key], segment.Start, segment.End);
            }

            Assert.Equal(2.5, segment.Metrics["max_grf_takeoff_bw"], 0.25);
            Assert.Equal(truth.Depth, segment.Metrics["countermovement_depth"], 0.02);
            Assert.Equal(segment.Phases.Select(phase => phase.Start).Order(), segment.Phases.Select(phase => phase.Start));
        }

        Assert.All(analysis.Segments.Zip(analysis.Segments.Skip(1)), pair => Assert.True(pair.First.End <= pair.Second.Start));
    }

    [Fact]
    public void A_jumper_who_bounces_off_at_once_has_a_lowest_point_and_no_beginning_of_the_second_jump()
    {
        var first = JumpScript.Of(1.75, JumpPlan.Reference);
        var (film, end) = (Camera.Film(first), first.Truths[0].Damping);
        var again = film.Frames.Where(frame => frame.Pose.Time.TotalSeconds >= first.Truths[0].ZeroVelocity)
            .Select(frame => frame with { Pose = frame.Pose with { Time = frame.Pose.Time + TimeSpan.FromSeconds(end - first.Truths[0].ZeroVelocity) } });
        var analysis = Analyze(film with { Frames = [.. film.Frames.Where(frame => frame.Pose.Time.TotalSeconds < end), .. again] });

        Assert.Equal(2, analysis.Segments.Count);
        var (one, two) = (analysis.Segments[0], analysis.Segments[1]);
        Assert.Equal(end, one.Metrics["damping"], 0.05);
        Assert.Equal(end, two.Metrics["zero_velocity"], 0.03);
        Assert.Equal("It does not show between this jump and the landing before it.", two.Quality["contraction_time"].Reason);
        Assert.True(one.Metrics["damping"] <= two.Metrics["zero_velocity"] + 0.03);
    }

    [Fact]
    public void No_more_than_five_jumps_are_measured_and_the_coach_is_told()
    {
        var analysis = Analyze(Camera.Film(JumpScript.Of(1.75, [.. Enumerable.Repeat(JumpPlan.Reference with { Rest = 0.4 }, 6)])));

        Assert.Equal(5, analysis.Segments.Count);
        Assert.Contains(analysis.Quality.Warnings, warning => warning.Contains("first 5 jumps", StringComparison.Ordinal));
    }

    private static MotionAnalysis Analyze(CaptureRecord film, double height = 1.75) =>
        JumpAnalyzer.Analyze(film, new JumpContext(JumpExercise.Countermovement, new Athlete(height, 70)));
}
