namespace Aikynetix.Inference.UnitTests.Conversion;

/// <summary>Square inputs of three planes that together excite a network: noise, smooth bumps, edges, one colour.</summary>
internal static class TestImages
{
    /// <summary>An image, channels first.</summary>
    /// <param name="kind">Which; the same number gives the same image.</param>
    /// <param name="side">Pixels.</param>
    /// <param name="least">Darkest value.</param>
    /// <param name="most">Brightest value.</param>
    public static float[] Make(int kind, int side, float least, float most)
    {
        var random = new Random(kind);
        var image = new float[3 * side * side];
        for (var i = 0; i < image.Length; i++)
        {
            var (plane, y, x) = (i / (side * side), i / side % side / (float)side, i % side / (float)side);
            var part = (kind % 3) switch
            {
                0 => random.NextSingle(),
                1 => 0.5f + (0.5f * MathF.Sin((5 + kind + plane) * x) * MathF.Cos((3 + kind) * y)),
                _ => MathF.Abs(x - 0.5f) < 0.1f * (1 + plane) && y > 0.1f * kind ? 0.9f : 0.2f,
            };
            image[i] = least + ((most - least) * part);
        }

        return image;
    }
}
