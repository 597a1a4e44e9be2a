using Aikynetix.Biomechanics.Calibration;

namespace Aikynetix.Biomechanics.Jumping;

/// <summary>Turns the raw record of one clip into everything that is reported about a jump; a clip without one gives its angles and says so.</summary>
public static class JumpAnalyzer
{
    private const double Cutoff = 6;

    /// <summary>Analyzes one clip; never fails, whatever it holds.</summary>
    /// <param name="capture">The raw record.</param>
    /// <param name="context">What the user said.</param>
    public static MotionAnalysis Analyze(CaptureRecord capture, JumpContext context)
    {
        ArgumentNullException.ThrowIfNull(capture);
        ArgumentNullException.ThrowIfNull(context);
        var scene = BodyScene.Read(capture, context.Athlete, Cutoff);
        return scene.Report("Jumping", context.Exercise == JumpExercise.Drop ? "Drop Jump" : "Countermovement Jump");
    }
}
