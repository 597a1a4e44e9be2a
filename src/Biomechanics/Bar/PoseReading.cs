using System.Numerics;
using Aikynetix.Pose;

namespace Aikynetix.Biomechanics.Bar;

/// <summary>What the plate search needs from a pose: body size, extent, hands and feet, free of absent and absurd points.</summary>
internal readonly record struct PoseReading
{
    private const float ShankShare = 0.246f;
    private const float ThighShare = 0.245f;
    private const float TrunkShare = 0.288f;
    private const float UpperArmShare = 0.186f;
    private const float ForearmShare = 0.146f;

    private readonly Keypoint[] _points;
    private readonly float _width;
    private readonly float _height;

    private PoseReading(Keypoint[] points, int width, int height)
    {
        (_points, _width, _height) = (points, width, height);
        (BodyHeight, Low, High) = (float.NaN, new Vector2(float.PositiveInfinity), new Vector2(float.NegativeInfinity));
    }

    /// <summary>Standing height, pixels, from segment lengths; NaN when no segment is known.</summary>
    public float BodyHeight { get; private init; }

    /// <summary>Upper left corner of the points.</summary>
    public Vector2 Low { get; private init; }

    /// <summary>Lower right corner of the points.</summary>
    public Vector2 High { get; private init; }

    /// <summary>Mean of the points.</summary>
    public Vector2 Middle { get; private init; }

    /// <summary>Left wrist.</summary>
    public Vector2? LeftHand => Place(BodyPoint.LeftWrist);

    /// <summary>Right wrist.</summary>
    public Vector2? RightHand => Place(BodyPoint.RightWrist);

    /// <summary>Left ankle.</summary>
    public Vector2? LeftFoot => Place(BodyPoint.LeftAnkle);

    /// <summary>Right ankle.</summary>
    public Vector2? RightFoot => Place(BodyPoint.RightAnkle);

    /// <summary>Reads a pose in a picture of the given size.</summary>
    public static PoseReading Of(PoseFrame pose, int width, int height)
    {
        var reading = new PoseReading(pose.Points, width, height);
        var (low, high, sum, count) = (reading.Low, reading.High, Vector2.Zero, 0);
        for (var i = 0; i < Skeleton.Count; i++)
        {
            if (reading.Place((BodyPoint)i) is not { } place) continue;
            (low, high, sum, count) = (Vector2.Min(low, place), Vector2.Max(high, place), sum + place, count + 1);
        }

        return count == 0 ? reading : reading with { BodyHeight = reading.Measure(), Low = low, High = high, Middle = sum / count };
    }

    /// <summary>Sum of known segments over the sum of their shares of body height (after Winter and Drillis–Contini).</summary>
    private float Measure()
    {
        var measured = Segment(BodyPoint.LeftKnee, BodyPoint.LeftAnkle, ShankShare)
            + Segment(BodyPoint.LeftHip, BodyPoint.LeftKnee, ThighShare)
            + Segment(BodyPoint.LeftShoulder, BodyPoint.LeftHip, TrunkShare);
        if (measured.Y == 0)
        {
            measured = Segment(BodyPoint.LeftShoulder, BodyPoint.LeftElbow, UpperArmShare)
                + Segment(BodyPoint.LeftElbow, BodyPoint.LeftWrist, ForearmShare);
        }

        return measured.X / measured.Y;
    }

    /// <summary>Length and share of the segment on the side where it is longer, as projection only shortens; zero when unknown.</summary>
    private Vector2 Segment(BodyPoint from, BodyPoint to, float share)
    {
        var longer = MathF.Max(Length(from, to), Length(Skeleton.Mirror(from), Skeleton.Mirror(to)));
        return longer > 0 ? new Vector2(longer, share) : Vector2.Zero;
    }

    /// <summary>Length of a segment, 0 when an end is unknown.</summary>
    private float Length(BodyPoint from, BodyPoint to) => Place(from) is { } a && Place(to) is { } b ? Vector2.Distance(a, b) : 0;

    /// <summary>Models place hidden limbs up to a body outside the picture; anything farther is no measurement.</summary>
    private Vector2? Place(BodyPoint point)
    {
        if (_points.Length <= (int)point) return null;
        var (x, y, _) = _points[(int)point];
        var sane = x > -_width && x < 2 * _width && y > -_height && y < 2 * _height;
        return sane ? new Vector2(x, y) : null;
    }
}
