using Aikynetix.Pose;

namespace Aikynetix.TestKit.Signals;

/// <summary>
/// A body of straight segments in a given pose, in metres: X forward, Y up, Z to the athlete's left; the ankles stand at X = 0.
/// </summary>
/// <param name="Shank">Lean of the shanks, knee forward, degrees.</param>
/// <param name="Thigh">Turn of the thighs backwards from upright, degrees: 0 standing, 100 below parallel.</param>
/// <param name="Trunk">Lean of the trunk forward, degrees.</param>
/// <param name="Arm">Turn of the straight arms forward from hanging down, degrees.</param>
public sealed record StickFigure(double Shank, double Thigh, double Trunk, double Arm)
{
    /// <summary>Body height that the proportions of the figure belong to, metres.</summary>
    public const double Height = 1.75;

    private const double HalfHip = 0.085;
    private const double HalfShoulder = 0.19;

    /// <summary>The places of all points.</summary>
    public (double X, double Y, double Z)[] Points()
    {
        var ankle = (X: 0.0, Y: 0.07);
        var knee = Along(ankle, 0.43, Shank);
        var hip = Along(knee, 0.43, -Thigh);
        var shoulder = Along(hip, 0.50, Trunk);
        var elbow = Along(shoulder, 0.32, 180 - Arm);
        var wrist = Along(elbow, 0.26, 180 - Arm);
        var neck = Along(shoulder, 0.05, Trunk);
        var head = Along(shoulder, 0.32, Trunk);
        var ear = Along(shoulder, 0.2, Trunk);

        var points = new (double X, double Y, double Z)[Skeleton.Count];
        Set(BodyPoint.Nose, (ear.X + 0.1, ear.Y), 0);
        Set(BodyPoint.Head, head, 0);
        Set(BodyPoint.Neck, neck, 0);
        Set(BodyPoint.HipCentre, hip, 0);
        Pair(BodyPoint.LeftEye, (ear.X + 0.08, ear.Y + 0.03), 0.03);
        Pair(BodyPoint.LeftEar, ear, 0.07);
        Pair(BodyPoint.LeftShoulder, shoulder, HalfShoulder);
        Pair(BodyPoint.LeftElbow, elbow, HalfShoulder);
        Pair(BodyPoint.LeftWrist, wrist, HalfShoulder);
        Pair(BodyPoint.LeftHip, hip, HalfHip);
        Pair(BodyPoint.LeftKnee, knee, HalfHip);
        Pair(BodyPoint.LeftAnkle, ankle, HalfHip);
        Pair(BodyPoint.LeftHeel, (-0.05, 0), HalfHip);
        Pair(BodyPoint.LeftToe, (0.2, 0), HalfHip);
        Pair(BodyPoint.LeftSmallToe, (0.17, 0), HalfHip + 0.03);
        return points;

        void Set(BodyPoint point, (double X, double Y) at, double z) => points[(int)point] = (at.X, at.Y, z);

        void Pair(BodyPoint left, (double X, double Y) at, double z)
        {
            Set(left, at, z);
            Set(Skeleton.Mirror(left), at, -z);
        }
    }

    /// <summary>The squat figure of this moment: depth 0 stands, depth 1 is the bottom (shank 35°, thigh 100°, trunk 35°).</summary>
    public static StickFigure Squat(double depth) => new(35 * depth, 100 * depth, 35 * depth, 90 * depth);

    private static (double X, double Y) Along((double X, double Y) from, double length, double lean)
    {
        var (sin, cos) = Math.SinCos(lean * Math.PI / 180);
        return (from.X + (length * sin), from.Y + (length * cos));
    }
}
