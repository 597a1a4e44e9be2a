using Aikynetix.Pose;
using Aikynetix.TestKit.Athletes;

namespace Aikynetix.Bench.Targets;

/// <summary>What is true of a scripted lift under the keys of the metrics; read off its closed form by a fine walk where there is no formula.</summary>
internal static class LiftTruths
{
    private const double Step = 1e-4;
    private const double Gravity = 9.81;
    private const double Half = 0.05;

    /// <summary>All truths that the script knows.</summary>
    /// <param name="script">The lift, filmed from its beginning on.</param>
    /// <param name="barbellMass">Kilograms.</param>
    /// <param name="bodyMass">Kilograms.</param>
    public static IReadOnlyDictionary<string, double> Of(LiftScript script, double barbellMass, double bodyMass)
    {
        var (bar, truth) = (script.Bar, script.Truth);
        var held = Walk(truth.Start, truth.TurnoverEnd);
        var toward = Walk(truth.Start, truth.SecondPullEnd).Min(script.Forward.At);
        var knee = held.First(time => script.BarHeight(time) > script.Points(time)[(int)BodyPoint.RightKnee].Y);
        var all = new Dictionary<string, double>
        {
            ["max_bar_speed"] = truth.MaxSpeed,
            ["mean_bar_speed"] = (bar.Height(truth.SecondPullEnd) - bar.Height(truth.Start)) / (truth.SecondPullEnd - truth.Start),
            ["max_bar_height"] = truth.MaxHeight,
            ["max_GRF"] = held.Where((_, i) => i % 50 == 0).Max(time => Reaction(script, time, barbellMass, bodyMass)),
            ["max_power"] = held.Max(time => barbellMass * (Gravity + bar.Acceleration(time)) * bar.Speed(time)),
            ["bar_past_the_knee_speed"] = bar.Speed(knee),
            ["bar_pull_toward"] = toward,
            ["bar_forward_max"] = held.Max(script.Forward.At),
            ["bar_swing_away"] = held.Max(script.Forward.At) - toward,
            ["bar_catch_offset"] = script.Forward.At(truth.CatchEnd),
            ["bar_drop"] = truth.MaxHeight - bar.Height(truth.CatchEnd),
            ["bar_catch_height"] = bar.Height(truth.CatchEnd),
            ["start_of_lifting"] = truth.Start,
            ["first_pull_end"] = truth.FirstPullEnd,
            ["transition"] = truth.Transition,
            ["second_pull_end"] = truth.SecondPullEnd,
            ["turnover_end"] = truth.TurnoverEnd,
            ["catch_end"] = truth.CatchEnd,
            ["recovery_end"] = truth.RecoveryEnd,
            ["clean_time"] = truth.CatchEnd - truth.Start,
            ["total_time"] = truth.RecoveryEnd - truth.Start,
            ["jerk_dip_start"] = truth.DipStart,
            ["jerk_dip_bottom"] = truth.DipBottom,
            ["jerk_drive_end"] = truth.DriveEnd,
            ["jerk_catch"] = truth.JerkCatch,
            ["jerk_dip_depth"] = double.IsNaN(truth.DipStart) ? double.NaN : bar.Height(truth.DipStart) - bar.Height(truth.DipBottom),
            ["jerk_drive_speed"] = double.IsNaN(truth.DriveEnd) ? double.NaN : bar.Speed(truth.DriveEnd),
        };
        return all.Where(pair => double.IsFinite(pair.Value)).ToDictionary();
    }

    // A force is read as its mean over a tenth of a second; the joints of a script start and stop more sharply than a body can.
    private static double Reaction(LiftScript script, double time, double barbellMass, double bodyMass)
    {
        double Bend(Func<double, double> height) => (height(time - Half) - (2 * height(time)) + height(time + Half)) / (Half * Half);
        return (barbellMass * (Gravity + Bend(script.Bar.Height))) + (bodyMass * (Gravity + Bend(at => AthleteCentre.Of(script.Points(at)).Y)));
    }

    private static double[] Walk(double from, double to) => [.. Enumerable.Range(0, (int)((to - from) / Step) + 1).Select(i => from + (i * Step))];
}
