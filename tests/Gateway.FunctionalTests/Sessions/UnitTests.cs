using Aikynetix.Biomechanics;
using Aikynetix.Biomechanics.Jumping;
using Aikynetix.Biomechanics.Mobility;
using Aikynetix.Biomechanics.Running;
using Aikynetix.Biomechanics.Weightlifting;
using Aikynetix.Gateway.FunctionalTests.Running;
using Aikynetix.TestKit.Athletes;

namespace Aikynetix.Gateway.FunctionalTests.Sessions;

/// <summary>No number leaves the house without its unit.</summary>
public sealed class UnitTests
{
    private static readonly Athlete Person = new(1.75, 80);

    [Theory]
    [InlineData(LiftExercise.Snatch)]
    [InlineData(LiftExercise.Clean)]
    [InlineData(LiftExercise.CleanAndJerk)]
    public void Every_metric_and_series_of_a_lift_has_a_unit(LiftExercise exercise) => Check(
        SyntheticLifter.Film(exercise == LiftExercise.Snatch ? LiftScript.Snatch() : LiftScript.CleanAndJerk(), new LifterOptions()),
        new LiftContext(exercise, 100, 0.45, Person));

    [Theory]
    [InlineData(JumpExercise.Countermovement)]
    [InlineData(JumpExercise.Drop)]
    public void Every_metric_and_series_of_a_jump_has_a_unit(JumpExercise exercise) => Check(
        exercise == JumpExercise.Drop ? new AthleteCamera { Noise = 0.5 }.Film(JumpScript.ReferenceDrop()) : ScriptedMove.Jumps(),
        new JumpContext(exercise, Person));

    [Fact]
    public void Every_metric_and_series_of_a_run_has_a_unit() => Check(ScriptedMove.Run(), new RunContext(0, 3, Person));

    [Theory]
    [InlineData(MobilityExercise.OverheadSquat)]
    [InlineData(MobilityExercise.JointAngles)]
    public void Every_metric_and_series_of_an_assessment_has_a_unit(MobilityExercise exercise) =>
        Check(ScriptedMove.Squats(), new MobilityContext(exercise, Person));

    private static void Check(CaptureRecord film, MovementContext context)
    {
        var analysis = MotionAnalyzer.Analyze(film, context);
        Assert.NotEmpty(analysis.Metrics);
        string[] keys = [.. analysis.Metrics.Keys, .. analysis.ReportMetrics.Keys, .. analysis.Segments.SelectMany(segment => segment.Metrics.Keys)];
        Assert.DoesNotContain(keys, key => MetricUnits.Of(key).Length == 0);
    }
}
