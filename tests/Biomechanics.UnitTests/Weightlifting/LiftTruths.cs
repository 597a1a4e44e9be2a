using Aikynetix.Biomechanics.Calibration;
using Aikynetix.Biomechanics.Weightlifting;
using Aikynetix.Pose;
using Aikynetix.TestKit.Athletes;

namespace Aikynetix.Biomechanics.UnitTests.Weightlifting;

/// <summary>The true value of every metric of a scripted lift, from its closed form walked in steps of a millisecond.</summary>
internal sealed class LiftTruths
{
    public const double BarMass = 100;
    public const double BodyMass = 75;
    private const double Step = 0.001;

    private readonly LiftScript _script;
    private readonly LiftTruth _truth;
    private readonly double[] _mass;

    private LiftTruths(LiftScript script)
    {
        (_script, _truth) = (script, script.Truth);
        var count = (int)(script.Duration / Step);
        var poses = Enumerable.Range(0, count).Select(i => script.Points(i * Step)).ToArray();
        _mass = CentreOfMass.Heights(point => [.. poses.Select(pose => pose[(int)point].Y)], 0, count - 1, null).Height;
    }

    /// <summary>All truths by metric key, on the clock of the script.</summary>
    public static Dictionary<string, double> Of(LiftScript script) => new LiftTruths(script).All();

    private Dictionary<string, double> All()
    {
        var truths = new Dictionary<string, double>();
        AddTimes(truths);
        AddBar(truths);
        AddPath(truths);
        AddPart(truths, "first_pull", _truth.Start, _truth.FirstPullEnd);
        AddPart(truths, "transition", _truth.FirstPullEnd, _truth.Transition);
        AddPart(truths, "second_pull", _truth.Transition, _truth.SecondPullEnd);
        AddPart(truths, "pull", _truth.Start, _truth.SecondPullEnd);
        AddBody(truths);
        if (double.IsFinite(_truth.DipBottom)) AddJerk(truths);
        return truths;
    }

    private void AddTimes(Dictionary<string, double> truths)
    {
        (truths["start_of_lifting"], truths["first_pull_end"], truths["transition"]) = (_truth.Start, _truth.FirstPullEnd, _truth.Transition);
        (truths["second_pull_end"], truths["peak_bar_speed_time"]) = (_truth.SecondPullEnd, _truth.SecondPullEnd);
        (truths["turnover_end"], truths["catch_end"], truths["recovery_end"]) = (_truth.TurnoverEnd, _truth.CatchEnd, _truth.RecoveryEnd);
        truths["total_time"] = _truth.RecoveryEnd - _truth.Start;
        truths["clean_time"] = _truth.CatchEnd - _truth.Start;
        truths["time_to_peak_speed"] = _truth.SecondPullEnd - _truth.Start;
    }

    private void AddBar(Dictionary<string, double> truths)
    {
        var bar = _script.Bar;
        truths["max_bar_speed"] = _truth.MaxSpeed;
        truths["mean_bar_speed"] = (bar.Height(_truth.SecondPullEnd) - bar.Height(_truth.Start)) / (_truth.SecondPullEnd - _truth.Start);
        truths["max_bar_height"] = _truth.MaxHeight;
        truths["max_bar_height_absolute"] = _truth.MaxHeight + 0.225;
        truths["max_bar_height_share"] = 100 * (_truth.MaxHeight + 0.225) / _script.BodyHeight;
        truths["first_pull_end_height"] = _script.BarHeight(_truth.FirstPullEnd);
        truths["first_pull_end_height_share"] = 100 * _script.BarHeight(_truth.FirstPullEnd) / _script.BodyHeight;
        truths["second_pull_end_height"] = _script.BarHeight(_truth.SecondPullEnd);
        truths["second_pull_end_height_share"] = 100 * _script.BarHeight(_truth.SecondPullEnd) / _script.BodyHeight;
        truths["first_pull_end_speed"] = bar.Speed(_truth.FirstPullEnd);
        truths["transition_end_speed"] = bar.Speed(_truth.Transition);
        truths["second_pull_end_speed"] = bar.Speed(_truth.SecondPullEnd);
        truths["velocity_drop_transition"] = Times(_truth.Start, _truth.Transition).Max(bar.Speed) - bar.Speed(_truth.Transition);
        var pass = Times(_truth.Start, _truth.TurnoverEnd).First(time => _script.BarHeight(time) > _script.Points(time)[(int)BodyPoint.LeftKnee].Y);
        (truths["bar_past_the_knee_speed"], truths["bar_past_the_knee_acceleration"]) = (bar.Speed(pass), bar.Acceleration(pass));
        truths["max_power"] = Times(_truth.Start, _truth.TurnoverEnd).Max(Power);
        truths["max_power_for_1kg"] = truths["max_power"] / BodyMass;
        truths["max_GRF"] = Times(_truth.Start, _truth.TurnoverEnd).Max(Reaction);
        truths["max_relative_GRF"] = truths["max_GRF"] / ((BarMass + BodyMass) * 9.81);
    }

