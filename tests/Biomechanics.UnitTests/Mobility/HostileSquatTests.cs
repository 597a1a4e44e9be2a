using Aikynetix.Biomechanics.Mobility;
using Aikynetix.Pose;
using Aikynetix.TestKit.Athletes;
using FsCheck;
using FsCheck.Fluent;

namespace Aikynetix.Biomechanics.UnitTests.Mobility;

/// <summary>Whatever a capture holds, the assessment answers, keeps its promises about numbers, and never fails.</summary>
public sealed class HostileSquatTests
{
    private static readonly SquatScript Script = SquatScript.Reference(2);
    private static readonly CaptureRecord Film = new AthleteCamera { FramesPerSecond = 30 }.Film(Script);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(6)]
    public void Too_few_frames_give_an_empty_answer_with_a_word(int count)
    {
        var capture = Film with { Frames = [.. Film.Frames.Take(count)] };
        KeepsItsPromises(capture);
        Assert.Equal(["The clip is too short to show a squat."], Assess(capture, MobilityExercise.OverheadSquat).Quality.Warnings);
    }

    [Fact]
    public void A_clip_in_which_nobody_was_found_says_so()
    {
        var capture = Film with { Frames = [.. Film.Frames.Select((frame, i) => new FrameObservation(PoseFrame.Empty(i, frame.Pose.Time), []))] };
        KeepsItsPromises(capture);
        Assert.Contains("Nobody was seen well enough to be measured.", Assess(capture, MobilityExercise.JointAngles).Quality.Warnings);
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(float.MaxValue)]
    [InlineData(0)]
    public void Points_that_are_no_places_do_no_harm(float coordinate) =>
        KeepsItsPromises(Edit((point, _) => point with { X = coordinate, Y = coordinate }));

    [Theory]
    [InlineData(7)]
    [InlineData(2)]
    public void Wild_points_among_good_ones_do_no_harm(int every) =>
        KeepsItsPromises(Edit((point, i) => i % every == 0 ? new Keypoint(1e9f, -1e9f, 1) : point));

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void Clocks_that_stand_still_or_run_backwards_do_no_harm(int step) => KeepsItsPromises(Film with
    {
        Frames = [.. Film.Frames.Select((frame, i) => frame with { Pose = frame.Pose with { Time = TimeSpan.FromSeconds(step * i / 60.0) } })],
    });

    [Fact]
    public void Promises_hold_for_any_film_however_bad() =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), Promises_hold_for_the_film).Check(Config.QuickThrowOnFailure.WithMaxTest(120));

    private static void Promises_hold_for_the_film(int seed)
    {
        var random = new Random(seed);
        var script = new SquatScript([.. Enumerable.Range(0, random.Next(4)).Select(_ => new SquatRepetition
        {
            Thigh = random.Next(0, 160),
            Shank = random.Next(-40, 80),
            Trunk = random.Next(-20, 120),
            Arms = random.Next(-90, 270),
            Descent = 0.1 + random.NextDouble(),
            Pause = random.NextDouble(),
            Ascent = 0.1 + random.NextDouble(),
            Rest = random.NextDouble(),
        })]);
        var from = random.Next(2) == 0 ? 0 : random.NextDouble() * 2;
        KeepsItsPromises(new AthleteCamera
        {
            FramesPerSecond = new[] { 3, 24, 30, 60, 120 }[random.Next(5)],
            Jitter = random.Next(2) == 0 ? 0 : random.NextDouble() * 0.9,
            FacesRight = random.Next(2) == 0,
            Mirrored = random.Next(2) == 0,
            Yaw = random.Next(-180, 180),
            Roll = random.Next(-20, 20),
            Noise = Math.Pow(random.NextDouble(), 3) * 80,
            DropOut = Math.Pow(random.NextDouble(), 2),
            Distortion = 0.2 * (random.NextDouble() - 0.5),
            Pan = random.NextDouble() - 0.5,
            From = from,
            To = from + (random.NextDouble() * 8),
            Seed = random.Next(),
        }.Film(script));
    }

    private static CaptureRecord Edit(Func<Keypoint, int, Keypoint> edit) => Film with
    {
        Frames = [.. Film.Frames.Select((frame, i) => frame with { Pose = frame.Pose with { Points = [.. frame.Pose.Points.Select(point => edit(point, i))] } })],
    };

    private static MotionAnalysis Assess(CaptureRecord capture, MobilityExercise exercise) =>
        MobilityAnalyzer.Analyze(capture, new MobilityContext(exercise, new Athlete(1.75, 75)));

    private static void KeepsItsPromises(CaptureRecord capture)
    {
        KeepsItsPromises(Assess(capture, MobilityExercise.OverheadSquat));
        KeepsItsPromises(Assess(capture, MobilityExercise.JointAngles));
        KeepsItsPromises(MobilityAnalyzer.Analyze(capture, new MobilityContext(MobilityExercise.OverheadSquat, new Athlete()) { Pain = true }));
    }

    private static void KeepsItsPromises(MotionAnalysis analysis)
    {
        HasWholeTable(analysis.Metrics, analysis.Quality.Metrics);
        var end = double.NegativeInfinity;
        foreach (var segment in analysis.Segments)
        {
            HasWholeTable(segment.Metrics, segment.Quality);
            Assert.True(segment.Start >= end - 1e-9, $"{segment.Name} begins before the last one ends");
            foreach (var phase in segment.Phases)
            {
                Assert.True(phase.Start >= end - 1e-9 && phase.End >= phase.Start, $"{phase} begins before {end}");
                end = phase.End;
            }
        }

        foreach (var (_, series) in analysis.ReportMetrics)
        {
            Assert.Equal(analysis.Timestamps.Length, series.Length);
            Assert.DoesNotContain(series, value => double.IsInfinity(value));
        }

        Assert.All(analysis.Quality.Warnings, warning => Assert.EndsWith(".", warning));
    }

    private static void HasWholeTable(IReadOnlyDictionary<string, double> values, IReadOnlyDictionary<string, MetricQuality> verdicts)
    {
        Assert.Equal(values.Keys.Order(), verdicts.Keys.Order());
        foreach (var (key, verdict) in verdicts)
        {
            var value = values[key];
            Assert.False(double.IsInfinity(value), key);
            Assert.True(double.IsNaN(value) || double.IsFinite(verdict.Low) && double.IsFinite(verdict.High), $"{key} = {value} does not go with {verdict}");
            Assert.True(verdict.Ok == verdict.Reason is null, $"{key}: {verdict}");
            Assert.True(!verdict.Ok || double.IsFinite(value), $"{key} is good but missing");
            Assert.True(double.IsNaN(value) || verdict.Low <= verdict.High, $"{key}: {verdict}");
        }
    }
}
