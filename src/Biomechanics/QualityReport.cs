namespace Aikynetix.Biomechanics;

/// <summary>How far the numbers of one analysis may be trusted.</summary>
public sealed record QualityReport
{
    /// <summary>Median frame rate by true time, frames per second.</summary>
    public required double FramesPerSecond { get; init; }

    /// <summary>True when frame intervals differ by more than a tenth of their median.</summary>
    public required bool VariableFrameRate { get; init; }

    /// <summary><c>side_left</c> (athlete faces picture left), <c>side_right</c>, <c>front</c> or <c>oblique</c>.</summary>
    public required string View { get; init; }

    /// <summary>
    /// Camera roll in degrees, the slope of level ground in the picture, y down; it is taken out of all numbers. NaN when the clip does
    /// not show it.
    /// </summary>
    public double Roll { get; init; } = double.NaN;

    /// <summary>
    /// Turn of the athlete from the side towards the camera, degrees, 0–90 without sign; NaN when the clip does not show it. It is not
    /// taken out of the numbers: beyond 32° they are doubtful, beyond 60° what needs a side view is missing.
    /// </summary>
    public double Yaw { get; init; } = double.NaN;

    /// <summary>Where metres come from: <c>plate</c>, <c>height</c>, <c>gravity</c> or <c>none</c>.</summary>
    public required string ScaleSource { get; init; }

    /// <summary>Half of the 90 % interval of the athlete's scale as a share of it, e.g. 0.05; NaN without a scale.</summary>
    public double ScaleError { get; init; } = double.NaN;

    /// <summary>How many times slower than life the clip plays; 1 for an ordinary one. All numbers are in true time.</summary>
    public double SlowMotion { get; init; } = 1;

    /// <summary>Where the bar track comes from: <c>plate</c>, <c>wrist</c> (flagged fallback) or <c>none</c>.</summary>
    public required string BarSource { get; init; }

    /// <summary>Verdict per metric key.</summary>
    public required IReadOnlyDictionary<string, MetricQuality> Metrics { get; init; }

    /// <summary>Plain sentences that a coach understands, most important first.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }
}
