using Aikynetix.Biomechanics.Mobility;
using Aikynetix.TestKit.Athletes;

namespace Aikynetix.Biomechanics.UnitTests.Mobility;

/// <summary>Films scripted squats and has them assessed.</summary>
internal static class SquatFilm
{
    /// <summary>A squat that meets every criterion: upright enough for the dowel to stay over the feet.</summary>
    public static SquatRepetition Full { get; } = new() { Shank = 38, Trunk = 32, Thigh = 98, Arms = 213, Descent = 1.4, Ascent = 1.2 };

    /// <summary>Assesses a script as an overhead squat of a person whose height is known.</summary>
    public static MotionAnalysis Assess(SquatScript script, AthleteCamera? camera = null, MobilityContext? context = null) =>
        MobilityAnalyzer.Analyze((camera ?? new AthleteCamera()).Film(script), context ?? Context(script.BodyHeight));

    /// <summary>An overhead squat of a person of the given height, metres.</summary>
    public static MobilityContext Context(double? height) => new(MobilityExercise.OverheadSquat, new Athlete(height, 75));

    /// <summary>Some of one repetition.</summary>
    public static SquatScript Times(int count, SquatRepetition repetition) => new([.. Enumerable.Repeat(repetition, count)]);
}
