using Aikynetix.Biomechanics;
using Aikynetix.Pose;

namespace Aikynetix.TestKit.Athletes;

/// <summary>Draws runners and cameras as phones are: 1–3 px of noise at 720p, tilt, drop-outs.</summary>
public static class RunDraw
{
    /// <summary>A random runner.</summary>
    public static RunScript Runner(Random random)
    {
        ArgumentNullException.ThrowIfNull(random);
        var speed = 2.5 + (1.5 * random.NextDouble());
        var contact = 0.34 - (0.035 * speed) + (0.03 * (random.NextDouble() - 0.5));
        var flight = 0.07 + (0.06 * random.NextDouble());
        return new RunScript
        {
            Duration = 4,
            Speed = speed,
            ContactTime = (contact, contact),
            FlightTime = (flight, flight),
            Strike = -8 + (28 * random.NextDouble()),
            Lean = 2 + (10 * random.NextDouble()),
            Reach = 0.32 + (0.04 * random.NextDouble()),
            BodyHeight = 1.65 + (0.25 * random.NextDouble()),
            FirstContact = 0.7 * random.NextDouble(),
        };
    }

    /// <summary>A random camera of a rate.</summary>
    public static AthleteCamera Camera(Random random, double rate)
    {
        ArgumentNullException.ThrowIfNull(random);
        return new AthleteCamera
        {
            FramesPerSecond = rate,
            Noise = 1 + (2 * random.NextDouble()),
            Roll = 0.7 * Normal(random),
            DropOut = 0.02,
            FacesRight = random.Next(2) == 0,
            Seed = random.Next(),
        };
    }

    /// <summary>The same film by a model that sets each joint 0.5 to 1 % of body height beside its place, all through the clip.</summary>
    /// <param name="capture">The film.</param>
    /// <param name="random">Draws how far and where to.</param>
    /// <param name="bodyPixels">Body height, pixels.</param>
    public static CaptureRecord Misplaced(CaptureRecord capture, Random random, double bodyPixels)
    {
        ArgumentNullException.ThrowIfNull(capture);
        ArgumentNullException.ThrowIfNull(random);
        var beside = Enumerable.Range(0, Skeleton.Count).Select(_ => Beside()).ToArray();
        return capture with { Frames = [.. capture.Frames.Select(frame => frame with { Pose = frame.Pose with { Points = [.. frame.Pose.Points.Select(Moved)] } })] };

        (float X, float Y) Beside()
        {
            var far = (0.005 + (0.005 * random.NextDouble())) * bodyPixels;
            var (sin, cos) = Math.SinCos(2 * Math.PI * random.NextDouble());
            return ((float)(far * cos), (float)(far * sin));
        }

        Keypoint Moved(Keypoint point, int i) => point.IsPresent ? point with { X = point.X + beside[i].X, Y = point.Y + beside[i].Y } : point;
    }

    /// <summary>A normal number.</summary>
    public static double Normal(Random random)
    {
        ArgumentNullException.ThrowIfNull(random);
        return Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
    }
}
