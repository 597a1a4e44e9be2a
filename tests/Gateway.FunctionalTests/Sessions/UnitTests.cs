using Aikynetix.Biomechanics;
using Aikynetix.Biomechanics.Weightlifting;
using Aikynetix.TestKit.Athletes;

namespace Aikynetix.Gateway.FunctionalTests.Sessions;

/// <summary>No number leaves the house without its unit.</summary>
public sealed class UnitTests
{
    [Theory]
    [InlineData(LiftExercise.Snatch)]
    [InlineData(LiftExercise.Clean)]
    [InlineData(LiftExercise.CleanAndJerk)]
    public void Every_metric_and_series_of_a_lift_has_a_unit(LiftExercise exercise)
    {
        var film = SyntheticLifter.Film(exercise == LiftExercise.Snatch ? LiftScript.Snatch() : LiftScript.CleanAndJerk(), new LifterOptions());
        var analysis = LiftAnalyzer.Analyze(film, new LiftContext(exercise, 100, 0.45, new Athlete(1.75, 80)));
        Assert.NotEmpty(analysis.Metrics);
        Assert.DoesNotContain(analysis.Metrics.Keys.Concat(analysis.ReportMetrics.Keys), key => MetricUnits.Of(key).Length == 0);
    }
}