    private void AddPath(Dictionary<string, double> truths)
    {
        double X(double time) => _script.Forward.At(time);
        var nearest = Times(_truth.Start, _truth.SecondPullEnd).MinBy(X);
        var top = Times(nearest, _truth.TurnoverEnd).Max(X);
        truths["bar_pull_toward"] = X(nearest);
        truths["bar_swing_away"] = top - X(nearest);
        truths["bar_forward_max"] = Times(_truth.Start, _truth.TurnoverEnd).Max(X);
        truths["bar_catch_offset"] = X(_truth.CatchEnd);
        truths["bar_loop"] = Times(_truth.SecondPullEnd, _truth.CatchEnd).Max(X) - X(_truth.CatchEnd);
        truths["bar_drop"] = _truth.MaxHeight - _script.Bar.Height(_truth.CatchEnd);
        truths["bar_drop_share"] = 100 * truths["bar_drop"] / _script.BodyHeight;
        truths["bar_catch_height"] = _script.Bar.Height(_truth.CatchEnd);
        var path = Times(_truth.Start, _truth.TurnoverEnd).Sum(time => double.Hypot(X(time + Step) - X(time), _script.Bar.Height(time + Step) - _script.Bar.Height(time)));
        truths["bar_path_efficiency"] = (_script.Bar.Height(_truth.TurnoverEnd) - _script.Bar.Height(_truth.Start)) / path;
        double Across(double time) => (X(time + Step) - X(time - Step)) / (2 * Step);
        var duration = _truth.SecondPullEnd - _truth.Transition;
        var up = (_script.Bar.Speed(_truth.SecondPullEnd) - _script.Bar.Speed(_truth.Transition)) / duration;
        truths["second_pull_force_direction"] = double.RadiansToDegrees(Math.Atan2(9.81 + up, (Across(_truth.SecondPullEnd) - Across(_truth.Transition)) / duration));
    }

    private void AddPart(Dictionary<string, double> truths, string name, double from, double to)
    {
        var work = BarKinetics.Work(BarMass, _script.Bar.Height(to) - _script.Bar.Height(from), _script.Bar.Speed(from), _script.Bar.Speed(to));
        truths[$"{name}_work"] = work;
        truths[$"{name}_power"] = work / (to - from);
        truths[$"{name}_power_for_1kg"] = work / (to - from) / BodyMass;
        if (name == "pull")
        {
            truths["system_power"] = (work + (BodyMass * 9.81 * (Mass(to) - Mass(from)))) / (to - from);
            truths["system_power_for_1kg"] = truths["system_power"] / BodyMass;
            return;
        }

        truths[$"{name}_max_power"] = Times(from, to).Max(Power);
        truths[$"{name}_max_GRF"] = Times(from, to).Max(Reaction);
        truths[$"{name}_min_GRF"] = Times(from, to).Min(Reaction);
    }

