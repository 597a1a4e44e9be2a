namespace Aikynetix.TestKit.Athletes;

/// <summary>Puts a body between two feet so that its centre of mass lies where a script says.</summary>
internal static class RunnerFigure
{
    /// <summary>Toe ahead of the ankle, as a share of body height.</summary>
    public const double Toe = 0.115;

    /// <summary>Heel to toe, as a share of body height.</summary>
    public const double FootLength = 0.145;

    private const double Thigh = 0.245;
    private const double Shank = 0.246;
    private const int Rounds = 14;

    /// <summary>Place of the toe, metres, and pitch of the foot, degrees with the toes up.</summary>
    internal readonly record struct Sole(double X, double Y, double Pitch);

    /// <summary>All points of the body.</summary>
    public static (double X, double Y, double Z)[] Around(AthletePose pose, (double X, double Y) centre, Sole left, Sole right)
    {
        var hip = (centre.X, Y: centre.Y - (0.03 * pose.Height));
        for (var round = 0; ; round++)
        {
            var (leftThigh, leftKnee) = Leg(hip, Ankle(left, pose.Height), pose.Height);
            var (rightThigh, rightKnee) = Leg(hip, Ankle(right, pose.Height), pose.Height);
            var points = (pose with
            {
                Hip = hip,
                Thigh = (leftThigh, rightThigh),
                Knee = (leftKnee, rightKnee),
                Foot = (left.Pitch, right.Pitch),
            }).Points();
            if (round == Rounds) return points;
            var found = AthleteCentre.Of(points);
            hip = (hip.X + centre.X - found.X, hip.Y + centre.Y - found.Y);
        }
    }

    private static (double X, double Y) Ankle(Sole sole, double height)
    {
        var (sin, cos) = Math.SinCos(double.DegreesToRadians(sole.Pitch));
        var (back, up) = (Toe * height, AthletePose.AnkleHeight * height);
        return (sole.X - (back * cos) - (up * sin), sole.Y - (back * sin) + (up * cos));
    }

    private static (double Thigh, double Knee) Leg((double X, double Y) hip, (double X, double Y) ankle, double height)
    {
        var (a, b) = (Thigh * height, Shank * height);
        var reach = Math.Min(double.Hypot(ankle.X - hip.X, ankle.Y - hip.Y), (a + b) * 0.9999);
        var direction = Math.Atan2(ankle.X - hip.X, hip.Y - ankle.Y);
        var thigh = direction + Math.Acos(((a * a) + (reach * reach) - (b * b)) / (2 * a * reach));
        var knee = Math.PI - Math.Acos(((a * a) + (b * b) - (reach * reach)) / (2 * a * b));
        return (double.RadiansToDegrees(thigh), double.RadiansToDegrees(knee));
    }
}
