using Aikynetix.Biomechanics;
using Aikynetix.Pose;

namespace Aikynetix.Bench.Targets;

/// <summary>What all activities' films have in common: errors that people and cameras make, drawn from a seed, and what hides a body.</summary>
internal static class ScriptNoise
{
    /// <summary>Standard deviation of each keypoint coordinate, pixels of a picture of 720 rows.</summary>
    public const double Keypoints = 2;

    /// <summary>Standard deviation of the camera's roll, degrees.</summary>
    public const double Roll = 0.7;

    /// <summary>Standard deviation of the stated body height as a share of the true one; it stands for bodies of other proportions too.</summary>
    public const double Height = 0.04;

    /// <summary>Probability with which a keypoint is missing in a frame.</summary>
    public const double DropOut = 0.02;

    /// <summary>Standard deviation of a point that the model cannot see, pixels.</summary>
    public const double Guesses = 8;

    /// <summary>Confidence of such a point.</summary>
    public const float GuessScore = 0.3f;

    /// <summary>A standard normal number that belongs to a seed and a purpose.</summary>
    public static double Normal(int seed, int purpose) => Normal(new Random((seed * 7919) + purpose));

    /// <summary>The height that the user states.</summary>
    public static double StatedHeight(double bodyHeight, int seed) => bodyHeight * (1 + (Height * Normal(seed, 1)));

    /// <summary>The same record with points of the body that lie behind the nearest plate guessed, as models guess them: unsure and far off.</summary>
    /// <param name="capture">The record, with plates in the order of their nearness.</param>
    /// <param name="seed">Seed of the guesses.</param>
    public static CaptureRecord BehindPlates(CaptureRecord capture, int seed)
    {
        var random = new Random(seed);
        return capture with { Frames = [.. capture.Frames.Select(frame => frame.Plates.Length == 0 ? frame : frame with { Pose = Guessed(frame.Pose, frame.Plates[0], random) })] };
    }

    private static PoseFrame Guessed(PoseFrame pose, PlateCircle plate, Random random) => pose with
    {
        Points = [.. pose.Points.Select(point => point.IsPresent && IsBehind(point, plate)
            ? new Keypoint(point.X + (float)(Guesses * Normal(random)), point.Y + (float)(Guesses * Normal(random)), GuessScore)
            : point)],
    };

    private static bool IsBehind(Keypoint point, PlateCircle plate) =>
        Math.Pow((point.X - plate.X) / plate.RadiusX, 2) + Math.Pow((point.Y - plate.Y) / plate.RadiusY, 2) < 1;

    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
