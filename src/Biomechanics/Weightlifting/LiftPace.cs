using Aikynetix.Biomechanics.Bar;
using Aikynetix.Biomechanics.Calibration;
using Aikynetix.Biomechanics.Signals;

namespace Aikynetix.Biomechanics.Weightlifting;

/// <summary>
/// Tells clips that play slower than life though nothing in the file says so (biomechanics reference C.4): by a bar that falls with less
/// than gravity, and by lifts so slow that no bar would have risen on to its highest point by itself.
/// </summary>
internal static class LiftPace
{
    // Metres, and share of a fall, from which hands are surely off the bar; share of it that is left where it is fastest.
    private const double LeastFall = 0.6;
    private const double LetGo = 0.1;
    private const double BeforeFloor = 0.25;

    // Seconds before the floor that a low-pass mixes with the impact, and seconds in which a fall can be measured.
    private const double Smear = 0.06;
    private const double ShortestFall = 0.15;

    // Share by which the two halves of a free fall may differ; a bar that is lowered differs by more.
    private const double Evenness = 0.2;

    // Metres per second that every snatch and clean exceeds by half (D.7), and m/s² with which gravity alone slows a bar in half speed.
    private const double SlowPull = 1.15;
    private const double GentleBrake = GravityScale.Gravity / 4 * 1.02;

    /// <summary>By what further factor a clip plays too slowly, told by bars that fall; 1 where none does or where they fall as they should.</summary>
    public static double Undeclared(LiftScene scene)
    {
        if (scene.Bar.Source != BarSource.Plate || !scene.Scale.IsMetric) return 1;
        var falls = Falls(scene.Motion, scene.Signals).ToArray();
        return falls.Length == 0 ? 1 : SlowMotion.Undeclared(OrderStatistics.Median(falls) / GravityScale.Gravity, scene.SlowMotion);
    }

    /// <summary>Why times, speeds and forces of a lift must be taken with care; null when its pace is that of a lift.</summary>
    public static string? Doubt(LiftScene scene, LiftMarks marks)
    {
        if (scene.Undeclared > 1) return FormattableString.Invariant($"A falling bar shows that the clip plays about {scene.Undeclared:0} times slower than life, so times, speeds and forces are not true: send the clip as it was recorded.");
        if (scene.Undeclared < 1) return "A falling bar shows that the clip does not play slower than life as its file says, so times, speeds and forces are not true.";
        if (!marks.PeakSpeed.Found || !marks.TurnoverEnd.Found) return null;
        var speed = SampleScan.At(scene.Motion.Speed, marks.PeakSpeed.Place);
        var brake = speed / scene.Seconds(marks.TurnoverEnd.Place - marks.PeakSpeed.Place);
        return speed < SlowPull && brake < GentleBrake
            ? "The bar was too slow to rise on to its highest point by itself: the clip seems to play slower than life, or the bar was pressed up."
            : null;
    }

    // Accelerations of all falls, m/s², down positive.
    private static IEnumerable<double> Falls(BarMotion motion, LiftSignals signals)
    {
        for (var i = 0; i < motion.Speed.Length; i++)
        {
            if (!(motion.Speed[i] < 0)) continue;
            var start = i;
            while (i + 1 < motion.Speed.Length && motion.Speed[i + 1] < 0) i++;
            if (OfFall(motion, signals, start, i) is { } acceleration) yield return acceleration;
        }
    }

    private static double? OfFall(BarMotion motion, LiftSignals signals, int start, int end)
    {
        var (height, fall) = (motion.Height, motion.Height[start] - motion.Height[end]);
        var fastest = SampleScan.ArgMin(motion.Speed, start, end);
        if (!(fall >= LeastFall) || height[fastest] - height[end] > BeforeFloor * fall) return null;
        var first = start;
        while (first < fastest && height[first] > height[start] - (LetGo * fall)) first++;
        var count = fastest - signals.Samples(Smear) - first;
        if (count < signals.Samples(ShortestFall) || count < 8) return null;
        var (early, late) = (Bend(first, count / 2), Bend(first + (count / 2), count / 2));
        return early > 0 && late > 0 && Math.Abs(early - late) <= Evenness * (early + late) / 2 ? Bend(first, count) : null;

        double Bend(int from, int n) => -2 * SavitzkyGolay.FitParabola(height.AsSpan(from, n)).Curve * motion.SampleRate * motion.SampleRate;
    }
}
