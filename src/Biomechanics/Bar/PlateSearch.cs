using System.Numerics;
using Aikynetix.Pose;

namespace Aikynetix.Biomechanics.Bar;

/// <summary>Where in one picture the near plate may be and how large it may look, read off the pose.</summary>
internal readonly struct PlateSearch
{
    /// <summary>A 0.45 m plate beside a 1.75 m athlete: radius over body height.</summary>
    private const float RadiusPerHeight = 0.129f;

    /// <summary>The near plate looks up to 1.25 times larger than the athlete, and poses come out short in a crouch.</summary>
    private const float NominalGain = 1.2f;

    private const float SmallestRatio = 0.65f;
    private const float LargestRatio = 1.5f;
    private const float SmallestNominalRadius = 8;
    private const float WorkingRadius = 24;

    private readonly Vector2? _leftHand;
    private readonly Vector2? _rightHand;
    private readonly Vector2? _leftFoot;
    private readonly Vector2? _rightFoot;

    private PlateSearch(in PoseReading pose, float radius, Vector2 low, Vector2 high)
    {
        (_leftHand, _rightHand) = (pose.LeftHand, pose.RightHand);
        (_leftFoot, _rightFoot) = (pose.LeftFoot, pose.RightFoot);
        Radius = radius;
        Shrink = Math.Max(1, (int)(radius / WorkingRadius));
        (Left, Top) = ((int)low.X, (int)low.Y);
        (Columns, Rows) = (((int)high.X - Left) / Shrink, ((int)high.Y - Top) / Shrink);
    }

    /// <summary>Expected radius, pixels of the full picture.</summary>
    public float Radius { get; }

    /// <summary>Smallest radius to consider, pixels of the full picture.</summary>
    public float MinRadius => Radius * SmallestRatio;

    /// <summary>Largest radius to consider, pixels of the full picture.</summary>
    public float MaxRadius => Radius * LargestRatio;

    /// <summary>Full pixels per working pixel: brings the expected radius down to 24–48 working pixels, never enlarges.</summary>
    public int Shrink { get; }

    /// <summary>First column of the searched window, full pixels.</summary>
    public int Left { get; }

    /// <summary>First row of the searched window, full pixels.</summary>
    public int Top { get; }

    /// <summary>Width of the window, working pixels.</summary>
    public int Columns { get; }

    /// <summary>Height of the window, working pixels.</summary>
    public int Rows { get; }

    /// <summary>Plans the search.</summary>
    /// <returns>False when the pose gives no size, or the athlete or the window is too small to hold a plate.</returns>
    public static bool TryPlan(VideoFrame frame, PoseFrame pose, out PlateSearch search)
    {
        search = default;
        var reading = PoseReading.Of(pose, frame.Width, frame.Height);
        if (!float.IsFinite(reading.BodyHeight)) return false;
        var radius = reading.BodyHeight * RadiusPerHeight * NominalGain;
        if (radius < SmallestNominalRadius || radius > Math.Max(frame.Width, frame.Height) / 2f) return false;
        // Rim and centre must both fit around a hand; far-flung keypoints must not let the window grow beyond a body's reach.
        var margin = new Vector2(2.2f * radius);
        var reach = new Vector2(7 * radius);
        var picture = new Vector2(frame.Width, frame.Height);
        var low = Vector2.Clamp(Vector2.Max(reading.Low - margin, reading.Middle - reach), Vector2.Zero, picture);
        var high = Vector2.Clamp(Vector2.Min(reading.High + margin, reading.Middle + reach), Vector2.Zero, picture);
        search = new PlateSearch(reading, radius, low, high);
        return Math.Min(search.Columns, search.Rows) * search.Shrink >= search.MinRadius;
    }

    /// <summary>From working pixels of the window to pixels of the full picture.</summary>
    public Vector2 ToPicture(Vector2 working) => (working * Shrink) + new Vector2(Left, Top);

    /// <summary>How likely a plate is centred at a place (full pixels), 0.3–1: near a hand, or on the floor beside the feet.</summary>
    public float Prior(Vector2 centre)
    {
        var hand = Math.Min(Distance(centre, _leftHand), Distance(centre, _rightHand)) / (1.3f * Radius);
        var floor = Math.Min(FloorDistance(centre, _leftFoot), FloorDistance(centre, _rightFoot)) / (0.8f * Radius);
        return 0.3f + Math.Max(0.7f * MathF.Exp(-0.5f * hand * hand), 0.4f * MathF.Exp(-0.5f * floor * floor));
    }

    private static float Distance(Vector2 centre, Vector2? hand) =>
        hand is { } place ? Vector2.Distance(centre, place) : float.PositiveInfinity;

    /// <summary>A plate on the floor has its centre one radius above the foot and may stand anywhere along it.</summary>
    private float FloorDistance(Vector2 centre, Vector2? foot)
    {
        if (foot is not { } place) return float.PositiveInfinity;
        var beside = Math.Max(0, MathF.Abs(centre.X - place.X) - (1.2f * Radius));
        return new Vector2(beside, centre.Y - (place.Y - (0.8f * Radius))).Length();
    }
}
