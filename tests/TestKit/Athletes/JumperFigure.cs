using Aikynetix.Pose;

namespace Aikynetix.TestKit.Athletes;

/// <summary>
/// Bends a body so that its centre of mass lies exactly so far above its toes: crouched with level feet, standing, or stretched on
/// pointed feet, by one number, which is searched for. Masses after de Leva (1996), men.
/// </summary>
internal static class JumperFigure
{
    private const double StandingKnee = 14;
    private const double DeepestKnee = 150;
    private const double Pointed = 70;
    private const int Steps = 60;

    /// <summary>Shoulder angle at rest, degrees: hanging arms, or hands on the hips.</summary>
    public static double RestingShoulder(bool swings) => swings ? 0 : -30;

    /// <summary>Height of the centre of mass above the toes, metres.</summary>
    /// <param name="height">Body height, metres.</param>
    /// <param name="stretch">From −1, deepest crouch, over 0, standing, to 1, knees straight and feet pointed.</param>
    /// <param name="shoulder">Shoulder angle, degrees.</param>
    /// <param name="swings">Whether the arms swing nearly straight.</param>
    public static double Extension(double height, double stretch, double shoulder, bool swings)
    {
        var points = Pose(height, (0, 0), stretch, shoulder, swings).Points();
        return CentreOfMass(points) - points[(int)BodyPoint.LeftToe].Y;
    }

    /// <summary>All points of the body whose toes and centre of mass are where they should be.</summary>
    public static (double X, double Y, double Z)[] Place(double height, (double X, double Y) toe, double extension, double shoulder, bool swings)
    {
        var (low, high) = (-1.0, 1.0);
        var (below, above) = (Extension(height, low, shoulder, swings) - extension, Extension(height, high, shoulder, swings) - extension);
        if (below > 0 || above < 0) throw new InvalidOperationException($"No posture puts the centre of mass {extension:F3} m above the toes.");
        for (var i = 0; i < Steps && high - low > 1e-13; i++)
        {
            var middle = i % 3 == 2 ? (low + high) / 2 : low - (below * (high - low) / (above - below));
            var miss = Extension(height, middle, shoulder, swings) - extension;
            if (Math.Abs(miss) < 1e-13) (low, high) = (middle, middle);
            else if (miss < 0) (low, below) = (middle, miss);
            else (high, above) = (middle, miss);
        }

        var at = (low + high) / 2;
        var free = Pose(height, (0, 0), at, shoulder, swings).Points()[(int)BodyPoint.LeftToe];
        return Pose(height, (toe.X - free.X, toe.Y - free.Y), at, shoulder, swings).Points();
    }

    /// <summary>Height of the centre of mass of a body's points.</summary>
    public static double CentreOfMass((double X, double Y, double Z)[] points)
    {
        var (shoulder, hip, knee) = (Of(BodyPoint.LeftShoulder), Of(BodyPoint.LeftHip), Of(BodyPoint.LeftKnee));
        var (elbow, wrist) = (Of(BodyPoint.LeftElbow), Of(BodyPoint.LeftWrist));
        return (0.4346 * Part(shoulder, hip, 0.4310)) + (0.0694 * Part(Of(BodyPoint.Head), shoulder, 0.5002))
            + (2 * ((0.1416 * Part(hip, knee, 0.4095)) + (0.0433 * Part(knee, Of(BodyPoint.LeftAnkle), 0.4459))
                + (0.0137 * Part(Of(BodyPoint.LeftHeel), Of(BodyPoint.LeftToe), 0.4415)) + (0.0271 * Part(shoulder, elbow, 0.5772))
                + (0.0162 * Part(elbow, wrist, 0.4574)) + (0.0061 * wrist)));

        double Of(BodyPoint point) => points[(int)point].Y;
    }

    private static double Part(double upper, double lower, double share) => upper + (share * (lower - upper));

    private static AthletePose Pose(double height, (double X, double Y) hip, double stretch, double shoulder, bool swings)
    {
        var knee = stretch > 0 ? StandingKnee * (1 - stretch) : StandingKnee - (stretch * (DeepestKnee - StandingKnee));
        var (thigh, foot, elbow) = (0.6 * knee, -Pointed * Math.Max(0, stretch), swings ? 15.0 : 100.0);
        return new AthletePose
        {
            Height = height,
            Hip = hip,
            Trunk = 0.42 * knee,
            Thigh = (thigh, thigh),
            Knee = (knee, knee),
            Foot = (foot, foot),
            Shoulder = (shoulder, shoulder),
            Elbow = (elbow, elbow),
        };
    }
}
