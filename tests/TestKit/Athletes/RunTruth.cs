using Aikynetix.Pose;

namespace Aikynetix.TestKit.Athletes;

/// <summary>The true numbers of a scripted run with alike steps, by the keys of the API; lengths and angles from the script's own points.</summary>
public static class RunTruth
{
    private const double Gravity = 9.81;

    /// <summary>Numbers of the step of one foot, for a runner of the given mass.</summary>
    public static IReadOnlyDictionary<string, double> Of(RunScript script, double mass, bool left = true)
    {
        ArgumentNullException.ThrowIfNull(script);
        var contact = left ? script.ContactTime.Left : script.ContactTime.Right;
        var flight = left ? script.FlightTime.Left : script.FlightTime.Right;
        var step = contact + flight;
        var (_, landing, leaving) = script.Contacts.First(candidate => candidate.Left == left);
        var force = mass * Gravity * Math.PI / 2 * ((flight / contact) + 1);
        var drop = (force * contact * contact / (mass * Math.PI * Math.PI)) - (Gravity * contact * contact / 8);
        var leg = 0.53 * script.BodyHeight;
        var press = leg - Math.Sqrt((leg * leg) - (script.Speed * script.Speed * contact * contact / 4)) + drop;
        var heights = Enumerable.Range(0, 2001).Select(i => script.Centre(landing + (step * i / 2000)))
            .Select(centre => centre.Y - (script.Overground ? centre.X * Math.Tan(double.DegreesToRadians(script.Incline)) : 0)).ToArray();
        var bounce = heights.Max() - heights.Min();
        var (ankle, _, onLanding) = Ground(script, landing, left);
        var (_, toe, onLeaving) = Ground(script, leaving, left);
        return new Dictionary<string, double>
        {
            ["speed"] = script.Speed,
            ["pace"] = 1000 / (60 * script.Speed),
            ["cadence"] = 60 / step,
            ["step_time"] = step,
            ["stride_time"] = script.StrideTime,
            ["contact_time"] = contact,
            ["flight_time"] = flight,
            ["duty_factor"] = contact / script.StrideTime,
            ["step_length"] = script.Speed * step,
            ["stride_length"] = script.Speed * script.StrideTime,
            ["vertical_oscillation"] = bounce,
            ["vertical_ratio"] = 100 * bounce / (script.Speed * step),
            ["contact_angle"] = double.RadiansToDegrees(Math.Atan2(onLanding, Math.Abs(ankle))),
            ["push_angle"] = double.RadiansToDegrees(Math.Atan2(onLeaving, Math.Abs(toe))),
            ["foot_strike_angle"] = script.Strike,
            ["trunk_lean"] = script.Lean,
            ["knee_flexion_midstance"] = Knee(script, (landing + leaving) / 2, left),
            ["shank_angle_contact"] = Shank(script, landing, left),
            ["hip_extension_toe_off"] = Hip(script, leaving, left),
            ["overstride"] = ankle,
            ["max_grf"] = force,
            ["k_vert"] = force / drop,
            ["k_leg"] = force / press,
        };
    }

    // Ankle and toe ahead of the centre of mass along the ground, and its height above the foot.
    private static (double Ankle, double Toe, double Rise) Ground(RunScript script, double time, bool left)
    {
        var (sin, cos) = Math.SinCos(double.DegreesToRadians(script.Incline));
        var points = script.Points(time);
        var centre = script.Centre(time);
        double Along((double X, double Y, double Z) point) => ((point.X - centre.X) * cos) + ((point.Y - centre.Y) * sin);
        double Below((double X, double Y, double Z) point) => ((point.X - centre.X) * sin) - ((point.Y - centre.Y) * cos);
        var (ankle, heel, toe) = (At(BodyPoint.LeftAnkle), At(BodyPoint.LeftHeel), At(BodyPoint.LeftToe));
        return (Along(ankle), Along(toe), Math.Max(Below(heel), Below(toe)));

        (double X, double Y, double Z) At(BodyPoint point) => points[(int)(left ? point : Skeleton.Mirror(point))];
    }

    // From upright, ankle ahead of the knee above 0.
    private static double Shank(RunScript script, double time, bool left)
    {
        var points = script.Points(time);
        var (knee, ankle) = (points[(int)(left ? BodyPoint.LeftKnee : BodyPoint.RightKnee)], points[(int)(left ? BodyPoint.LeftAnkle : BodyPoint.RightAnkle)]);
        return double.RadiansToDegrees(Math.Atan2(ankle.X - knee.X, knee.Y - ankle.Y));
    }

    // Thigh behind the line of the trunk.
    private static double Hip(RunScript script, double time, bool left)
    {
        var points = script.Points(time);
        var (hip, knee) = (points[(int)(left ? BodyPoint.LeftHip : BodyPoint.RightHip)], points[(int)(left ? BodyPoint.LeftKnee : BodyPoint.RightKnee)]);
        return double.RadiansToDegrees(Math.Atan2(hip.X - knee.X, hip.Y - knee.Y)) - script.Lean;
    }

    private static double Knee(RunScript script, double time, bool left)
    {
        var points = script.Points(time);
        var (hip, knee, ankle) = (At(BodyPoint.LeftHip), At(BodyPoint.LeftKnee), At(BodyPoint.LeftAnkle));
        var (thigh, shank) = (Math.Atan2(knee.X - hip.X, hip.Y - knee.Y), Math.Atan2(ankle.X - knee.X, knee.Y - ankle.Y));
        return double.RadiansToDegrees(thigh - shank);

        (double X, double Y, double Z) At(BodyPoint point) => points[(int)(left ? point : Skeleton.Mirror(point))];
    }
}
