using Aikynetix.Pose;

namespace Aikynetix.TestKit.Athletes;

/// <summary>True joint angles of a body that faces +X, by the definitions of the biomechanics reference, A.2; degrees, 180 is straight.</summary>
public static class AthleteAngles
{
    /// <summary>Inclusive angle of the knee.</summary>
    public static double Knee((double X, double Y, double Z)[] points, bool left) =>
        180 + Turn(points, left, (BodyPoint.LeftHip, BodyPoint.LeftKnee), (BodyPoint.LeftKnee, BodyPoint.LeftAnkle));

    /// <summary>Inclusive angle of the hip, beyond 180 where the thigh is behind the trunk.</summary>
    public static double Hip((double X, double Y, double Z)[] points, bool left) =>
        180 - Turn(points, left, (BodyPoint.LeftShoulder, BodyPoint.LeftHip), (BodyPoint.LeftHip, BodyPoint.LeftKnee));

    /// <summary>Angle between sole and shank, 90 at a right angle.</summary>
    public static double Ankle((double X, double Y, double Z)[] points, bool left) =>
        Turn(points, left, (BodyPoint.LeftHeel, BodyPoint.LeftToe), (BodyPoint.LeftAnkle, BodyPoint.LeftKnee));

    // From the first segment to the second, counterclockwise, −180 to 180.
    private static double Turn(
        (double X, double Y, double Z)[] points, bool left, (BodyPoint From, BodyPoint To) first, (BodyPoint From, BodyPoint To) second)
    {
        ArgumentNullException.ThrowIfNull(points);
        return Math.IEEERemainder(Rise(second) - Rise(first), 360);

        double Rise((BodyPoint From, BodyPoint To) segment)
        {
            var (from, to) = (At(segment.From), At(segment.To));
            return double.RadiansToDegrees(Math.Atan2(to.Y - from.Y, to.X - from.X));
        }

        (double X, double Y, double Z) At(BodyPoint point) => points[(int)(left ? point : Skeleton.Mirror(point))];
    }
}
