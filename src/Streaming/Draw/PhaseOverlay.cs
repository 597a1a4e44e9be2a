using Aikynetix.Biomechanics;

namespace Aikynetix.Streaming.Draw;

/// <summary>The phases of a clip, for the ribbon below the picture.</summary>
/// <param name="Phases">In order of time.</param>
/// <param name="Start">Seconds of true time at which the ribbon begins.</param>
/// <param name="End">Seconds of true time at which it ends.</param>
internal sealed record PhaseOverlay(PhaseOverlay.Phase[] Phases, double Start, double End)
{
    /// <summary>One phase.</summary>
    /// <param name="Name">Name in capitals, as it is written.</param>
    /// <param name="Color">Its color.</param>
    /// <param name="Start">Seconds of true time.</param>
    /// <param name="End">Seconds of true time.</param>
    public readonly record struct Phase(string Name, int Color, double Start, double End);

    /// <summary>Reads the phases of all movements of a clip.</summary>
    public static PhaseOverlay From(MotionAnalysis analysis)
    {
        var ofMovements = analysis.Segments.SelectMany(segment => segment.Phases).ToArray();
        MotionPhase[] found = ofMovements.Length > 0 ? ofMovements
            : analysis.Phases.Count > 0 ? [.. analysis.Phases]
            : [.. analysis.Segments.Select(segment => new MotionPhase(Spoken(segment), segment.Start, segment.End))];
        var names = found.Select(phase => phase.Name).Distinct().ToArray();
        var phases = found.Where(phase => phase.End > phase.Start).OrderBy(phase => phase.Start).Select(phase => new Phase(
            phase.Name.Replace('_', ' ').ToUpperInvariant(),
            Palette.Phases[Array.IndexOf(names, phase.Name) % Palette.Phases.Length],
            phase.Start,
            phase.End));
        return new PhaseOverlay([.. phases], analysis.Timestamps.FirstOrDefault(), analysis.Timestamps.LastOrDefault());
    }

    /// <summary>Index of the phase at a moment; −1 outside of all.</summary>
    public int At(double seconds) => Array.FindLastIndex(Phases, phase => seconds >= phase.Start && seconds < phase.End);

    private static string Spoken(MovementSegment segment)
    {
        var kind = segment.Name.Split('_')[0];
        return segment.Side is { } side ? $"{side} {kind}" : kind;
    }
}
