using Aikynetix.Pose;

namespace Aikynetix.TestKit.Athletes;

/// <summary>
/// A movement sketched by postures: what the joints do is given, and the body stands where that puts it, with its lower foot on the floor and
/// its heels about X = 0. For pictures; its feet slide a little, so it is no truth for measurements of feet.
/// </summary>
/// <param name="duration">Length, seconds.</param>
/// <param name="pose">The posture at a time; where its hips are does not matter.</param>
/// <param name="clearance">Height of the lower foot over the floor at a time, metres; null for a body that never leaves it.</param>
public sealed class PoseScript(double duration, Func<double, AthletePose> pose, Func<double, double>? clearance = null) : IMotionScript
{
    /// <inheritdoc/>
    public double BodyHeight => pose(0).Height;

    /// <inheritdoc/>
    public double Duration => duration;

    /// <inheritdoc/>
    public (double X, double Y, double Z)[] Points(double time)
    {
        var points = pose(time).Points();
        var lift = (clearance?.Invoke(time) ?? 0) - points.Min(point => point.Y);
        var aside = (points[(int)BodyPoint.LeftAnkle].X + points[(int)BodyPoint.RightAnkle].X) / 2;
        return Array.ConvertAll(points, point => (point.X - aside, point.Y + lift, point.Z));
    }

    /// <summary>A jump of 0.30 m with swinging arms.</summary>
    public static PoseScript Jump()
    {
        var (bend, arms, point) = (
            new CosineTrack((0.6, 0), (1.05, 1), (1.35, 0), (1.85, 0.1), (2.05, 0.6), (2.6, 0)),
            new CosineTrack((0.5, 0), (0.95, -50), (1.4, 150), (1.9, 60), (2.3, 0)),
            new CosineTrack((1.25, 0), (1.37, -50), (1.75, -35), (1.86, 0)));
        return new PoseScript(
            3,
            time => new AthletePose
            {
                Trunk = 3 + (38 * bend.At(time)),
                Thigh = Both(3 + (72 * bend.At(time))),
                Knee = Both(5 + (90 * bend.At(time))),
                Foot = Both(point.At(time)),
                Shoulder = Both(arms.At(time)),
                Elbow = Both(12),
            },
            // Half a second in the air is 0.30 m of rise.
            time => time is > 1.36 and < 1.854 ? 4.905 * (time - 1.36) * (1.854 - time) : 0);
    }

    /// <summary>Two deep squats with straight arms overhead.</summary>
    public static PoseScript Squat()
    {
        var deep = new CosineTrack((0.6, 0), (2.0, 1), (2.4, 1), (3.6, 0), (4.2, 0), (5.6, 1), (6.0, 1), (7.2, 0));
        return new PoseScript(7.8, time => new AthletePose
        {
            Trunk = 2 + (33 * deep.At(time)),
            Thigh = Both(2 + (96 * deep.At(time))),
            Knee = Both(3 + (128 * deep.At(time))),
            Foot = Both(0),
            Shoulder = Both(172 - (22 * deep.At(time))),
            Elbow = Both(4),
        });
    }

    /// <summary>Running on the spot at 170 steps a minute.</summary>
    public static PoseScript Run()
    {
        const double Stride = 120 / 170.0;
        return new PoseScript(
            4 * Stride,
            time =>
            {
                var (left, right) = (time / Stride % 1, ((time / Stride) + 0.5) % 1);
                return new AthletePose
                {
                    Trunk = 7,
                    Thigh = (Thigh(left), Thigh(right)),
                    Knee = (Knee(left), Knee(right)),
                    Foot = (Foot(left), Foot(right)),
                    Shoulder = (-Arm(left), -Arm(right)),
                    Elbow = Both(95),
                };
            },
            time => 0.02 * Math.Abs(Math.Sin(2 * Math.PI * time / Stride)));

        // Over one stride from the contact of the foot.
        static double Thigh(double part) => new CosineTrack((0, 25), (0.38, -22), (0.75, 42), (1, 25)).At(part);
        static double Knee(double part) => new CosineTrack((0, 14), (0.16, 40), (0.38, 18), (0.66, 98), (0.95, 14)).At(part);
        static double Foot(double part) => new CosineTrack((0, 8), (0.08, 0), (0.25, 0), (0.42, -62), (0.7, -25), (1, 8)).At(part);
        static double Arm(double part) => new CosineTrack((0, 35), (0.5, -35), (1, 35)).At(part);
    }

    private static (double Left, double Right) Both(double value) => (value, value);
}
