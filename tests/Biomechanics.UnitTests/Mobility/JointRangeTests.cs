using Aikynetix.Biomechanics.Mobility;
using Aikynetix.Pose;
using Aikynetix.TestKit.Athletes;

namespace Aikynetix.Biomechanics.UnitTests.Mobility;

/// <summary>The range of each joint: what the film shows, with intervals that hold, and nothing where a joint was hidden.</summary>
public sealed class JointRangeTests
{
    private static readonly SquatScript Script = SquatScript.Reference(3);

    [Theory]
    [InlineData("kne", 45, 180)]
    [InlineData("hip", 45, 180)]
    [InlineData("ank", 55, 90)]
    public void Ends_of_the_range_are_those_of_the_movement(string joint, double least, double greatest)
    {
        var analysis = Analyze(Script, new AthleteCamera());
        foreach (var side in (string[])["l", "r"])
        {
            Assert.Equal(least, analysis.Metrics[$"{side}{joint}_min"], 1.0);
            Assert.Equal(greatest, analysis.Metrics[$"{side}{joint}_max"], 1.0);
            Assert.Equal(greatest - least, analysis.Metrics[$"{side}{joint}_range"], 1.5);
        }
    }

    [Fact]
    public void Thirty_angles_have_a_unit_and_no_segment_or_phase()
    {
        var analysis = Analyze(Script, new AthleteCamera());
        Assert.Equal(30, analysis.Metrics.Keys.Except(["mean_markers_validity"]).Count());
        Assert.All(MetricUnits.Of(analysis), unit => Assert.NotEqual("", unit.Value));
        Assert.Empty(analysis.Segments);
        Assert.Empty(analysis.Phases);
    }

    [Fact]
    public void A_joint_hidden_for_a_third_of_the_clip_has_no_range()
    {
        var last = (int)(Script.Duration * 60 * 0.35);
        var analysis = Analyze(Script, new AthleteCamera { Occlusion = (0, last, [BodyPoint.LeftKnee]) });
        Assert.Equal("The left knee was hidden for too much of the clip.", analysis.Quality.Metrics["lkne_range"].Reason);
        Assert.True(double.IsFinite(analysis.Metrics["rkne_range"]));
        Assert.True(double.IsFinite(analysis.Metrics["lelb_range"]));
    }

    [Fact]
    public void What_comes_before_the_athlete_enters_and_after_they_leave_hides_nothing()
    {
        var film = new AthleteCamera().Film(Script);
        var count = film.Frames.Count;
        var empty = Enumerable.Range(0, count).Select(i => PoseFrame.Empty(i, TimeSpan.FromSeconds(i / 60.0))).ToArray();
        var frames = empty.Concat(film.Frames.Select(frame => frame.Pose)).Concat(empty)
            .Select((pose, i) => new FrameObservation(pose with { FrameId = i, Time = TimeSpan.FromSeconds(i / 60.0) }, [])).ToArray();
        var analysis = MobilityAnalyzer.Analyze(film with { Frames = frames }, Context);

        Assert.All(analysis.Quality.Metrics, metric => Assert.True(metric.Value.Ok, $"{metric.Key}: {metric.Value.Reason}"));
        Assert.Equal(45, analysis.Metrics["rkne_min"], 1.5);
        Assert.Equal(Analyze(Script, new AthleteCamera()).Metrics["mean_markers_validity"], analysis.Metrics["mean_markers_validity"], 0.01);
    }

    [Fact]
    public void A_few_wild_frames_do_not_stretch_the_range()
    {
        var film = new AthleteCamera().Film(Script);
        var frames = film.Frames.Select((frame, i) => i % 150 != 70 ? frame : frame with
        {
            Pose = frame.Pose with { Points = [.. frame.Pose.Points.Select((p, k) => k == (int)BodyPoint.RightKnee ? p with { X = p.X + 120 } : p)] },
        });
        var analysis = MobilityAnalyzer.Analyze(film with { Frames = [.. frames] }, Context);
        Assert.Equal(45, analysis.Metrics["rkne_min"], 1.5);
    }

