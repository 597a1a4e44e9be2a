using Aikynetix.Biomechanics.Bar;
using Aikynetix.Biomechanics.Kinematics;
using Aikynetix.Biomechanics.Metrics;
using Aikynetix.Biomechanics.Signals;
using Aikynetix.Pose;

namespace Aikynetix.Biomechanics.Weightlifting;

/// <summary>
/// The numbers of one lift under the names that the API gives them, each with its verdict. Greatest values are taken between lift-off
/// and the highest point of the bar, from filtered series (biomechanics reference D.5, D.8).
/// </summary>
internal sealed class LiftMetrics
{
    private const double LeastFramesForSpeed = 45;
    private const double LeastValidity = 0.5;
    private static readonly (double, double) AnyTime = (0, double.MaxValue);

    private readonly MetricTable _table = new();
    private readonly LiftScene _scene;
    private readonly LiftMarks _marks;
    private readonly LiftSeries _series;
    private readonly LiftContext _lift;
    private readonly ErrorModel _errors;
    private readonly double _validity;
    private readonly int _first;
    private readonly int _last;

    private LiftMetrics(LiftScene scene, LiftMarks marks, LiftSeries series, LiftContext lift, double framesPerSecond)
    {
        (_scene, _marks, _series, _lift) = (scene, marks, series, lift);
        _errors = new ErrorModel(framesPerSecond, scene.Scale, scene.Bar.Source);
        FrameDoubt = framesPerSecond < LeastFramesForSpeed
            ? $"{framesPerSecond:0} frames per second are too few for sharp speeds and forces; film with 60 or more."
            : null;
        _first = LiftSeries.Held(marks, scene.Motion.Speed.Length).First;
        _last = marks.TurnoverEnd.Found ? (int)marks.TurnoverEnd.Place : scene.Motion.Speed.Length - 1;
        _validity = Validity();
    }

    // Why nothing measured on the bar can be given in metres.
    private string? BarMissing =>
        _scene.Bar.Source == BarSource.None ? "Neither the plate nor the hands could be followed."
        : !_scene.Scale.IsMetric ? "The scale is not known: show a plate of known diameter from the side, or set the client's height."
        : null;

    private string? BarDoubt => _scene.Bar.Source == BarSource.Wrist ? "The plate was not seen, so the bar was followed by the wrists (±10 %)." : null;

    private string? SideDoubt => _scene.Body.View is CameraView.SideLeft or CameraView.SideRight ? null : "The lift was not filmed from the side.";

    private string? FrameDoubt { get; }

    /// <summary>Computes all metrics of one clip.</summary>
    public static MetricTable Of(LiftScene scene, LiftMarks marks, LiftSeries series, LiftContext lift, double framesPerSecond)
    {
        var metrics = new LiftMetrics(scene, marks, series, lift, framesPerSecond);
        metrics.AddEfforts();
        metrics.AddKneePass();
        metrics.AddTimes();
        metrics.AddPath();
        if (lift.Exercise == LiftExercise.CleanAndJerk) metrics.AddJerk();
        metrics.AddConditions();
        return metrics._table;
    }

    private void AddEfforts()
    {
        var missing = BarMissing ?? _marks.PeakSpeed.Missing;
        var doubt = FrameDoubt ?? BarDoubt;
        var speed = Greatest(_scene.Motion.Speed);
        _table.Add("max_bar_speed", speed, _errors.PeakSpeed(speed), (0, BarEfforts.ImpossibleSpeed), missing, doubt);

        var pull = _marks.SecondPullEnd.Place - _marks.Start.Place;
        var mean = (At(_scene.Motion.Height, _marks.SecondPullEnd) - At(_scene.Motion.Height, _marks.Start)) / _scene.Seconds(pull);
        _table.Add("mean_bar_speed", mean, _errors.Speed(mean), (0, BarEfforts.ImpossibleSpeed), missing ?? _marks.Start.Missing, BarDoubt);

        var power = Greatest(_series.Power);
        _table.Add("max_power", power, _errors.Power(power), (0, 8000), missing, doubt);

        var reaction = Greatest(_series.GroundReaction);
        var limit = BarKinetics.LargestReaction * ((_lift.Athlete.Mass ?? 0) + _lift.BarbellMass) * Calibration.GravityScale.Gravity;
        var massMissing = _lift.Athlete.Mass is null ? "The body mass is not known; set the client's weight." : null;
        var unseen = _validity < LeastValidity ? "The body was hidden for too much of the lift." : null;
        var fromHip = _series.MassFromHip ? "Parts of the body were hidden, so the hips stand in for the centre of mass." : null;
        _table.Add("max_GRF", reaction, _errors.Reaction(reaction), (0, limit * 0.999), massMissing ?? missing ?? unseen, doubt ?? fromHip);

        var height = At(_series.Bar, _marks.TurnoverEnd);
        var highest = 1.0 * _scene.Scale.BodyHeight;
        _table.Add("max_bar_height", height, _errors.BarDistance(height), (0, highest), BarMissing ?? _marks.TurnoverEnd.Missing ?? RestMissing(), BarDoubt);
    }

