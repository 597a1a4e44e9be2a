using Aikynetix.Biomechanics.Calibration;
using Aikynetix.Pose;
using Aikynetix.TestKit.Athletes;

namespace Aikynetix.Biomechanics.UnitTests.Motions;

/// <summary>Movements of an athlete of 1.75 m whose feet stay where they stand, for what all activities share.</summary>
internal static class Movements
{
    /// <summary>Body height, metres.</summary>
    public const double Height = 1.75;

    private const double Thigh = 0.245 * Height;
    private const double Shank = 0.246 * Height;
    private const double Sole = AthletePose.AnkleHeight * Height;
    private const double Toe = 0.115 * Height;
    private const double Gravity = 9.81;

    /// <summary>One of each.</summary>
    public static IReadOnlyDictionary<string, PostureScript> ByName { get; } = new Dictionary<string, PostureScript>
    {
        ["squat"] = Squat(),
        ["jump"] = Jump(),
        ["run"] = Run(onBelt: false),
        ["belt"] = Run(onBelt: true),
        ["box"] = StepOff(),
    };

    /// <summary>Squats, one every two seconds, with the arms held forward.</summary>
    public static PostureScript Squat(double seconds = 6) => new(seconds, time =>
    {
        var depth = (1 - Math.Cos(Math.PI * time)) / 2;
        var pose = Standing((-0.18 * depth, 0.92 - (0.45 * depth))) with { Trunk = 35 * depth, Shoulder = (90 * depth, 90 * depth) };
        return pose;
    });

    /// <summary>A countermovement jump that lands a little further on, with an arm swing; the centre of mass flies freely for half a second.</summary>
    public static PostureScript Jump(bool isFemale = false)
    {
        const double TakeOff = 1.6, Flight = 0.5;
        var (from, to) = (OnGround(TakeOff), OnGround(TakeOff + Flight) with { Hip = (0.08, 0.90) });
        var (start, end) = (Mass(from, isFemale), Mass(to, isFemale));
        var rise = (end.Y - start.Y + (Gravity * Flight * Flight / 2)) / Flight;
        return new PostureScript(4, time =>
        {
            if (time <= TakeOff) return OnGround(time);
            if (time >= TakeOff + Flight) return Landed(time - TakeOff - Flight);
            var t = time - TakeOff;
            var pose = Between(from, to, t / Flight) with { Hip = (0, 0) };
            var own = Mass(pose, isFemale);
            return pose with { Hip = (start.X + ((end.X - start.X) * t / Flight) - own.X, start.Y + (rise * t) - (Gravity * t * t / 2) - own.Y) };
        });

        static AthletePose OnGround(double time)
        {
            var depth = new CosineTrack((0.6, 0), (1.2, 1), (1.6, 0)).At(time);
            var arms = new CosineTrack((0.6, 0), (1.2, -50), (1.6, 150), (2.1, 60)).At(time);
            return Standing((-0.10 * depth, 0.92 - (0.28 * depth))) with { Trunk = 40 * depth, Shoulder = (arms, arms) };
        }

        static AthletePose Landed(double since)
        {
            var depth = new CosineTrack((0, 0), (0.2, 1), (0.9, 0)).At(since);
            var arms = new CosineTrack((0, 60), (0.5, 0)).At(since);
            return Standing((0.08 - (0.08 * depth), 0.90 - (0.25 * depth)), 0.08) with { Trunk = 30 * depth, Shoulder = (arms, arms) };
        }
    }

