using Aikynetix.Biomechanics.Calibration;
using Aikynetix.Biomechanics.Jumping;
using Aikynetix.Biomechanics.Mobility;
using Aikynetix.Biomechanics.Running;
using Aikynetix.Biomechanics.Weightlifting;
using Aikynetix.TestKit.Athletes;

namespace Aikynetix.Biomechanics.UnitTests.Calibration;

/// <summary>Slow motion that the container tells: every activity says it, and answers in true time.</summary>
public sealed class ToldSlowMotionTests
{
    private static readonly Athlete Client = new(1.75, 75);

    [Theory]
    [InlineData(2, true)]
    [InlineData(8.3, true)]
    [InlineData(31, true)]
    [InlineData(1.25, false)]
    [InlineData(2.5, false)]
    [InlineData(64, false)]
    [InlineData(double.NaN, false)]
    [InlineData(double.PositiveInfinity, false)]
    public void Cameras_play_by_few_factors(double factor, bool known) => Assert.Equal(known, SlowMotion.IsKnown(factor, 0.05));

    [Theory]
    [InlineData("lift")]
    [InlineData("jump")]
    [InlineData("run")]
    [InlineData("squat")]
    public void Every_activity_says_it_and_answers_in_true_time(string movement)
    {
        var (film, context) = Clip(movement);
        var (life, slow) = (MotionAnalyzer.Analyze(film, context), MotionAnalyzer.Analyze(Slowed(film, 4), context));

        Assert.Equal((1.0, 4.0), (life.Quality.SlowMotion, slow.Quality.SlowMotion));
        Assert.Single(slow.Quality.Warnings, warning => warning == "The clip plays 4 times slower than life; all times are true times.");
        Assert.DoesNotContain(life.Quality.Warnings, warning => warning.Contains("slower than life", StringComparison.Ordinal));
        Assert.Equal(life.Timestamps[^1], slow.Timestamps[^1], 1e-5);
        Assert.Equal(life.Segments.Count, slow.Segments.Count);
    }

    private static (CaptureRecord Film, MovementContext Context) Clip(string movement) => movement switch
    {
        "lift" => (SyntheticLifter.Film(LiftScript.Reference(), new LifterOptions()), new LiftContext(LiftExercise.Clean, 100, 0.45, Client)),
        "jump" => (new AthleteCamera { FramesPerSecond = 120 }.Film(JumpScript.Reference()), new JumpContext(JumpExercise.Countermovement, Client)),
        "run" => (new AthleteCamera { FramesPerSecond = 120 }.Film(new RunScript()), new RunContext(0, null, Client)),
        _ => (new AthleteCamera().Film(SquatScript.Reference(3)), new MobilityContext(MobilityExercise.OverheadSquat, Client)),
    };

    private static CaptureRecord Slowed(CaptureRecord film, double factor) => film with
    {
        SlowMotion = factor,
        Frames = [.. film.Frames.Select(frame => frame with { Pose = frame.Pose with { Time = frame.Pose.Time * factor } })],
    };
}
