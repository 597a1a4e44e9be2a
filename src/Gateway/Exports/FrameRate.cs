namespace Aikynetix.Gateway.Exports;

/// <summary>The one frame rate that formats ask for which know of no other.</summary>
internal static class FrameRate
{
    /// <summary>Frames per second over the whole clip; 1 for less than two frames.</summary>
    public static double Mean(double[] times) => times.Length > 1 && times[^1] > times[0] ? (times.Length - 1) / (times[^1] - times[0]) : 1;
}
