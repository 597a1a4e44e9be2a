using Aikynetix.Biomechanics.Kinematics;
using Aikynetix.Biomechanics.Signals;
using Aikynetix.Pose;

namespace Aikynetix.Biomechanics.Live;

/// <summary>How the athlete stands to the camera, decided as evidence comes in and changed only by evidence that lasts.</summary>
internal sealed class LivePosture
{
    // Seconds over which evidence is averaged, and for which contrary evidence must last.
    private const double Memory = 0.7;
    private const double Patience = 0.5;

    // Degrees by which a view that is decided may be left before the other one is asked for.
    private const double ViewSlack = 4;

    private readonly SteadyChoice<Facing> _facing = new(Patience);
    private readonly SteadyChoice<BodySide> _near = new(Patience);
    private readonly SteadyChoice<ViewKind> _view = new(Patience);
    private readonly Mean _feet = new();
    private readonly Mean _nose = new();
    private readonly Mean _width = new();
    private readonly Mean _lead = new();

    private enum ViewKind
    {
        Side,
        Oblique,
        Front,
    }

    /// <summary>Which way the athlete faces; right until something tells.</summary>
    public Facing Facing => _facing.Value ?? Facing.Right;

    /// <summary>The side that the camera sees better; null while nothing tells.</summary>
    public BodySide? NearSide => _near.Value;

    /// <summary>One of the names of <see cref="CameraView"/>; empty while nothing tells.</summary>
    public string View => _view.Value switch
    {
        ViewKind.Side => Facing == Facing.Left ? CameraView.SideLeft : CameraView.SideRight,
        ViewKind.Oblique => CameraView.Oblique,
        ViewKind.Front => CameraView.Front,
        _ => "",
    };

    /// <summary>Whether angles in the sagittal plane are seen as they are.</summary>
    public bool IsFromSide => _view.Value == ViewKind.Side;

    /// <summary>How far sagittal angles may be trusted in this view, 0–1.</summary>
    public double Trust => _view.Value switch { ViewKind.Side => 1, ViewKind.Oblique => 0.6, ViewKind.Front => 0.25, _ => 0.5 };

    /// <summary>Takes what one picture shows.</summary>
    public void Take(LiveBody body, double seconds)
    {
        if (body.HasJumped) Restart();
        var trunk = BodyShares.Trunk * body.Height;
        var forward = _feet.Take(Lead(body, BodyPoint.LeftHeel, BodyPoint.LeftToe) / trunk, seconds);
        var nose = _nose.Take(Lead(body, BodyPoint.LeftEar, BodyPoint.Nose) / trunk, seconds);
        var width = _width.Take(
            (body.Length(BodyPoint.LeftShoulder, BodyPoint.RightShoulder) + body.Length(BodyPoint.LeftHip, BodyPoint.RightHip)) / (2 * trunk), seconds);
        var lead = _lead.Take(LegScore(body, BodySide.Right) - LegScore(body, BodySide.Left), seconds);

        var direction = Math.Abs(forward) >= Posture.ClearDirection ? forward : nose;
        _facing.Next(direction > 0 ? Facing.Right : direction < 0 ? Facing.Left : null, seconds);
        _view.Next(ViewOf(Math.Atan2(width / Posture.WidthPerTrunk, Math.Abs(forward) / Posture.FootPerTrunk) * 180 / Math.PI), seconds);
        var shown = _facing.Value is { } facing ? (facing == Facing.Left ? BodySide.Left : BodySide.Right) : (BodySide?)null;
        _near.Next(!(Math.Abs(lead) >= Posture.ClearConfidence) ? shown : lead > 0 ? BodySide.Right : BodySide.Left, seconds);
    }

    private void Restart()
    {
        foreach (var mean in (ReadOnlySpan<Mean>)[_feet, _nose, _width, _lead]) mean.Restart();
        _facing.Clear();
        _near.Clear();
        _view.Clear();
    }

    private ViewKind? ViewOf(double turn)
    {
        if (double.IsNaN(turn)) return null;
        var widest = Posture.WidestSide + (_view.Value == ViewKind.Side ? ViewSlack : 0);
        var narrowest = Posture.NarrowestFront - (_view.Value == ViewKind.Front ? ViewSlack : 0);
        return turn >= narrowest ? ViewKind.Front : turn <= widest ? ViewKind.Side : ViewKind.Oblique;
    }

    private static double Lead(LiveBody body, BodyPoint from, BodyPoint to)
    {
        double sum = 0, weights = 0;
        Add(body[from], body[to]);
        Add(body[Skeleton.Mirror(from)], body[Skeleton.Mirror(to)]);
        return sum / weights;

        void Add(LivePoint start, LivePoint end)
        {
            var weight = Math.Pow(Math.Min(start.Score, end.Score), 2);
            if (weight <= 0) return;
            sum += weight * (end.X - start.X);
            weights += weight;
        }
    }

    private static double LegScore(LiveBody body, BodySide side) =>
        (body[BodyPoint.LeftHip.On(side)].Score + body[BodyPoint.LeftKnee.On(side)].Score + body[BodyPoint.LeftAnkle.On(side)].Score) / 3;

    /// <summary>An average over the last moments that begins as the plain mean of what there is.</summary>
    private sealed class Mean
    {
        private double _value = double.NaN;
        private double _began;
        private double _time;

        public double Take(double value, double seconds)
        {
            if (!double.IsFinite(value)) return _value;
            if (double.IsNaN(_value)) (_value, _began) = (value, seconds);
            else _value += Math.Max(OneEuroFilter.Weight(1 / (2 * Math.PI * Memory), seconds - _time), (seconds - _time) / (seconds - _began)) * (value - _value);
            _time = seconds;
            return _value;
        }

        public void Restart() => _value = double.NaN;
    }
}
