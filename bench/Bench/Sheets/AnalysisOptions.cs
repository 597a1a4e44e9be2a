using System.Globalization;
using Aikynetix.Biomechanics;
using Aikynetix.Biomechanics.Jumping;
using Aikynetix.Biomechanics.Mobility;
using Aikynetix.Biomechanics.Running;
using Aikynetix.Biomechanics.Weightlifting;

namespace Aikynetix.Bench.Sheets;

/// <summary>What the analysis bench was asked to do.</summary>
/// <param name="Clips">Files.</param>
/// <param name="Context">What is said about all of them.</param>
/// <param name="Folder">Where the sheets go.</param>
internal sealed record AnalysisOptions(string[] Clips, MovementContext Context, string Folder)
{
    /// <summary>How it is called.</summary>
    public const string Usage =
        "CLIP… --activity lifting|jumping|running|mobility [--exercise snatch|clean|clean_and_jerk|cmj|drop|overhead_squat|joints]"
        + " [--height M] [--mass KG] [--load KG] [--plate M] [--speed M/S] [--incline DEGREES] --out FOLDER";

    /// <summary>Reads a command line; null when it cannot be read.</summary>
    public static AnalysisOptions? Parse(string[] args)
    {
        var first = Array.FindIndex(args, word => word.StartsWith("--", StringComparison.Ordinal));
        if (first < 1 || (args.Length - first) % 2 != 0) return null;
        var named = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = first; i < args.Length; i += 2) named[args[i]] = args[i + 1];
        var athlete = new Athlete(Number("--height") ?? 1.75, Number("--mass") ?? 75);
        MovementContext? context = (named.GetValueOrDefault("--activity"), named.GetValueOrDefault("--exercise")) switch
        {
            ("lifting", "snatch") => Lift(LiftExercise.Snatch),
            ("lifting", "clean" or null) => Lift(LiftExercise.Clean),
            ("lifting", "clean_and_jerk") => Lift(LiftExercise.CleanAndJerk),
            ("jumping", "cmj" or null) => new JumpContext(JumpExercise.Countermovement, athlete),
            ("jumping", "drop") => new JumpContext(JumpExercise.Drop, athlete),
            ("running", null) => new RunContext(Number("--incline") ?? 0, Number("--speed"), athlete),
            ("mobility", "overhead_squat" or null) => new MobilityContext(MobilityExercise.OverheadSquat, athlete),
            ("mobility", "joints") => new MobilityContext(MobilityExercise.JointAngles, athlete),
            _ => null,
        };
        return context is not null && named.TryGetValue("--out", out var folder) ? new AnalysisOptions(args[..first], context, folder) : null;

        LiftContext Lift(LiftExercise exercise) => new(exercise, Number("--load") ?? 100, Number("--plate") ?? 0.45, athlete);

        double? Number(string name) =>
            double.TryParse(named.GetValueOrDefault(name), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : null;
    }
}
