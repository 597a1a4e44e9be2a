namespace Aikynetix.Inference.Conversion;

/// <summary>How the integers of a tensor stand for real numbers: real = (integer − zero point) × scale.</summary>
/// <param name="Scales">One for the tensor, or one for each slice along the axis.</param>
/// <param name="ZeroPoints">As many as scales, or one, or none for zero.</param>
/// <param name="Axis">The axis that the slices lie along.</param>
internal sealed record LiteQuantization(float[] Scales, long[] ZeroPoints, int Axis)
{
    /// <summary>The real number that an integer stands for.</summary>
    /// <param name="integer">The stored number.</param>
    /// <param name="slice">Position along the axis; 0 where the whole tensor has one scale.</param>
    public float Real(long integer, int slice)
    {
        var zero = ZeroPoints.Length == 0 ? 0 : ZeroPoints[ZeroPoints.Length == 1 ? 0 : slice];
        return (float)(((double)integer - zero) * Scales[slice]);
    }
}
