using Aikynetix.Biomechanics.Jumping;
using Aikynetix.Biomechanics.Mobility;
using Aikynetix.Biomechanics.Running;
using Aikynetix.Biomechanics.Weightlifting;

namespace Aikynetix.Biomechanics;

/// <summary>The one door from a finished capture to its numbers, whatever the activity. Pure and deterministic.</summary>
public static class MotionAnalyzer
{
    /// <summary>Analyzes one clip; never fails, whatever the frames hold.</summary>
    /// <param name="capture">The raw record.</param>
    /// <param name="context">What the user said; its type names the activity.</param>
    /// <exception cref="ArgumentException">The context is of no activity that is known here.</exception>
    public static MotionAnalysis Analyze(CaptureRecord capture, MovementContext context) => context switch
    {
        LiftContext lift => LiftAnalyzer.Analyze(capture, lift),
        JumpContext jump => JumpAnalyzer.Analyze(capture, jump),
        RunContext run => RunAnalyzer.Analyze(capture, run),
        MobilityContext mobility => MobilityAnalyzer.Analyze(capture, mobility),
        _ => throw new ArgumentException($"'{context?.GetType().Name}' is no activity.", nameof(context)),
    };
}
