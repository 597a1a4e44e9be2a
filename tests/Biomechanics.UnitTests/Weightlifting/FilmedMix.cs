using Aikynetix.Biomechanics.Weightlifting;
using Aikynetix.Pose;
using Aikynetix.TestKit.Athletes;

namespace Aikynetix.Biomechanics.UnitTests.Weightlifting;

/// <summary>
/// Scripted lifts filmed as gyms film them, with fixed seeds: keypoint noise of 1–3 px on an athlete 500 px tall, a plate rim found to
/// 0.2–0.8 px and measured 0.6 % wrong, joints that a model places 0.5 % of body height beside the true ones throughout a clip, a stated
/// height that is 4 % wrong, a camera rolled by 1°, 2 % drop-outs, from 4 to 8 m, either side.
/// </summary>
internal sealed record FilmedMix(LiftScript Script, LifterOptions Options, LiftContext Context, CaptureRecord Capture)
{
    private static readonly (LiftScript Script, LiftExercise Exercise)[] Scripts =
    [
        (LiftScript.Reference(), LiftExercise.Clean), (LiftScript.Snatch(), LiftExercise.Snatch),
        (LiftScript.CleanAndJerk(), LiftExercise.CleanAndJerk), (LiftScript.FilmSnatch(), LiftExercise.Snatch),
    ];

    /// <summary>All scripts of the mix.</summary>
    public static IEnumerable<LiftScript> AllScripts => Scripts.Select(one => one.Script);

    /// <summary>One clip.</summary>
    /// <param name="seed">Seed of everything random.</param>
    /// <param name="framesPerSecond">Frame rate.</param>
    /// <param name="noise">Keypoint noise in pixels; null draws it.</param>
    /// <param name="yaw">Turn of the athlete from the side, degrees.</param>
    /// <param name="roll">Standard deviation of the camera's roll, degrees.</param>
    /// <param name="behindPlates">Whether the near plate hides what is behind it, and the model guesses.</param>
    public static FilmedMix Film(int seed, double framesPerSecond, double? noise = null, double roll = 1, double yaw = 0, bool behindPlates = false)
    {
        // Neighbouring seeds begin alike; hashed ones do not.
        var random = new Random(unchecked((int)((uint)seed * 2654435761u)));
        var (script, exercise) = Scripts[random.Next(Scripts.Length)];
        var options = new LifterOptions
        {
            FramesPerSecond = framesPerSecond,
            MetersPerPixel = 0.0035,
            Distance = 4 + (4 * random.NextDouble()),
            FacesRight = random.Next(2) == 0,
            PoseNoise = noise ?? 1 + (2 * random.NextDouble()),
            PlateNoise = 0.2 + (0.6 * random.NextDouble()),
            Roll = roll * Normal(random),
            Yaw = yaw,
            DropOut = 0.02,
            From = random.NextDouble() / framesPerSecond,
            Seed = random.Next(),
        };
        var height = script.BodyHeight * (1 + (0.04 * Math.Clamp(Normal(random), -2.5, 2.5)));
        var plate = 0.45 * (1 + (0.006 * Normal(random)));
        var capture = SyntheticLifter.Film(script, options);
        var offset = Enumerable.Range(0, Skeleton.Count).Select(_ => (X: Beside(random, script, options), Y: Beside(random, script, options))).ToArray();
        var frames = capture.Frames.Select(frame => frame with
        {
            Pose = frame.Pose with
            {
                Points = [.. frame.Pose.Points.Select((key, i) => key.Score > 0 ? key with { X = key.X + (float)offset[i].X, Y = key.Y + (float)offset[i].Y } : key)],
            },
        });
        var context = new LiftContext(exercise, LiftTruths.BarMass, plate, new Athlete(height, LiftTruths.BodyMass));
        capture = capture with { Frames = [.. frames] };
        return new FilmedMix(script, options, context, behindPlates ? PlateGuess.Behind(capture, options.Seed) : capture);
    }

    private static double Beside(Random random, LiftScript script, LifterOptions options) => 0.005 * script.BodyHeight / options.MetersPerPixel * Normal(random);

    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
