using Aikynetix.Biomechanics.Kinematics;
using Aikynetix.Biomechanics.Signals;
using Aikynetix.Pose;

namespace Aikynetix.Biomechanics.Live;

/// <summary>The athlete's points as far as they are known now, and how tall the athlete is in the picture.</summary>
internal sealed class LiveBody
{
    // Metres per second between two pictures; faster is an error of the model or another person.
    private const double FastestTrunk = 4;
    private const double FastestLimb = 7;

    // Seconds between the samples of the body's size, so that a squat does not push all standing pictures out.
    private const double SizeInterval = 0.1;
    private const int SizeSamples = 61;
    private const int FirstSamples = 10;
    private const double LongView = 0.5;

    // Trunk points that jump together are another person or a cut.
    private const int JumpedTogether = 3;

    private static readonly BodyPoint[] Trunk = [BodyPoint.LeftHip, BodyPoint.RightHip, BodyPoint.LeftShoulder, BodyPoint.RightShoulder];
    private static readonly BodyPoint[] Legs = [BodyPoint.LeftKnee, BodyPoint.LeftAnkle, BodyPoint.LeftHeel, BodyPoint.LeftToe];
    private static readonly BodyPoint[] Arms = [BodyPoint.LeftElbow, BodyPoint.LeftWrist];

    private readonly LivePoint[] _points = new LivePoint[Skeleton.Count];
    private readonly Keypoint[] _keys = new Keypoint[Skeleton.Count];
    private readonly SideGuard _legs = new(Legs);
    private readonly SideGuard _arms = new(Arms);
    private readonly RecentValues _segments = new(6);
    private readonly RecentValues _sizes = new(SizeSamples);
    private double _sized = double.NegativeInfinity;

    /// <summary>Makes a body of which nothing is known.</summary>
    public LiveBody()
    {
        for (var i = 0; i < _points.Length; i++)
        {
            var slow = (BodyPoint)i is BodyPoint.LeftHip or BodyPoint.RightHip or BodyPoint.LeftShoulder or BodyPoint.RightShoulder
                or BodyPoint.Neck or BodyPoint.HipCentre;
            _points[i] = new LivePoint(slow ? FastestTrunk : FastestLimb);
        }
    }

    /// <summary>Standing height in pixels, within about a tenth; NaN before any limb was seen.</summary>
    public double Height { get; private set; } = double.NaN;

    /// <summary>Pixels in a metre of a typical adult; only to tell slow from fast.</summary>
    public double Metre => Height / BodySize.TypicalHeight;

    /// <summary>Whether the body has just appeared elsewhere than it can have moved to: somebody else, or a cut.</summary>
    public bool HasJumped { get; private set; }

    /// <summary>The given point.</summary>
    public LivePoint this[BodyPoint point] => _points[(int)point];

    /// <summary>Takes one picture.</summary>
    public void Take(PoseFrame pose, double seconds)
    {
        var present = pose.Presence >= KeypointTracks.MinimumPresence;
        for (var i = 0; i < _keys.Length; i++)
        {
            var key = present && i < pose.Points.Length ? pose.Points[i] : Keypoint.Absent;
            var good = float.IsFinite(key.X) && float.IsFinite(key.Y) && key.Score >= BodyTracker.MinimumScore;
            _keys[i] = good ? key with { Score = Math.Min(key.Score, 1) } : Keypoint.Absent;
        }

        if (double.IsNaN(Height)) Measure(seconds, fromKeys: true);
        if (double.IsNaN(Height)) return;
        MendSides(seconds);
        for (var i = 0; i < _keys.Length; i++) _points[i].Take(_keys[i], seconds, Metre);
        HasJumped = Trunk.Count(point => this[point].HasJumped) >= JumpedTogether;
        if (HasJumped) _sizes.Clear();
        Measure(seconds, fromKeys: false);
    }

    /// <summary>Middle between a point and its counterpart, or the one of them that is known; NaN when neither is.</summary>
    public (double X, double Y) Middle(BodyPoint left)
    {
        var (a, b) = (this[left], this[Skeleton.Mirror(left)]);
        return (a.IsKnown, b.IsKnown) switch
        {
            (true, true) => ((a.X + b.X) / 2, (a.Y + b.Y) / 2),
            (true, false) => (a.X, a.Y),
            _ => (b.X, b.Y),
        };
    }

    /// <summary>Pixels between two points; NaN when one of them is lost.</summary>
    public double Length(BodyPoint from, BodyPoint to) => double.Hypot(this[from].X - this[to].X, this[from].Y - this[to].Y);

    private void MendSides(double seconds)
    {
        var legs = _legs.Mend(_keys, _points, seconds, Height);
        var arms = _arms.Mend(_keys, _points, seconds, Height);
        if (!legs || !arms) return;
        SideGuard.Swap(_keys, BodyPoint.LeftHip);
        SideGuard.Swap(_keys, BodyPoint.LeftShoulder);
    }

    private void Measure(double seconds, bool fromKeys)
    {
        if (_sizes.Count >= FirstSamples && seconds - _sized < SizeInterval) return;
        _segments.Clear();
        foreach (var side in LiveAngles.Sides)
        {
            Add(BodyPoint.LeftHip.On(side), BodyPoint.LeftKnee.On(side), BodyShares.Thigh);
            Add(BodyPoint.LeftKnee.On(side), BodyPoint.LeftAnkle.On(side), BodyShares.Shank);
            Add(BodyPoint.LeftShoulder.On(side), BodyPoint.LeftHip.On(side), BodyShares.Trunk);
        }

        if (_segments.Count == 0) return;
        _sizes.Add(_segments.Quantile(0.5));
        _sized = seconds;
        Height = _sizes.Quantile(LongView);

        void Add(BodyPoint from, BodyPoint to, double share)
        {
            var (a, b) = (_keys[(int)from], _keys[(int)to]);
            var length = fromKeys ? double.Hypot(a.X - b.X, a.Y - b.Y) : Length(from, to);
            if (length > 1) _segments.Add(length / share);
        }
    }
}
