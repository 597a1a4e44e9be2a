using Aikynetix.Biomechanics;
using Aikynetix.Biomechanics.Weightlifting;
using Aikynetix.TestKit.Athletes;

namespace Aikynetix.Bench.Targets;

/// <summary>Cleans, snatches, and cleans and jerks.</summary>
internal sealed class LiftTrials : IActivityTrials
{
    private const double BarbellMass = 100;
    private const double BodyMass = 75;

    // As large in the picture as by a camera of 720 rows that holds a lifter with the bar overhead.
    private const double MetersPerPixel = 0.0034;

    private static readonly double[] Rates = [30, 60, 120, 240];

    private static readonly (LiftScript Script, LiftExercise Exercise)[] Scripts =
    [
        (LiftScript.Reference(), LiftExercise.Clean),
        (LiftScript.Snatch(), LiftExercise.Snatch),
        (LiftScript.CleanAndJerk(), LiftExercise.CleanAndJerk),
    ];

    private static readonly Dictionary<LiftExercise, IReadOnlyDictionary<string, double>> Truths =
        Scripts.ToDictionary(lift => lift.Exercise, lift => LiftTruths.Of(lift.Script, BarbellMass, BodyMass));

    private static readonly string[] Times =
    [
        "start_of_lifting", "first_pull_end", "transition", "second_pull_end", "turnover_end", "catch_end", "recovery_end",
        "jerk_dip_start", "jerk_dip_bottom", "jerk_drive_end", "jerk_catch",
    ];

    /// <inheritdoc/>
    public string Activity => "lifting";

    /// <inheritdoc/>
    public string Conditions =>
        $"Clean, snatch, clean and jerk by script; {MetersPerPixel * 1000:0.0} mm a pixel, camera at 4 to 7 m, plate with 0.5 px noise.";

    /// <inheritdoc/>
    public IReadOnlyList<MetricTarget> Targets { get; } =
    [
        new(["max_bar_speed", "jerk_drive_speed"], 0.05, From: 45),
        new(["max_bar_speed", "jerk_drive_speed"], 0.10, Below: 45),
        new(["mean_bar_speed"], 0.03, From: 45),
        new(["max_bar_height"], 0.015),
        new(["bar_pull_toward", "bar_forward_max", "bar_swing_away", "bar_catch_offset"], 0.01),
        new(Times, 0.025, From: 45),
        new(Times, 0.050, Below: 45),
        new(["max_GRF"], 0.10, IsRelative: true),
        new(["kne_angle", "hip_angle", "ank_angle"], 4),
    ];

    /// <inheritdoc/>
    public IReadOnlyList<string> Headlines { get; } = ["max_power", "jerk_dip_depth"];

    /// <inheritdoc/>
    public IEnumerable<MetricTrial> Trials(int round) =>
        from lift in Scripts
        from rate in Rates
        from hidden in new[] { false, true }
        from film in Enumerable.Range(0, MetricTrial.Films)
        select Trial(lift.Script, lift.Exercise, rate, hidden, round, film);

    private static MetricTrial Trial(LiftScript script, LiftExercise exercise, double rate, bool hidden, int round, int film)
    {
        var seed = ScriptNoise.Seed((int)exercise, round, film, (int)rate, hidden ? 1 : 0);
        var options = new LifterOptions
        {
            FramesPerSecond = rate,
            MetersPerPixel = MetersPerPixel,
            Distance = 4 + (3 * new Random(seed).NextDouble()),
            FacesRight = (round + film) % 2 == 0,
            Roll = ScriptNoise.Roll * ScriptNoise.Normal(seed, 2),
            PoseNoise = ScriptNoise.Keypoints,
            PlateNoise = 0.5,
            DropOut = ScriptNoise.DropOut,
            Seed = seed,
        };
        var athlete = new Athlete(ScriptNoise.StatedHeight(script.BodyHeight, ScriptNoise.Seed((int)exercise, round)), BodyMass);
        return new MetricTrial(
            hidden ? "points behind the near plate guessed" : "all points in view",
            $"{exercise} {round}",
            rate,
            () => hidden ? PlateGuess.Behind(SyntheticLifter.Film(script, options), seed) : SyntheticLifter.Film(script, options),
            new LiftContext(exercise, BarbellMass, 0.45, athlete),
            Truths[exercise])
        {
            Angles = new Dictionary<string, Func<double, double>> { ["kne_angle"] = script.Knee.At, ["hip_angle"] = script.Hip, ["ank_angle"] = script.Shin.At },
            AnglesIn = (script.Truth.Start, script.Truth.CatchEnd),
        };
    }
}
