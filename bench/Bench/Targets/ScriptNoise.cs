using Aikynetix.Biomechanics;
using Aikynetix.Pose;
using Aikynetix.TestKit.Athletes;

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
    public const double Guesses = PlateGuess.Deviation;

    /// <summary>Confidence of such a point.</summary>
    public const float GuessScore = PlateGuess.Score;

    /// <summary>What is true of all films.</summary>
    public static string Conditions =>
        $"Side view at 720p, {Keypoints} px noise (SD), {100 * DropOut} % of the points missing, camera rolled by {Roll}° (SD), stated height {100 * Height} % wrong (SD), either direction, "
        + $"held-out seeds; every athlete filmed {MetricTrial.Films} times, targets held against the mean of these. Points that are hidden are guessed with confidence {GuessScore} and {Guesses} px noise.";

    // Half the thickness of a limb, as a share of body height.
    private const double HalfLimb = 0.025;

    private static readonly (BodyPoint From, BodyPoint To)[] Limbs =
    [
        (BodyPoint.LeftHip, BodyPoint.LeftKnee), (BodyPoint.LeftKnee, BodyPoint.LeftAnkle), (BodyPoint.LeftHeel, BodyPoint.LeftToe),
        (BodyPoint.LeftShoulder, BodyPoint.LeftElbow), (BodyPoint.LeftElbow, BodyPoint.LeftWrist), (BodyPoint.LeftShoulder, BodyPoint.LeftHip),
    ];

    /// <summary>A seed from the numbers of round, movement and film; far from those that the constants of intervals were fitted to.</summary>
    public static int Seed(params ReadOnlySpan<int> numbers)
    {
        var hash = 2_000_003u;
        foreach (var number in numbers)
        {
            hash = unchecked((hash ^ (uint)number) * 2654435761u);
            hash ^= hash >> 15;
        }

        return (int)(hash >> 1);
    }

    /// <summary>A standard normal number that belongs to a seed and a purpose.</summary>
    public static double Normal(int seed, int purpose) => Normal(new Random(Seed(seed, purpose)));

    /// <summary>The height that the user states.</summary>
    public static double StatedHeight(double bodyHeight, int seed) => bodyHeight * (1 + (Height * Normal(seed, 1)));

    /// <summary>The same record with points of the far side guessed where a limb of the near side is before them.</summary>
    /// <param name="capture">The record.</param>
    /// <param name="isLeftNear">Whether the left side is towards the camera.</param>
    /// <param name="heightPixels">Body height in the picture, pixels.</param>
    /// <param name="seed">Seed of the guesses.</param>
    public static CaptureRecord BehindTheBody(CaptureRecord capture, bool isLeftNear, double heightPixels, int seed)
    {
        var random = new Random(seed);
        return capture with { Frames = [.. capture.Frames.Select(frame => frame with { Pose = Guessed(frame.Pose) })] };

        PoseFrame Guessed(PoseFrame pose) => pose with
        {
            Points = [.. pose.Points.Select((point, i) => point.IsPresent && IsFar((BodyPoint)i) && IsCovered(point, pose) ? Guess(point, random) : point)],
        };

        bool IsFar(BodyPoint point) => Skeleton.Mirror(point) != point && Enum.GetName(point)!.StartsWith("Left", StringComparison.Ordinal) != isLeftNear;

        bool IsCovered(Keypoint point, PoseFrame pose) => Limbs.Any(limb =>
            Distance(point, pose[Near(limb.From)], pose[Near(limb.To)]) < HalfLimb * heightPixels);

        BodyPoint Near(BodyPoint left) => isLeftNear ? left : Skeleton.Mirror(left);
    }

    private static Keypoint Guess(Keypoint point, Random random) =>
        new(point.X + (float)(Guesses * Normal(random)), point.Y + (float)(Guesses * Normal(random)), GuessScore);

    // From a point to the line between two others; infinite where one of them is missing.
    private static double Distance(Keypoint point, Keypoint from, Keypoint to)
    {
        if (!from.IsPresent || !to.IsPresent) return double.PositiveInfinity;
        var (x, y) = ((double)to.X - from.X, (double)to.Y - from.Y);
        var share = Math.Clamp((((point.X - from.X) * x) + ((point.Y - from.Y) * y)) / Math.Max((x * x) + (y * y), 1e-9), 0, 1);
        return double.Hypot(point.X - from.X - (share * x), point.Y - from.Y - (share * y));
    }
    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
