using Aikynetix.Biomechanics;
using Aikynetix.Pose;

namespace Aikynetix.TestKit.Signals;

/// <summary>A distant camera that films stick figures into captures, with the faults that real tracks have.</summary>
public sealed record FigureCamera
{
    /// <summary>Frames per second, where a clip is not given its times.</summary>
    public double Rate { get; init; } = 60;

    /// <summary>+1 when the athlete faces right, −1 when left.</summary>
    public int Direction { get; init; } = 1;

    /// <summary>Turn of the athlete away from the picture plane towards the camera, degrees: 0 from the side, 90 from the front.</summary>
    public double Turn { get; init; }

    /// <summary>Camera roll: slope of level ground in the picture, y down, radians.</summary>
    public double Roll { get; init; }

    /// <summary>Pixels per metre.</summary>
    public double Scale { get; init; } = 400;

    /// <summary>Standard deviation of the points, pixels.</summary>
    public double Noise { get; init; }

    /// <summary>Share of points that are missing at random.</summary>
    public double DropOut { get; init; }

    /// <summary>Confidence of the points of the side that is nearer to the camera.</summary>
    public float NearScore { get; init; } = 0.95f;

    /// <summary>Confidence of the points of the other side.</summary>
    public float FarScore { get; init; } = 0.8f;

    /// <summary>True to flip the finished picture left to right, points keeping the names they had.</summary>
    public bool Mirrored { get; init; }

    /// <summary>Films a movement.</summary>
    /// <param name="movement">The figure at a time in seconds.</param>
    /// <param name="seconds">Length of the clip.</param>
    public CaptureRecord Film(Func<double, StickFigure> movement, double seconds) =>
        Film(movement, [.. Enumerable.Range(0, (int)Math.Round(seconds * Rate) + 1).Select(i => i / Rate)]);

    /// <summary>Films a movement at given times.</summary>
    public CaptureRecord Film(Func<double, StickFigure> movement, double[] times)
    {
#pragma warning disable CA5394 // the same faults in each run
        var random = new Random(11);
        var frames = times.Select((time, i) =>
        {
            var points = movement(time).Points().Select((point, index) => Project(point, (BodyPoint)index, random)).ToArray();
            var stamp = TimeSpan.FromTicks((long)Math.Round(time * TimeSpan.TicksPerSecond));
            return new FrameObservation(new PoseFrame(i, stamp, 1, points), []);
        });
        return new CaptureRecord(Width, 1000, [.. frames]);
    }

    private const int Width = 1000;

    private Keypoint Project((double X, double Y, double Z) point, BodyPoint name, Random random)
    {
        if (random.NextDouble() < DropOut) return Keypoint.Absent;
        var (sin, cos) = Math.SinCos(Turn * Math.PI / 180);
        var along = Direction * Scale * ((point.X * cos) + (point.Z * sin));
        var up = -Scale * point.Y;
        var (sinRoll, cosRoll) = Math.SinCos(Roll);
        var u = (Width / 2) + (along * cosRoll) - (up * sinRoll) + (Noise * Normal(random));
        var v = 900 + (along * sinRoll) + (up * cosRoll) + (Noise * Normal(random));
        return new Keypoint((float)(Mirrored ? Width - u : u), (float)v, ScoreOf(name));
    }

    // Who faces right shows the right side.
    private float ScoreOf(BodyPoint name)
    {
        var side = name.ToString();
        var far = Direction > 0 ? "Left" : "Right";
        return side.StartsWith(far, StringComparison.Ordinal) ? FarScore : NearScore;
    }

    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
#pragma warning restore CA5394
}
