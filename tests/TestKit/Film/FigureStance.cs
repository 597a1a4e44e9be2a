using System.Numerics;
using Aikynetix.Pose;

namespace Aikynetix.TestKit.Film;

/// <summary>
/// A posture by joint angles, turned into the 26 points of a body of Drillis and Contini's proportions that stands with its lower foot on
/// the floor: X forward, Y up, Z to the athlete's right, metres. Angles in degrees; pairs are left, right.
/// </summary>
public sealed record FigureStance
{
    /// <summary>Body height, metres.</summary>
    public float Height { get; init; } = 1.75f;

    /// <summary>Lean of the trunk forward.</summary>
    public float Trunk { get; init; } = 2;

    /// <summary>Thighs forward from hanging down.</summary>
    public (float Left, float Right) Thigh { get; init; } = (2, 2);

    /// <summary>Thighs outward from hanging down.</summary>
    public (float Left, float Right) Spread { get; init; } = (3, 3);

    /// <summary>Bend of the knees: 0 is straight.</summary>
    public (float Left, float Right) Knee { get; init; } = (4, 4);

    /// <summary>Upper arms forward from hanging down.</summary>
    public (float Left, float Right) Shoulder { get; init; } = (0, 0);

    /// <summary>Upper arms outward from hanging down.</summary>
    public (float Left, float Right) Aside { get; init; } = (12, 12);

    /// <summary>Bend of the elbows: 0 is straight.</summary>
    public (float Left, float Right) Elbow { get; init; } = (15, 15);

    /// <summary>Pitch of the feet, toes up.</summary>
    public (float Left, float Right) Foot { get; init; } = (0, 0);

    /// <summary>Toes turned outward.</summary>
    public float ToesOut { get; init; } = 8;

    /// <summary>Turns points about the vertical: 0 faces the right edge of a picture, 90 the camera, 180 the left edge.</summary>
    public static Vector3[] Turned(Vector3[] points, float degrees)
    {
        var (sin, cos) = MathF.SinCos(float.DegreesToRadians(degrees));
        return Array.ConvertAll(points, point => new Vector3((point.X * cos) - (point.Z * sin), point.Y, (point.X * sin) + (point.Z * cos)));
    }

    /// <summary>The places of all points in the order of <see cref="BodyPoint"/>; the hips stand over X = Z = 0.</summary>
    public Vector3[] Points()
    {
        var points = new Vector3[Skeleton.Count];
        var up = Forward(180 - Trunk);
        var front = Forward(90 - Trunk);
        var neck = up * (0.288f * Height);
        Set(BodyPoint.HipCentre, Vector3.Zero);
        Set(BodyPoint.Neck, neck);
        var skull = Vector3.Lerp(up, Vector3.UnitY, 0.6f);
        var ear = neck + (skull * (0.107f * Height));
        Set(BodyPoint.Head, ear + (skull * (0.073f * Height)));
        Set(BodyPoint.Nose, ear + (front * (0.064f * Height)) - (skull * (0.008f * Height)));
        Pair(BodyPoint.LeftEar, ear, 0.04f);
        Pair(BodyPoint.LeftEye, ear + (front * (0.053f * Height)) + (skull * (0.012f * Height)), 0.018f);
        Pair(BodyPoint.LeftShoulder, neck - (up * (0.012f * Height)), 0.105f);
        Pair(BodyPoint.LeftHip, Vector3.Zero, 0.055f);
        AddLimbs(points, left: true);
        AddLimbs(points, left: false);
        var floor = points.Min(point => point.Y);
        return Array.ConvertAll(points, point => point - new Vector3(0, floor, 0));

        void Set(BodyPoint point, Vector3 place) => points[(int)point] = place;

        void Pair(BodyPoint left, Vector3 place, float aside)
        {
            Set(left, place - (Vector3.UnitZ * (aside * Height)));
            Set(Skeleton.Mirror(left), place + (Vector3.UnitZ * (aside * Height)));
        }
    }

    private void AddLimbs(Vector3[] points, bool left)
    {
        var outward = left ? -Vector3.UnitZ : Vector3.UnitZ;
        var knee = Next(BodyPoint.LeftHip, BodyPoint.LeftKnee, Limb(Of(Thigh), Of(Spread)), 0.245f);
        var ankle = Next(BodyPoint.LeftKnee, BodyPoint.LeftAnkle, Limb(Of(Thigh) - Of(Knee), Of(Spread)), 0.246f);
        Next(BodyPoint.LeftShoulder, BodyPoint.LeftElbow, Limb(Of(Shoulder), Of(Aside)), 0.186f);
        Next(BodyPoint.LeftElbow, BodyPoint.LeftWrist, Limb(Of(Shoulder) + Of(Elbow), Of(Aside) * 0.6f), 0.146f);

        var (sin, cos) = MathF.SinCos(float.DegreesToRadians(ToesOut));
        var level = Forward(90 + Of(Foot));
        var foot = new Vector3(level.X * cos, level.Y, 0) + (outward * (level.X * sin));
        var sole = ankle - (Forward(180 + Of(Foot)) * (0.039f * Height));
        points[Index(BodyPoint.LeftHeel)] = sole - (foot * (0.03f * Height));
        points[Index(BodyPoint.LeftToe)] = sole + (foot * (0.115f * Height));
        points[Index(BodyPoint.LeftSmallToe)] = sole + (foot * (0.1f * Height)) + (outward * (0.02f * Height));

        Vector3 Next(BodyPoint from, BodyPoint to, Vector3 direction, float length) =>
            points[Index(to)] = points[Index(from)] + (direction * (length * Height));

        Vector3 Limb(float forward, float aside) =>
            Vector3.Normalize(Forward(forward) + (outward * MathF.Tan(float.DegreesToRadians(aside))));

        int Index(BodyPoint point) => (int)(left ? point : Skeleton.Mirror(point));

        float Of((float Left, float Right) pair) => left ? pair.Left : pair.Right;
    }

    // 0 hangs down, 90 points forward, 180 up.
    private static Vector3 Forward(float degrees)
    {
        var (sin, cos) = MathF.SinCos(float.DegreesToRadians(degrees));
        return new Vector3(sin, -cos, 0);
    }
}
