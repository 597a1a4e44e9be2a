using Aikynetix.Biomechanics;

namespace Aikynetix.Bench.Sheets;

/// <summary>The time that all charts of a sheet share, with the phases and borders that they mark.</summary>
/// <param name="Left">Where time 0 is drawn, pixels.</param>
/// <param name="Width">Pixels up to the end of the clip.</param>
/// <param name="Times">Seconds of all frames.</param>
/// <param name="Phases">Bands behind the curves.</param>
/// <param name="Shown">Seconds of the frames that the sheet shows.</param>
internal sealed record TimeAxis(int Left, int Width, double[] Times, IReadOnlyList<MotionPhase> Phases, double[] Shown)
{
    /// <summary>Where a time is drawn, pixels.</summary>
    public float At(double seconds) => Left + (float)(Width * seconds / Math.Max(Times.LastOrDefault(), 1e-3));
}
