using Aikynetix.Biomechanics.Signals;

namespace Aikynetix.Biomechanics.Weightlifting;

/// <summary>How the middle of the hips moves through a whole clip, on the grid, SI units.</summary>
/// <param name="Height">Height above the floor.</param>
/// <param name="Speed">Upward speed.</param>
/// <param name="Acceleration">Upward acceleration.</param>
internal sealed record HipMotion(double[] Height, double[] Speed, double[] Acceleration)
{
    /// <summary>Differentiates a height.</summary>
    public static HipMotion Of(double[] height, double sampleRate)
    {
        var (interval, window) = (1 / sampleRate, SavitzkyGolay.WindowFor(sampleRate));
        return new HipMotion(
            height,
            SavitzkyGolay.FirstDerivative(height, interval, window),
            SavitzkyGolay.SecondDerivative(ButterworthFilter.ZeroLag(height, sampleRate, BarMotion.ForceCutoff), interval, window));
    }
}
