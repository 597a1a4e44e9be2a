using Aikynetix.Pose;

namespace Aikynetix.TestKit.Athletes;

/// <summary>
/// Stands a figure of Drillis and Contini's proportions on the floor at one moment of a script: X forward, Y up, Z towards the
/// athlete's right, metres; the ankles stay in place and the wrists are at the bar.
/// </summary>
internal static class LifterFigure
{
    private const double BarForwardOfAnkle = 0.10;
    private const double AnkleHeight = 0.039;
    private const double Shank = 0.246;
    private const double Thigh = 0.245;
    private const double Trunk = 0.288;

    /// <summary>Places the bar's middle.</summary>
    public static (double X, double Y) Bar(LiftScript script, double time) =>
        (BarForwardOfAnkle + script.Forward.At(time), script.BarHeight(time));

    /// <summary>Places all points, in the order of <see cref="BodyPoint"/>.</summary>
    public static (double X, double Y, double Z)[] Place(LiftScript script, double time)
    {
        var height = script.BodyHeight;
        var (shin, torso) = (script.Shin.At(time), script.Torso.At(time));
        var ankle = (X: 0.0, Y: AnkleHeight * height);
        var knee = Along(ankle, shin, Shank * height);
        var hip = Along(knee, shin + 180 - script.Knee.At(time), Thigh * height);
        var shoulder = Along(hip, torso, Trunk * height);
        var wrist = Bar(script, time);
        var elbow = Elbow(shoulder, wrist, script.Elbow.At(time));
        var crown = Along(shoulder, torso + ((90 - torso) / 2), 0.182 * height);
        var ear = (X: (crown.X * 0.6) + (shoulder.X * 0.4), Y: (crown.Y * 0.6) + (shoulder.Y * 0.4));

        var points = new (double X, double Y, double Z)[Skeleton.Count];
        void Pair(BodyPoint left, (double X, double Y) at, double side)
        {
            points[(int)left] = (at.X, at.Y, -side * height);
            points[(int)Skeleton.Mirror(left)] = (at.X, at.Y, side * height);
        }

        Pair(BodyPoint.LeftAnkle, ankle, 0.055);
        Pair(BodyPoint.LeftKnee, knee, 0.055);
        Pair(BodyPoint.LeftHip, hip, 0.055);
        Pair(BodyPoint.LeftShoulder, shoulder, 0.105);
        Pair(BodyPoint.LeftElbow, elbow, 0.15);
        Pair(BodyPoint.LeftWrist, wrist, 0.2);
        Pair(BodyPoint.LeftEar, ear, 0.04);
        Pair(BodyPoint.LeftEye, (ear.X + (0.04 * height), ear.Y), 0.02);
        Pair(BodyPoint.LeftHeel, (-0.03 * height, 0), 0.055);
        Pair(BodyPoint.LeftToe, (0.115 * height, 0), 0.055);
        Pair(BodyPoint.LeftSmallToe, (0.10 * height, 0), 0.075);
        points[(int)BodyPoint.Head] = (crown.X, crown.Y, 0);
        points[(int)BodyPoint.Nose] = (ear.X + (0.055 * height), ear.Y - (0.01 * height), 0);
        points[(int)BodyPoint.Neck] = (shoulder.X, shoulder.Y, 0);
        points[(int)BodyPoint.HipCentre] = (hip.X, hip.Y, 0);
        return points;
    }

    private static (double X, double Y) Along((double X, double Y) from, double degrees, double length)
    {
        var (sin, cos) = Math.SinCos(double.DegreesToRadians(degrees));
        return (from.X + (length * cos), from.Y + (length * sin));
    }

    // Both halves of the arm look equally long and meet at the scripted angle, behind the line from shoulder to bar.
    private static (double X, double Y) Elbow((double X, double Y) shoulder, (double X, double Y) wrist, double angle)
    {
        var (dx, dy) = (wrist.X - shoulder.X, wrist.Y - shoulder.Y);
        var bulge = 0.5 / Math.Tan(double.DegreesToRadians(angle / 2));
        return (((shoulder.X + wrist.X) / 2) + (dy * bulge), ((shoulder.Y + wrist.Y) / 2) - (dx * bulge));
    }
}