    private void AddKneePass()
    {
        var signals = _scene.Signals;
        var above = signals.Bar.Zip(signals.KneeHeight, (bar, knee) => bar - knee).ToArray();
        var peak = _marks.PeakSpeed.Found ? (int)_marks.PeakSpeed.Place : -1;
        var pass = SampleScan.FirstRise(above, 0, _first, peak);
        var missing = BarMissing ?? _marks.PeakSpeed.Missing ?? (double.IsNaN(pass) ? "The bar was not seen passing the knee: the knee is hidden." : null);
        var assumed = _scene.Scale.BodyAssumed ? "The client's height is not set, so the place of the knee beside the bar is an estimate." : null;
        var doubt = FrameDoubt ?? BarDoubt ?? SideDoubt ?? assumed;
        var (speed, acceleration) = (SampleScan.At(signals.Speed, pass), SampleScan.At(signals.Acceleration, pass));
        _table.Add("bar_past_the_knee_speed", speed, _errors.Speed(speed), (0, BarEfforts.ImpossibleSpeed), missing, doubt);
        _table.Add("bar_past_the_knee_acceleration", acceleration, _errors.Acceleration(acceleration), (-40, 40), missing, doubt);
    }

    private void AddTimes()
    {
        foreach (var (key, mark, fromKnee) in MarkNames.Lift(_marks)) AddTime(key, mark, fromKnee);
        AddSpan("total_time", _marks.Start, _marks.RecoveryEnd);
        AddSpan("clean_time", _marks.Start, _marks.CatchEnd);
    }

    private void AddTime(string key, Mark mark, bool fromKnee)
    {
        var time = _scene.Seconds(mark.Place);
        var unusual = !fromKnee ? null
            : SideDoubt is not null ? SideDoubt
            : _marks.Notes.HasFlag(LiftNotes.KneeHidden) ? "The knees are hidden, so this was read from the bar alone."
            : _marks.Notes.HasFlag(LiftNotes.NoDoubleKneeBend) ? "The knees do not bend again, so this was read from the bar alone."
            : null;
        _table.Add(key, time, _errors.Time(time, fromKnee), AnyTime, mark.Missing, unusual);
    }

    private void AddSpan(string key, Mark from, Mark to)
    {
        var span = _scene.Seconds(to.Place - from.Place);
        _table.Add(key, span, _errors.Time(span, false), AnyTime, from.Missing ?? to.Missing);
    }

