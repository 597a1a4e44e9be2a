using Aikynetix.Biomechanics;
using Aikynetix.Pose;

namespace Aikynetix.TestKit.Athletes;

/// <summary>Films a scripted lift with a pinhole camera: keypoints and plate candidates in pixels, as the pipeline would record them.</summary>
public static class SyntheticLifter
{
    /// <summary>Width of the picture, pixels.</summary>
    public const int Width = 1280;

    /// <summary>Height of the picture, pixels.</summary>
    public const int Height = 1280;

    /// <summary>Distance from the athlete's middle to the near plate, metres.</summary>
    public const double PlateOffset = 0.75;

    private const double CameraHeight = 1.05;
    private const double PlateRadius = 0.225;

    /// <summary>Films a script from its time <see cref="LifterOptions.From"/> on; the truth is on the clock of the script.</summary>
    public static CaptureRecord Film(LiftScript script, LifterOptions options)
    {
        var random = new Random(options.Seed);
        var frames = new List<FrameObservation>();
        var last = Math.Min(script.Duration, options.To);
        for (var time = options.From; time <= last; time += (1 + (options.Jitter * ((2 * random.NextDouble()) - 1))) / options.FramesPerSecond)
        {
            var stamp = TimeSpan.FromSeconds(time - options.From);
            frames.Add(new FrameObservation(Pose(script, options, time, frames.Count, stamp, random), Plates(script, options, time, random)));
        }

        return new CaptureRecord(Width, Height, frames);
    }

    private static PoseFrame Pose(LiftScript script, LifterOptions options, double time, int id, TimeSpan stamp, Random random)
    {
        var points = new Keypoint[Skeleton.Count];
        var body = LifterFigure.Place(script, time);
        var swapped = options.Swap is { } swap && id >= swap.First && id <= swap.Last;
        for (var i = 0; i < points.Length; i++)
        {
            var isNear = (body[i].Z > 0) == options.FacesRight;
            var label = (BodyPoint)i;
            if (options.Mirrored != (swapped && IsLeg(label))) label = Skeleton.Mirror(label);
            var (u, v) = Project(options, body[i].X, body[i].Y, options.FacesRight ? body[i].Z : -body[i].Z);
            points[(int)label] = random.NextDouble() < options.DropOut
                ? Keypoint.Absent
                : new Keypoint(
                    (float)(u + (options.PoseNoise * Normal(random))),
                    (float)(v + (options.PoseNoise * Normal(random))),
                    body[i].Z == 0 || isNear ? 0.95f : 0.75f);
        }

        return new PoseFrame(id, stamp, 0.99f, points);
    }

    private static PlateCircle[] Plates(LiftScript script, LifterOptions options, double time, Random random)
    {
        if (options.PlateHidden || random.NextDouble() < options.DropOut) return [];
        var (x, y) = LifterFigure.Bar(script, time);
        var (u, v) = Project(options, x, y, PlateOffset);
        var radius = PlateRadius * Focal(options) / (options.Distance - PlateOffset);
        double Noise() => options.PlateNoise * Normal(random);
        var seen = new PlateCircle((float)(u + Noise()), (float)(v + Noise()), (float)((radius * Math.Cos(double.DegreesToRadians(options.Yaw))) + Noise()), (float)(radius + Noise()), 0.8f);

        // A plate that leans on the wall behind: always there, never the bar.
        var other = new PlateCircle(Width - 120, Height - 250, (float)(radius * 0.8), (float)(radius * 0.8), 0.6f);
        return [seen, other];
    }

    private static double Focal(LifterOptions options) => options.Distance / options.MetersPerPixel;

    private static (double U, double V) Project(LifterOptions options, double x, double y, double towardsCamera)
    {
        var (turnSin, turnCos) = Math.SinCos(double.DegreesToRadians(options.Yaw));
        x *= options.FacesRight ? 1 : -1;
        (x, towardsCamera) = ((x * turnCos) - (towardsCamera * turnSin), (towardsCamera * turnCos) + (x * turnSin));
        var scale = Focal(options) / (options.Distance - towardsCamera);
        var (u, v) = (x * scale, (CameraHeight - y) * scale);
        var (sin, cos) = Math.SinCos(double.DegreesToRadians(options.Roll));
        (u, v) = ((u * cos) - (v * sin), (u * sin) + (v * cos));
        return ((Width / 2.0) + (options.Mirrored ? -u : u), (Height / 2.0) + v);
    }

    private static bool IsLeg(BodyPoint point) => point is BodyPoint.LeftKnee or BodyPoint.RightKnee or BodyPoint.LeftAnkle
        or BodyPoint.RightAnkle or BodyPoint.LeftHeel or BodyPoint.RightHeel or BodyPoint.LeftToe or BodyPoint.RightToe;

    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
