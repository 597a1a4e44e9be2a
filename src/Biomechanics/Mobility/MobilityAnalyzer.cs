using Aikynetix.Biomechanics.Calibration;

namespace Aikynetix.Biomechanics.Mobility;

/// <summary>Turns the raw record of one clip into everything that is reported about a assessment; a clip without one gives its angles and says so.</summary>
public static class MobilityAnalyzer
{
    private const double Cutoff = 6;

    /// <summary>Analyzes one clip; never fails, whatever it holds.</summary>
    /// <param name="capture">The raw record.</param>
    /// <param name="context">What the user said.</param>
    public static MotionAnalysis Analyze(CaptureRecord capture, MobilityContext context)
    {
        ArgumentNullException.ThrowIfNull(capture);
        ArgumentNullException.ThrowIfNull(context);
        var scene = BodyScene.Read(capture, context.Athlete, Cutoff);
        return scene.Report("Mobility", context.Exercise == MobilityExercise.OverheadSquat ? "Overhead Squat" : "Joint Angle Mobility");
    }
}