    private void AddPath()
    {
        var shape = BarPathShape.Of(_scene.Motion.Forward, _scene.Motion.Height, _marks);
        var missing = BarMissing ?? _marks.Start.Missing ?? _marks.TurnoverEnd.Missing;
        // Where the top itself was not seen, a whole body height stands for the rise: the interval gets wider, never lost.
        var top = At(_series.Bar, _marks.TurnoverEnd);
        var rise = double.IsFinite(top) ? top : BodySize.TypicalHeight;
        void Side(string key, double value, string? event_ = null) =>
            _table.Add(key, value, _errors.BarSide(value, rise), (-1.5, 1.5), missing ?? event_, SideDoubt ?? BarDoubt);
        Side("bar_pull_toward", shape.Toward);
        Side("bar_swing_away", shape.SwingAway);
        Side("bar_forward_max", shape.ForwardMost);
        Side("bar_catch_offset", shape.AtCatch, _marks.CatchEnd.Missing);
        Side("bar_loop", shape.Loop, _marks.CatchEnd.Missing);
        _table.Add("bar_line_crossings", shape.Crossings, (shape.Crossings, shape.Crossings), (0, 20), missing, SideDoubt ?? BarDoubt);
        _table.Add("bar_drop", shape.Drop, _errors.BarDistance(shape.Drop), (-0.05, 1), missing ?? _marks.CatchEnd.Missing, BarDoubt);
        _table.Add("bar_catch_height", shape.CatchHeight, _errors.BarDistance(shape.CatchHeight), (0, 2), missing ?? _marks.CatchEnd.Missing, BarDoubt);
        _table.Add("bar_path_efficiency", shape.Efficiency, (shape.Efficiency, 1), (0, 1), missing, SideDoubt ?? BarDoubt);

        var before = SampleScan.ArgMax(_scene.Motion.Speed, _first, _marks.Transition.Found ? (int)_marks.Transition.Place : -1);
        var loss = before < 0 ? double.NaN : _scene.Motion.Speed[before] - At(_scene.Motion.Speed, _marks.Transition);
        _table.Add("velocity_drop_transition", loss, _errors.Speed(loss), (-0.2, 2), missing ?? _marks.Transition.Missing, FrameDoubt ?? BarDoubt);
    }

    private void AddJerk()
    {
        foreach (var (key, mark, fromKnee) in MarkNames.Jerk(_marks)) AddTime(key, mark, fromKnee);
        var missing = BarMissing ?? _marks.DipStart.Missing;
        var height = _scene.Motion.Height;
        var depth = At(height, _marks.DipStart) - At(height, _marks.DipBottom);
        var drive = At(height, _marks.JerkTop) - At(height, _marks.DipBottom);
        var speed = At(_scene.Motion.Speed, _marks.DriveEnd);
        _table.Add("jerk_dip_depth", depth, _errors.BarDistance(depth), (0, 0.6), missing, BarDoubt);
        _table.Add("jerk_drive_height", drive, _errors.BarDistance(drive), (0, 1.2), missing ?? _marks.JerkTop.Missing, BarDoubt);
        _table.Add("jerk_drive_speed", speed, _errors.PeakSpeed(speed), (0, BarEfforts.ImpossibleSpeed), missing, FrameDoubt ?? BarDoubt);
    }

    private void AddConditions()
    {
        _table.Add("barbell_weight", _lift.BarbellMass, (_lift.BarbellMass, _lift.BarbellMass), (0, 1000));
        _table.Add("scale", _scene.Scale.Bar, _errors.Scale(_scene.Scale.Bar), (0, 1), BarMissing);
        _table.Add("mean_markers_validity", _validity, (_validity, _validity), (0, 1), double.IsNaN(_validity) ? "Nobody was seen in the clip." : null);
    }

    private string? RestMissing() => double.IsNaN(_marks.RestHeight) ? "The bar was not seen at rest, so there is nothing to measure its height from." : null;

    private double Greatest(double[] series)
    {
        var best = SampleScan.ArgMax(series, _first, _last);
        return best < 0 ? double.NaN : SubFrame.Extremum(series, best).Value;
    }

    private static double At(double[] series, Mark mark) => SampleScan.At(series, mark.Place);

    private double Validity()
    {
        var (first, last) = LiftSeries.Held(_marks, _scene.Motion.Speed.Length);
        if (last < first) (first, last) = (0, _scene.Motion.Speed.Length - 1);
        BodyPoint[] left = [BodyPoint.LeftShoulder, BodyPoint.LeftHip, BodyPoint.LeftKnee, BodyPoint.LeftAnkle];
        var used = _scene.Side == BodySide.Left ? left : Array.ConvertAll(left, Skeleton.Mirror);
        var scores = used.SelectMany(point => _scene.Body.Score(point).Skip(first).Take(last - first + 1)).ToArray();
        return scores.Length == 0 ? double.NaN : scores.Average();
    }
}
