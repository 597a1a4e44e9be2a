using Aikynetix.Biomechanics;
using Aikynetix.Pose;

namespace Aikynetix.TestKit.Athletes;

/// <summary>What models make of a body behind a plate: points that they guess, unsure and far off.</summary>
public static class PlateGuess
{
    /// <summary>Standard deviation of each coordinate of a point that the model cannot see, pixels.</summary>
    public const double Deviation = 8;

    /// <summary>Confidence of such a point.</summary>
    public const float Score = 0.3f;

    /// <summary>The same record with points of the body that lie behind the nearest plate guessed.</summary>
    /// <param name="capture">The record, with plates in the order of their nearness.</param>
    /// <param name="seed">Seed of the guesses.</param>
    public static CaptureRecord Behind(CaptureRecord capture, int seed)
    {
        var random = new Random(seed);
        return capture with { Frames = [.. capture.Frames.Select(frame => frame.Plates.Length == 0 ? frame : frame with { Pose = Guessed(frame.Pose, frame.Plates[0], random) })] };
    }

    private static PoseFrame Guessed(PoseFrame pose, PlateCircle plate, Random random) => pose with
    {
        Points = [.. pose.Points.Select(point => point.IsPresent && IsBehind(point, plate) ? Guess(point, random) : point)],
    };

    private static Keypoint Guess(Keypoint point, Random random) =>
        new(point.X + (float)(Deviation * Normal(random)), point.Y + (float)(Deviation * Normal(random)), Score);

    private static bool IsBehind(Keypoint point, PlateCircle plate) =>
        Math.Pow((point.X - plate.X) / plate.RadiusX, 2) + Math.Pow((point.Y - plate.Y) / plate.RadiusY, 2) < 1;

    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
