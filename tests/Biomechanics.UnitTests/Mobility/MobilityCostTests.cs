using Aikynetix.Biomechanics.Mobility;
using Aikynetix.TestKit.Athletes;

namespace Aikynetix.Biomechanics.UnitTests.Mobility;

/// <summary>What an assessment costs grows with the length of the clip and no faster.</summary>
public sealed class MobilityCostTests
{
    [Theory]
    [InlineData(MobilityExercise.OverheadSquat, 0)]
    [InlineData(MobilityExercise.OverheadSquat, 90)]
    [InlineData(MobilityExercise.JointAngles, 0)]
    public void Ten_times_the_clip_costs_ten_times_the_memory(MobilityExercise exercise, double yaw)
    {
        Measure(3);
        var (one, ten) = (Measure(6), Measure(60));
        Assert.InRange(ten, 0, 13 * one);

        double Measure(int repetitions)
        {
            var script = SquatScript.Reference(repetitions);
            var film = new AthleteCamera { FramesPerSecond = 30, Yaw = yaw, Noise = 1 }.Film(script);
            var before = GC.GetAllocatedBytesForCurrentThread();
            var analysis = MobilityAnalyzer.Analyze(film, new MobilityContext(exercise, new Athlete(script.BodyHeight, 75)));
            var bytes = GC.GetAllocatedBytesForCurrentThread() - before;
            if (exercise == MobilityExercise.OverheadSquat) Assert.Equal(repetitions, analysis.Segments.Count);
            TestContext.Current.TestOutputHelper?.WriteLine($"{repetitions} repetitions: {bytes / 1e6:0.00} MB");
            return bytes;
        }
    }
}
