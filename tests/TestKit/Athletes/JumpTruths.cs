using Aikynetix.Pose;

namespace Aikynetix.TestKit.Athletes;

/// <summary>What the metrics of a scripted jump should be, for a jumper of 70 kg.</summary>
public static class JumpTruths
{
    /// <summary>Body mass for which forces and powers are given, kilograms.</summary>
    public const double Mass = 70;

    private const double G = 9.81;

    /// <summary>Key and truth of every metric that the script defines.</summary>
    /// <param name="script">The script.</param>
    /// <param name="jump">Which jump of it, from 0.</param>
    /// <param name="from">Second of the script at which the film begins.</param>
    public static IEnumerable<(string Key, double Truth)> Of(JumpScript script, int jump, double from)
    {
        ArgumentNullException.ThrowIfNull(script);
        return All(script, script.Truths[jump], from);
    }

    private static IEnumerable<(string Key, double Truth)> All(JumpScript script, JumpTruth truth, double from)
    {
        var isDrop = !double.IsNaN(truth.Contact);
        yield return ("jump_height", truth.Height);
        yield return ("jump_height_com", truth.Height);
        yield return ("jump_height_flight", G * truth.FlightTime * truth.FlightTime / 8);
        yield return ("flight_time", truth.FlightTime);
        yield return ("takeoff_velocity", truth.TakeOffSpeed);
        yield return ("max_grf_takeoff", Mass * (G + truth.Push));
        yield return ("max_grf_landing", Mass * (G + truth.LandingPush));
        yield return ("mean_power", Mass * G * ((truth.Height / truth.PushRise) + 1) * Math.Sqrt(G * truth.Height / 2));
        yield return ("peak_power", Mass * truth.PeakPower);
        yield return ("zero_velocity", truth.ZeroVelocity - from);
        yield return ("takeoff", truth.TakeOff - from);
        yield return ("peak", truth.Peak - from);
        yield return ("landing", truth.Landing - from);
        yield return ("damping", truth.Damping - from);
        yield return ("knee_angle_eccentric_end", Knee(script, truth.ZeroVelocity));
        yield return ("hip_angle_eccentric_end", Hip(script, truth.ZeroVelocity));
        yield return ("ankle_angle_eccentric_end", Ankle(script, truth.ZeroVelocity));
        yield return ("landing_knee_flexion", 180 - Knee(script, truth.Landing));
        yield return ("landing_knee_range", Knee(script, truth.Landing) - Knee(script, truth.Damping));
        if (isDrop)
        {
            yield return ("contact", truth.Contact - from);
            yield return ("contact_time", truth.TakeOff - truth.Contact);
            yield return ("rsi", truth.Height / (truth.TakeOff - truth.Contact));
            yield return ("drop_height", Math.Pow(truth.Contact - truth.Start, 2) * G / 2);
            yield break;
        }

        yield return ("start_of_preparation", truth.Start - from);
        yield return ("braking", truth.Braking - from);
        yield return ("contraction_time", truth.TakeOff - truth.Start);
        yield return ("rsi_modified", truth.Height / (truth.TakeOff - truth.Start));
        yield return ("flight_contraction_ratio", truth.FlightTime / (truth.TakeOff - truth.Start));
        yield return ("countermovement_depth", truth.Depth);
    }

    // Trunk against thigh, and foot against shank, degrees.
    private static double Hip(JumpScript script, double time) =>
        180 - Between(script.Points(time), BodyPoint.LeftShoulder, BodyPoint.LeftHip, BodyPoint.LeftHip, BodyPoint.LeftKnee);

    private static double Ankle(JumpScript script, double time) =>
        Between(script.Points(time), BodyPoint.LeftHeel, BodyPoint.LeftToe, BodyPoint.LeftAnkle, BodyPoint.LeftKnee);

    private static double Between((double X, double Y, double Z)[] points, BodyPoint from, BodyPoint to, BodyPoint other, BodyPoint end)
    {
        var (a, b, c, d) = (points[(int)from], points[(int)to], points[(int)other], points[(int)end]);
        var turn = Math.Atan2(d.Y - c.Y, d.X - c.X) - Math.Atan2(b.Y - a.Y, b.X - a.X);
        return Math.Abs(double.RadiansToDegrees(Math.IEEERemainder(turn, 2 * Math.PI)));
    }

    /// <summary>Inclusive knee angle of the script, degrees.</summary>
    public static double Knee(JumpScript script, double time)
    {
        ArgumentNullException.ThrowIfNull(script);
        var points = script.Points(time);
        var (hip, knee, ankle) = (points[(int)BodyPoint.LeftHip], points[(int)BodyPoint.LeftKnee], points[(int)BodyPoint.LeftAnkle]);
        var (a, b, c, d) = (hip.X - knee.X, hip.Y - knee.Y, ankle.X - knee.X, ankle.Y - knee.Y);
        return double.RadiansToDegrees(Math.Acos(((a * c) + (b * d)) / (double.Hypot(a, b) * double.Hypot(c, d))));
    }
}
