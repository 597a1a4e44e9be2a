namespace Aikynetix.Biomechanics.Signals;

/// <summary>The path of one body point, one sample per frame.</summary>
/// <param name="X">Horizontal places; NaN where absent.</param>
/// <param name="Y">Vertical places in the same unit; NaN where absent.</param>
/// <param name="Weight">How much each sample counts, 0–1.</param>
public readonly record struct LimbPath(double[] X, double[] Y, double[] Weight);