    /// <summary>A run of 2.2 m/s with heels that leave the ground first; on a belt the athlete stays in place.</summary>
    public static PostureScript Run(bool onBelt, double seconds = 4, double incline = 0) => new(seconds, time =>
    {
        const double Speed = 2.2, Stride = 0.70, Contact = 0.25;
        var hip = (X: onBelt ? 0 : Speed * (time - (seconds / 2)), Y: 0.855 + (0.03 * Math.Cos(4 * Math.PI * time / Stride)));
        var (sin, cos) = Math.SinCos(double.DegreesToRadians(incline));
        var (left, leftPitch) = Foot(0);
        var (right, rightPitch) = Foot(0.5);
        var arms = 35 * Math.Sin(2 * Math.PI * time / Stride);
        return Legs(hip, Ankle(left, leftPitch), Ankle(right, rightPitch)) with
        {
            Trunk = 8,
            Foot = (leftPitch, rightPitch),
            Shoulder = (arms, -arms),
            Elbow = (85, 85),
        };

        // The middle of the sole at the place of the ankle, and its pitch.
        ((double X, double Y) Place, double Pitch) Foot(double phase)
        {
            var t = (((time / Stride) + phase) % 1) * Stride;
            var reach = Speed * Contact / 2;
            if (t < Contact) return (On(reach - (Speed * t), 0), -30 * Math.Pow(Math.Max(0, (t / Contact) - 0.6) / 0.4, 2));
            var s = (t - Contact) / (Stride - Contact);
            var along = -reach + (2 * reach * s) - (Speed * (Stride - Contact) * s * (1 - s) * (1 - (2 * s)));
            return (On(along, 0.22 * Math.Pow(Math.Sin(Math.PI * s), 2)), -30 * Math.Pow(1 - s, 2) * (1 - s));
        }

        (double, double) On(double along, double up) => (hip.X + (along * cos) - (up * sin), (along * sin) + (up * cos));
    });

    /// <summary>Squats on and turns about the vertical in between, by the given angle, from the given second on within a second.</summary>
    public static PostureScript Turning(double seconds, double degrees, double from)
    {
        var turn = new CosineTrack((from, 0), (from + 1, degrees));
        return new PostureScript(seconds, Squat(seconds).Pose, turn.At);
    }

    /// <summary>Stands on a box of 0.4 m, steps off and stands on the floor before it.</summary>
    public static PostureScript StepOff() => new(4, time =>
    {
        var along = new CosineTrack((2, 0), (2.5, 0.45)).At(time);
        var up = new CosineTrack((2.2, 0.4), (2.5, 0)).At(time);
        var pose = Standing((0, 0.92));
        return pose with { Hip = (along, 0.92 + up) };
    });

    /// <summary>A standing athlete with both soles on the floor and the hips at the given place.</summary>
    public static AthletePose Standing((double X, double Y) hip, double ankle = 0) => Legs(hip, (ankle, Sole), (ankle, Sole));

    private static AthletePose Legs((double X, double Y) hip, (double X, double Y) left, (double X, double Y) right)
    {
        var (leftThigh, leftKnee) = Leg(left);
        var (rightThigh, rightKnee) = Leg(right);
        return new AthletePose { Height = Height, Hip = hip, Thigh = (leftThigh, rightThigh), Knee = (leftKnee, rightKnee) };

        (double Thigh, double Knee) Leg((double X, double Y) ankle)
        {
            var (dx, dy) = (ankle.X - hip.X, ankle.Y - hip.Y);
            var length = Math.Min(double.Hypot(dx, dy), (Thigh + Shank) * 0.99999);
            var lead = Math.Acos(((Thigh * Thigh) + (length * length) - (Shank * Shank)) / (2 * Thigh * length));
            var inner = Math.Acos(((Thigh * Thigh) + (Shank * Shank) - (length * length)) / (2 * Thigh * Shank));
            return (double.RadiansToDegrees(Math.Atan2(dx, -dy) + lead), 180 - double.RadiansToDegrees(inner));
        }
    }

    // Where the ankle is when the toe rests at its place and the heel lifts by the pitch.
    private static (double X, double Y) Ankle((double X, double Y) place, double pitch)
    {
        var (sin, cos) = Math.SinCos(double.DegreesToRadians(pitch));
        return (place.X + Toe - (Toe * cos) - (Sole * sin), place.Y - (Toe * sin) + (Sole * cos));
    }

    private static AthletePose Between(AthletePose start, AthletePose end, double share)
    {
        double Mix(double a, double b) => a + (share * (b - a));
        (double, double) Both((double Left, double Right) a, (double Left, double Right) b) => (Mix(a.Left, b.Left), Mix(a.Right, b.Right));
        return start with
        {
            Trunk = Mix(start.Trunk, end.Trunk),
            Thigh = Both(start.Thigh, end.Thigh),
            Knee = Both(start.Knee, end.Knee),
            Shoulder = Both(start.Shoulder, end.Shoulder),
        };
    }

    private static (double X, double Y) Mass(AthletePose pose, bool isFemale)
    {
        var points = pose.Points();
        return (Of(point => points[(int)point].X), Of(point => points[(int)point].Y));

        double Of(Func<BodyPoint, double> place) => CentreOfMass.Heights(point => [place(point)], 0, 0, isFemale).Height[0];
    }
}
