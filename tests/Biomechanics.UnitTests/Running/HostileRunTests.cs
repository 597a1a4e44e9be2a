using Aikynetix.Biomechanics.Running;
using Aikynetix.Pose;
using Aikynetix.TestKit.Athletes;

namespace Aikynetix.Biomechanics.UnitTests.Running;

/// <summary>Whatever a capture holds, the analysis of a run answers, keeps its promises about numbers, and never fails.</summary>
public sealed class HostileRunTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void Too_few_frames_give_an_empty_answer_with_a_word(int count)
    {
        var film = new AthleteCamera().Film(new RunScript());
        var analysis = Analyze(film with { Frames = [.. film.Frames.Take(count)] });

        Assert.StartsWith("The clip is too short", analysis.Quality.Warnings[0], StringComparison.Ordinal);
        Keeps(analysis);
    }

    [Fact]
    public void Nobody_and_nonsense_do_no_harm()
    {
        var broken = new Keypoint(float.NaN, float.PositiveInfinity, float.NaN);
        var wild = new Keypoint(3e37f, -3e37f, 1);
        Keeps(Analyze(Film(i => PoseFrame.Empty(i, TimeSpan.FromSeconds(i / 60.0)))));
        Keeps(Analyze(Film(i => new PoseFrame(i, TimeSpan.FromSeconds(i / 60.0), 1, [.. Enumerable.Repeat(broken, Skeleton.Count)]))));
        Keeps(Analyze(Film(i => new PoseFrame(i, TimeSpan.FromSeconds(i / 60.0), 1, [.. Enumerable.Repeat(i % 2 == 0 ? wild : default, Skeleton.Count)]))));
        Keeps(Analyze(Film(i => new PoseFrame(i, TimeSpan.Zero, 1, [.. Enumerable.Repeat(wild, Skeleton.Count)]))));

        static CaptureRecord Film(Func<int, PoseFrame> pose) =>
            new(1280, 720, [.. Enumerable.Range(0, 120).Select(i => new FrameObservation(pose(i), []))]);
    }

    [Fact]
    public void Promises_hold_for_films_however_bad()
    {
        for (var seed = 0; seed < 60; seed++)
        {
            var random = new Random(seed);
            var script = RunDraw.Runner(random) with { Incline = 10 * (random.NextDouble() - 0.5), Overground = random.Next(3) == 0 };
            var camera = new AthleteCamera
            {
                FramesPerSecond = new[] { 24, 30, 60, 120 }[random.Next(4)],
                Jitter = random.NextDouble() * 0.9,
                Noise = Math.Pow(random.NextDouble(), 3) * 60,
                DropOut = Math.Pow(random.NextDouble(), 2),
                Roll = 8 * (random.NextDouble() - 0.5),
                Yaw = 90 * Math.Pow(random.NextDouble(), 2),
                Pan = random.Next(3) == 0 ? 2 : 0,
                Mirrored = random.Next(2) == 0,
                From = random.NextDouble() * 2,
                To = 1 + (random.NextDouble() * 3),
                Seed = seed,
            };
            var athlete = new Athlete(random.Next(3) == 0 ? null : script.BodyHeight, random.Next(3) == 0 ? null : 70);
            Keeps(RunAnalyzer.Analyze(camera.Film(script), new RunContext(script.Incline, random.Next(3) == 0 ? script.Speed : null, athlete)));
        }
    }

    [Theory]
    [InlineData(double.NaN, double.NaN)]
    [InlineData(double.PositiveInfinity, -1.0)]
    [InlineData(89.0, 1e9)]
    public void Told_nonsense_does_no_harm(double incline, double speed) =>
        Keeps(RunAnalyzer.Analyze(new AthleteCamera().Film(new RunScript()), new RunContext(incline, speed, new Athlete(-3, double.NaN))));

    private static MotionAnalysis Analyze(CaptureRecord capture) => RunAnalyzer.Analyze(capture, new RunContext(0, null, new Athlete(1.75, 70)));

    private static void Keeps(MotionAnalysis analysis)
    {
        Check(analysis.Metrics, analysis.Quality.Metrics);
        foreach (var step in analysis.Segments)
        {
            Check(step.Metrics, step.Quality);
            Assert.True(step.Start <= step.End);
        }

        Assert.Equal(analysis.Segments.Select(step => step.Start).Order(), analysis.Segments.Select(step => step.Start));
        foreach (var (_, series) in analysis.ReportMetrics.Concat(analysis.Angles).Concat(analysis.Keypoints))
        {
            Assert.Equal(analysis.Timestamps.Length, series.Length);
            Assert.DoesNotContain(series, double.IsInfinity);
        }

        foreach (var (key, limit) in (ReadOnlySpan<(string, double)>)[("hipy", 5), ("vhipy", 12), ("com", 5)])
            Assert.DoesNotContain(analysis.ReportMetrics[key], value => Math.Abs(value) > limit);

        Assert.All(analysis.Quality.Warnings, warning => Assert.EndsWith(".", warning));
    }

    private static void Check(IReadOnlyDictionary<string, double> values, IReadOnlyDictionary<string, MetricQuality> verdicts)
    {
        Assert.Equal(values.Keys.Order(), verdicts.Keys.Order());
        foreach (var (key, verdict) in verdicts)
        {
            Assert.False(double.IsInfinity(values[key]), key);
            Assert.True(verdict.Ok || !string.IsNullOrWhiteSpace(verdict.Reason), $"{key} is doubtful without a reason");
            Assert.True(verdict.Ok ? double.IsFinite(values[key]) : true, key);
        }
    }
}
