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

    /// <summary>
    /// Acceleration of a height of the body, m/s²; nothing beside hidden stretches. The points are low-passed at 6 Hz already: a second time
    /// would take a sixth off the greatest force.
    /// </summary>
    public static double[] Second(double[] height, double sampleRate) => RunEdges.Cut(
        SavitzkyGolay.SecondDerivative(height, 1 / sampleRate, SavitzkyGolay.WindowFor(sampleRate)), sampleRate, RunEdges.Acceleration);
}