    private void AddBody(Dictionary<string, double> truths)
    {
        foreach (var (name, time) in ((string, double)[])[("start", _truth.Start), ("first_pull_end", _truth.FirstPullEnd), ("transition", _truth.Transition), ("second_pull_end", _truth.SecondPullEnd), ("catch", _truth.CatchEnd)])
        {
            (truths[$"{name}_knee_angle"], truths[$"{name}_hip_angle"]) = (_script.Knee.At(time), _script.Hip(time));
            (truths[$"{name}_torso_angle"], truths[$"{name}_shin_angle"]) = (_script.Torso.At(time), _script.Shin.At(time));
        }

        truths["second_pull_extension"] = truths["second_pull_end_knee_angle"] + truths["second_pull_end_hip_angle"];
        truths["peak_speed_elbow_angle"] = _script.Elbow.At(_truth.SecondPullEnd);
        truths["first_pull_torso_change"] = truths["first_pull_end_torso_angle"] - truths["start_torso_angle"];
        double Rise(BodyPoint point) => _script.Points(_truth.FirstPullEnd)[(int)point].Y - _script.Points(_truth.Start)[(int)point].Y;
        truths["hip_shoulder_rise_ratio"] = Rise(BodyPoint.LeftHip) / Rise(BodyPoint.LeftShoulder);
        truths["catch_lowest_knee_angle"] = Times(_truth.TurnoverEnd, _truth.RecoveryEnd).Min(_script.Knee.At);
    }

    private void AddJerk(Dictionary<string, double> truths)
    {
        var bar = _script.Bar;
        (truths["jerk_dip_start"], truths["jerk_dip_bottom"], truths["jerk_drive_end"], truths["jerk_catch"]) = (_truth.DipStart, _truth.DipBottom, _truth.DriveEnd, _truth.JerkCatch);
        truths["jerk_dip_time"] = _truth.DipBottom - _truth.DipStart;
        truths["jerk_drive_time"] = _truth.DriveEnd - _truth.DipBottom;
        truths["jerk_braking_time"] = _truth.DipBottom - Times(_truth.DipStart, _truth.DipBottom).MinBy(bar.Speed);
        truths["jerk_dip_depth"] = bar.Height(_truth.DipStart) - bar.Height(_truth.DipBottom);
        truths["jerk_dip_depth_share"] = 100 * truths["jerk_dip_depth"] / _script.BodyHeight;
        var top = Times(_truth.DriveEnd, _truth.JerkCatch).Max(bar.Height);
        truths["jerk_drive_height"] = top - bar.Height(_truth.DipBottom);
        truths["jerk_max_height_absolute"] = top + 0.225;
        truths["jerk_max_height_share"] = 100 * (top + 0.225) / _script.BodyHeight;
        truths["jerk_drive_speed"] = bar.Speed(_truth.DriveEnd);
        var work = BarKinetics.Work(BarMass, bar.Height(_truth.DriveEnd) - bar.Height(_truth.DipBottom), 0, bar.Speed(_truth.DriveEnd));
        truths["jerk_drive_power"] = work / truths["jerk_drive_time"];
        truths["jerk_drive_max_power"] = Times(_truth.DipBottom, _truth.DriveEnd).Max(Power);
        truths["jerk_dip_knee_angle"] = Times(_truth.DipStart, _truth.DriveEnd).Min(_script.Knee.At);
        truths["jerk_dip_forward"] = _script.Forward.At(_truth.DipBottom) - _script.Forward.At(_truth.DipStart);
    }

    private double Power(double time) => BarKinetics.Power(BarMass, _script.Bar.Acceleration(time), _script.Bar.Speed(time));

    // A force is read as its mean over a tenth of a second; the joints of a script start and stop more sharply than a body can.
    private double Reaction(double time)
    {
        const int half = 50;
        var i = Math.Clamp((int)Math.Round(time / Step), half, _mass.Length - 1 - half);
        var square = half * half * Step * Step;
        var body = (_mass[i - half] - (2 * _mass[i]) + _mass[i + half]) / square;
        var (before, after) = (time - (half * Step), time + (half * Step));
        var bar = (_script.Bar.Height(before) - (2 * _script.Bar.Height(time)) + _script.Bar.Height(after)) / square;
        return Math.Max(0, BarKinetics.GroundReaction(BodyMass, body, BarMass, bar));
    }

    private double Mass(double time) => _mass[Math.Clamp((int)Math.Round(time / Step), 0, _mass.Length - 1)];

    private static IEnumerable<double> Times(double from, double to) => Enumerable.Range(0, (int)((to - from) / Step) + 1).Select(i => from + (i * Step));
}
