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
        var speed = SavitzkyGolay.FirstDerivative(height, 1 / sampleRate, SavitzkyGolay.WindowFor(sampleRate));
        return new HipMotion(height, RunEdges.Cut(speed, sampleRate, RunEdges.Speed), Second(height, sampleRate));
    }

    /// <summary>Acceleration of a height of the body, m/s², low-passed for forces; nothing beside hidden stretches.</summary>
    public static double[] Second(double[] height, double sampleRate)
    {
        var smooth = ButterworthFilter.ZeroLag(height, sampleRate, BarMotion.ForceCutoff);
        return RunEdges.Cut(
            SavitzkyGolay.SecondDerivative(smooth, 1 / sampleRate, SavitzkyGolay.WindowFor(sampleRate)), sampleRate, RunEdges.Acceleration);
    }
}
