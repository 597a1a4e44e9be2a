using Aikynetix.Biomechanics.Calibration;

namespace Aikynetix.Biomechanics.Running;

/// <summary>Turns the raw record of one clip into everything that is reported about a run; a clip without one gives its angles and says so.</summary>
public static class RunAnalyzer
{
    private const double Cutoff = 8;

    /// <summary>Analyzes one clip; never fails, whatever it holds.</summary>
    /// <param name="capture">The raw record.</param>
    /// <param name="context">What the user said.</param>
    public static MotionAnalysis Analyze(CaptureRecord capture, RunContext context)
    {
        ArgumentNullException.ThrowIfNull(capture);
        ArgumentNullException.ThrowIfNull(context);
        var scene = BodyScene.Read(capture, context.Athlete, Cutoff);
        return scene.Report("Running", "Running");
    }
}
