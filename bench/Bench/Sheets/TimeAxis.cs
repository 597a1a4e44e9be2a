using Aikynetix.Biomechanics;

namespace Aikynetix.Bench.Sheets;

/// <summary>The time that all charts of a sheet share, with the phases and borders that they mark.</summary>
/// <param name="Left">Where it begins, pixels.</param>
/// <param name="Width">Its length, pixels.</param>
/// <param name="Window">First and last second that it shows.</param>
/// <param name="Times">Seconds of all frames.</param>
/// <param name="Phases">Bands behind the curves.</param>
/// <param name="Shown">Seconds of the frames that the sheet shows.</param>
internal sealed record TimeAxis(int Left, int Width, (double From, double To) Window, double[] Times, IReadOnlyList<MotionPhase> Phases, double[] Shown)
{
    /// <summary>Where a time is drawn, pixels; times outside the window at its ends.</summary>
    public float At(double seconds) =>
        Left + (float)(Width * Math.Clamp((seconds - Window.From) / Math.Max(Window.To - Window.From, 1e-3), 0, 1));

    /// <summary>Whether the time of a frame is shown.</summary>
    public bool Shows(int frame) => Times[frame] >= Window.From && Times[frame] <= Window.To;
}