    [Fact]
    public void The_front_shows_no_range_and_an_angle_only_with_a_reservation()
    {
        Assert.All(Analyze(Script, new AthleteCamera { Yaw = 90 }).Metrics.Where(IsAngle), metric => Assert.Equal(double.NaN, metric.Value));
        Assert.All(Analyze(Script, new AthleteCamera { Yaw = 45 }).Quality.Metrics.Where(IsAngle), metric => Assert.False(metric.Value.Ok));
    }

    // Seeds on which no constant was fitted.
    private const int HeldOut = 1_900_000;

    [Fact]
    public void Nine_of_ten_truths_lie_in_the_intervals_however_gyms_film()
    {
        double[] rates = [30, 60, 120, 240];
        var inside = Enumerable.Range(HeldOut, 120).AsParallel().AsOrdered().SelectMany(number =>
        {
            var random = new Random(unchecked((int)((uint)number * 2654435761u)));
            var script = Drawn(random);
            var camera = new AthleteCamera { FramesPerSecond = rates[number % 4], Seed = number };
            var truth = Analyze(script, camera).Metrics;
            var film = camera with { Noise = 1 + (2 * random.NextDouble()), DropOut = 0.02, Yaw = 25 * Even(random), Roll = 2 * Even(random) };
            var seen = MobilityAnalyzer.Analyze(KeypointBias.Beside(film.Film(script), Math.Sqrt(2) * 0.005 * script.BodyHeight / film.MetersPerPixel, random), Context);
            return seen.Quality.Metrics.Where(IsAngle).Where(verdict => double.IsFinite(seen.Metrics[verdict.Key])).Select(verdict => (
                verdict.Key, Inside: truth[verdict.Key] >= verdict.Value.Low && truth[verdict.Key] <= verdict.Value.High, Error: seen.Metrics[verdict.Key] - truth[verdict.Key], Half: (verdict.Value.High - verdict.Value.Low) / 2)).ToArray();
        }).ToArray();
        foreach (var group in inside.GroupBy(one => one.Key[1..]).OrderBy(group => group.Key))
        {
            TestContext.Current.TestOutputHelper?.WriteLine(
                $"{group.Key,-10} {group.Average(one => one.Inside ? 1.0 : 0):0.000}  bias {group.Average(one => one.Error),7:0.000}  RMSE {Math.Sqrt(group.Average(one => one.Error * one.Error)):0.000}  half interval {group.Average(one => one.Half):0.000}  of {group.Count()}");
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"pooled     {inside.Average(one => one.Inside ? 1.0 : 0):0.000}");
        Assert.All(inside.GroupBy(one => one.Key[1..]), group => Assert.InRange(group.Average(one => one.Inside ? 1.0 : 0), 0.75, 1));
        Assert.InRange(inside.Average(one => one.Inside ? 1.0 : 0), 0.88, 0.92);
    }

    private static SquatScript Drawn(Random random)
    {
        var knees = -0.05 * random.NextDouble();
        return new SquatScript([.. Enumerable.Range(0, 3).Select(_ => new SquatRepetition
        {
            Thigh = random.Next(60, 110),
            Shank = random.Next(20, 40),
            Trunk = random.Next(20, 50),
            Arms = random.Next(100, 175),
            Elbow = random.Next(20, 90),
            HeelRise = 0.06 * random.NextDouble(),
            Valgus = knees,
        })])
        { ToeOut = 20 * random.NextDouble() };
    }

    private static double Even(Random random) => (2 * random.NextDouble()) - 1;

    private static bool IsAngle<T>(KeyValuePair<string, T> metric) => metric.Key != "mean_markers_validity";

    private static MobilityContext Context { get; } = new(MobilityExercise.JointAngles, new Athlete(1.75, 75));

    private static MotionAnalysis Analyze(SquatScript script, AthleteCamera camera) => MobilityAnalyzer.Analyze(camera.Film(script), Context);
}
