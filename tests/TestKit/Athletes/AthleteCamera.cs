using Aikynetix.Biomechanics;
using Aikynetix.Pose;

namespace Aikynetix.TestKit.Athletes;

/// <summary>A pinhole camera that films a script into keypoints, with the faults that real cameras and models have.</summary>
public sealed record AthleteCamera
{
    /// <summary>Width of the picture, pixels.</summary>
    public int Width { get; init; } = 1280;

    /// <summary>Height of the picture, pixels.</summary>
    public int Height { get; init; } = 720;

    /// <summary>Frames per second.</summary>
    public double FramesPerSecond { get; init; } = 60;

    /// <summary>Greatest change of a frame interval as a share of it; 0 for a constant rate.</summary>
    public double Jitter { get; init; }

    /// <summary>Whether the athlete faces the right edge of the picture.</summary>
    public bool FacesRight { get; init; } = true;

    /// <summary>Whether the finished picture is flipped left to right, points keeping the names they had.</summary>
    public bool Mirrored { get; init; }

    /// <summary>Turn of the athlete towards the camera, degrees: 0 from the side, 90 from the front.</summary>
    public double Yaw { get; init; }

    /// <summary>Camera roll, degrees: the slope of the floor in the picture, y down.</summary>
    public double Roll { get; init; }

    /// <summary>Distance from the camera to the athlete's middle plane, metres.</summary>
    public double Distance { get; init; } = 6;

    /// <summary>Metres per pixel in the athlete's middle plane.</summary>
    public double MetersPerPixel { get; init; } = 0.0035;

    /// <summary>Height of the camera over the floor, in the middle of the picture, metres.</summary>
    public double EyeHeight { get; init; } = 1.0;

    /// <summary>X of the script in the middle of the picture, metres.</summary>
    public double MiddleX { get; init; }

    /// <summary>Speed at which the camera pans along X, m/s.</summary>
    public double Pan { get; init; }

    /// <summary>Radial lens distortion at half the width from the middle, as a share: negative for barrels.</summary>
    public double Distortion { get; init; }

    /// <summary>Standard deviation of each keypoint coordinate, pixels.</summary>
    public double Noise { get; init; }

    /// <summary>Probability with which a keypoint is missing in a frame.</summary>
    public double DropOut { get; init; }

    /// <summary>Confidence of the points of the side that is nearer to the camera.</summary>
    public float NearScore { get; init; } = 0.95f;

    /// <summary>Confidence of the points of the other side.</summary>
    public float FarScore { get; init; } = 0.75f;

    /// <summary>Frames in which the model takes the left leg for the right one, first and last.</summary>
    public (int First, int Last)? Swap { get; init; }

    /// <summary>Frames in which the given points are hidden, first and last.</summary>
    public (int First, int Last, BodyPoint[] Points)? Occlusion { get; init; }

    /// <summary>How many times slower than life the film plays.</summary>
    public double SlowMotion { get; init; } = 1;

    /// <summary>Seconds of the script at which the film begins.</summary>
    public double From { get; init; }

    /// <summary>Seconds of the script at which the film ends; the end of the script when later.</summary>
    public double To { get; init; } = double.MaxValue;

    /// <summary>Seed of everything random.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Films a script; times in the film start at 0, the truth is on the clock of the script.</summary>
    public CaptureRecord Film(IMotionScript script)
    {
        ArgumentNullException.ThrowIfNull(script);
        var random = new Random(Seed);
        var frames = new List<FrameObservation>();
        var last = Math.Min(script.Duration, To);
        for (var time = From; time <= last; time += (1 + (Jitter * ((2 * random.NextDouble()) - 1))) / FramesPerSecond)
            frames.Add(new FrameObservation(Shoot(script, time, frames.Count, random), []));
        return new CaptureRecord(Width, Height, frames);
    }

    /// <summary>Place in the picture, pixels, of a point of the scene at a time of the script; without noise.</summary>
    public (double U, double V) Project((double X, double Y, double Z) point, double time)
    {
        var focal = Distance / MetersPerPixel;
        var (sinYaw, cosYaw) = Math.SinCos(double.DegreesToRadians(Yaw));
        var along = point.X - MiddleX - (Pan * (time - From));
        var (x, z) = ((along * cosYaw) - (point.Z * sinYaw), (along * sinYaw) + (point.Z * cosYaw));
        if (!FacesRight) (x, z) = (-x, -z);
        var (u, v) = (x * focal / (Distance - z), (EyeHeight - point.Y) * focal / (Distance - z));
        var (sin, cos) = Math.SinCos(double.DegreesToRadians(Roll));
        (u, v) = ((u * cos) - (v * sin), (u * sin) + (v * cos));
        var stretch = 1 + (Distortion * 4 * ((u * u) + (v * v)) / (Width * (double)Width));
        return ((Width / 2.0) + ((Mirrored ? -u : u) * stretch), (Height / 2.0) + (v * stretch));
    }

    private PoseFrame Shoot(IMotionScript script, double time, int frame, Random random)
    {
        var body = script.Points(time);
        var points = new Keypoint[Skeleton.Count];
        var isSwapped = Swap is { } swap && frame >= swap.First && frame <= swap.Last;
        for (var i = 0; i < points.Length; i++)
        {
            var name = isSwapped && IsLeg((BodyPoint)i) ? Skeleton.Mirror((BodyPoint)i) : (BodyPoint)i;
            var (u, v) = Project(body[i], time);
            var isFar = body[i].Z != 0 && body[i].Z > 0 != FacesRight;
            var isHidden = Occlusion is { } hidden && frame >= hidden.First && frame <= hidden.Last && hidden.Points.Contains((BodyPoint)i);
            points[(int)name] = random.NextDouble() < DropOut || isHidden
                ? Keypoint.Absent
                : new Keypoint((float)(u + (Noise * Normal(random))), (float)(v + (Noise * Normal(random))), isFar ? FarScore : NearScore);
        }

        return new PoseFrame(frame, TimeSpan.FromSeconds((time - From) * SlowMotion), 0.99f, points);
    }

    private static bool IsLeg(BodyPoint point) => point is BodyPoint.LeftKnee or BodyPoint.RightKnee or BodyPoint.LeftAnkle
        or BodyPoint.RightAnkle or BodyPoint.LeftHeel or BodyPoint.RightHeel or BodyPoint.LeftToe or BodyPoint.RightToe;

    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
