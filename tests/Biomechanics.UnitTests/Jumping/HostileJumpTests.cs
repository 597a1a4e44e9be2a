using Aikynetix.Biomechanics.Calibration;
using Aikynetix.Biomechanics.Jumping;
using Aikynetix.Pose;
using Aikynetix.TestKit.Athletes;
using FsCheck;
using FsCheck.Fluent;

namespace Aikynetix.Biomechanics.UnitTests.Jumping;

/// <summary>Whatever a capture holds, the analysis answers, keeps its promises about numbers, and never fails.</summary>
public sealed class HostileJumpTests
{
    private static readonly JumpScript[] Scripts = [JumpScript.Reference(), JumpScript.ReferenceDrop(), JumpScript.Of(1.7, JumpPlan.Reference, JumpPlan.Reference)];

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(6)]
    public void Too_few_frames_give_an_empty_answer_with_a_word(int count)
    {
        var analysis = Analyze([.. new AthleteCamera().Film(Scripts[0]).Frames.Take(count)]);

        Assert.Equal(count, analysis.Timestamps.Length);
        Assert.Equal(["The clip is too short to show a jump."], analysis.Quality.Warnings);
        KeepsItsPromises(analysis);
    }

    [Fact]
    public void Nobody_and_numbers_that_are_none_do_no_harm()
    {
        var broken = new Keypoint(float.NaN, float.PositiveInfinity, float.NaN);
        KeepsItsPromises(Analyze([.. Enumerable.Range(0, 300).Select(i => new FrameObservation(PoseFrame.Empty(i, TimeSpan.FromSeconds(i / 60.0)), []))]));
        KeepsItsPromises(Analyze([.. Enumerable.Range(0, 200).Select(i => new FrameObservation(
            new PoseFrame(i, TimeSpan.FromSeconds(i / 30.0), 1, [.. Enumerable.Repeat(broken, Skeleton.Count)]), []))]));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void Clocks_that_stand_still_or_run_backwards_do_no_harm(int step)
    {
        var film = new AthleteCamera().Film(Scripts[0]).Frames;
        KeepsItsPromises(Analyze([.. film.Select((frame, i) => frame with { Pose = frame.Pose with { Time = TimeSpan.FromSeconds(step * i / 60.0) } })]));
    }

    [Theory]
    [InlineData(30)]
    [InlineData(240)]
    public void Clips_that_begin_or_end_anywhere_in_a_landing_do_no_harm(double rate)
    {
        for (var from = 1.9; from < 2.15; from += 0.003)
            KeepsItsPromises(Analyze([.. new AthleteCamera { FramesPerSecond = rate, From = from, MetersPerPixel = 0.004 }.Film(Scripts[0]).Frames]));
        for (var to = 1.9; to < 2.15; to += 0.003)
            KeepsItsPromises(Analyze([.. new AthleteCamera { FramesPerSecond = rate, From = 1.2, To = to, MetersPerPixel = 0.004 }.Film(Scripts[0]).Frames]));
    }

    [Fact]
    public void A_contact_without_a_flight_has_no_place()
    {
        var scene = BodyScene.Read(new AthleteCamera { FramesPerSecond = 120 }.Film(Scripts[0]), new Athlete(1.75), 6);
        var nothing = new FlightPath(double.NaN, double.NaN, double.NaN, double.NaN, double.NaN, double.NaN);

        Assert.True(double.IsNaN(ContactEdge.TakeOff(new JumpSignals(scene), nothing, 180).Place));
        Assert.True(double.IsNaN(ContactEdge.Landing(new JumpSignals(scene), double.NaN, 100, 252).Place));
    }

    [Fact]
    public void Any_film_of_a_jump_is_answered() =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), KeepsItsPromisesOn).Check(Config.QuickThrowOnFailure.WithMaxTest(150).WithReplay(31, 7));

    private static void KeepsItsPromisesOn(int seed)
    {
        var random = new Random(seed);
        var script = Scripts[random.Next(Scripts.Length)];
        var from = random.NextDouble() * 2.5;
        var camera = new AthleteCamera
        {
            FramesPerSecond = 10 + (random.NextDouble() * 130),
            Jitter = random.NextDouble() * 0.9,
            Noise = Math.Pow(random.NextDouble(), 3) * 60,
            DropOut = Math.Pow(random.NextDouble(), 2),
            Yaw = random.Next(2) == 0 ? 0 : random.NextDouble() * 90,
            Roll = (random.NextDouble() * 10) - 5,
            Pan = random.Next(3) == 0 ? random.NextDouble() : 0,
            SlowMotion = random.Next(3) == 0 ? random.NextDouble() * 20 : 1,
            From = from,
            To = from + (random.NextDouble() * 4),
            MetersPerPixel = 0.004,
            Seed = random.Next(),
        };
        var film = camera.Film(script) with { SlowMotion = random.Next(3) == 0 ? 8 : 1 };
        if (random.Next(3) == 0) film = film with { Frames = [.. film.Frames.Select(frame => Wild(frame, random))] };
        var athlete = new Athlete(random.Next(2) == 0 ? null : script.BodyHeight, random.Next(2) == 0 ? null : 75);
        KeepsItsPromises(JumpAnalyzer.Analyze(film, new JumpContext((JumpExercise)random.Next(2), athlete)));
    }

    private static FrameObservation Wild(FrameObservation frame, Random random)
    {
        if (random.Next(10) > 0) return frame;
        var points = frame.Pose.Points.ToArray();
        points[random.Next(points.Length)] = new Keypoint(1e30f * (float)random.NextDouble(), float.NaN, 1);
        points[random.Next(points.Length)] = new Keypoint(3e7f, -3e7f, 1);
        return frame with { Pose = frame.Pose with { Points = [.. points] } };
    }

    private static MotionAnalysis Analyze(FrameObservation[] frames) =>
        JumpAnalyzer.Analyze(new CaptureRecord(1280, 720, frames), new JumpContext(JumpExercise.Countermovement, new Athlete(1.75, 70)));

    private static void KeepsItsPromises(MotionAnalysis analysis)
    {
        Keeps(analysis.Metrics, analysis.Quality.Metrics);
        foreach (var segment in analysis.Segments)
        {
            Keeps(segment.Metrics, segment.Quality);
            Assert.True(segment.End >= segment.Start && segment.Start >= 0);
            Assert.All(segment.Phases, phase => Assert.True(phase.End >= phase.Start));
        }

        foreach (var (_, series) in analysis.ReportMetrics.Concat(analysis.Angles))
        {
            Assert.Equal(analysis.Timestamps.Length, series.Length);
            Assert.DoesNotContain(series, double.IsInfinity);
        }

        Assert.All(analysis.Quality.Warnings, warning => Assert.EndsWith(".", warning));
        Assert.Equal(analysis.Metrics.Keys.Order(), analysis.Quality.Metrics.Keys.Order());
    }

    private static void Keeps(IReadOnlyDictionary<string, double> metrics, IReadOnlyDictionary<string, MetricQuality> quality)
    {
        foreach (var (key, verdict) in quality)
        {
            Assert.False(double.IsInfinity(metrics[key]), key);
            Assert.True(double.IsNaN(metrics[key]) == (!verdict.Ok && double.IsNaN(verdict.Low)), $"{key} = {metrics[key]} does not go with {verdict}");
            Assert.True(verdict.Ok || !string.IsNullOrWhiteSpace(verdict.Reason), $"{key} is doubtful without a reason");
        }
    }
}
