using System.Runtime.Intrinsics.X86;

namespace Aikynetix.Inference.Crop;

/// <summary>Fills a model's input straight from a frame's YUV planes: turns, scales, interpolates and converts in one pass.</summary>
internal static unsafe class RegionSampler
{
    /// <summary>Samples a region of a picture.</summary>
    /// <param name="picture">The frame.</param>
    /// <param name="roi">Region in frame pixels; it may reach over the frame's edge.</param>
    /// <param name="format">What the model wants.</param>
    /// <param name="tensor">Receives <see cref="TensorFormat.Count"/> floats.</param>
    /// <param name="vectors">Whether to use AVX2; the result is the same to the last bit.</param>
    /// <exception cref="ArgumentException">The region is not usable, or the tensor has another length.</exception>
    public static void Sample(Picture picture, RegionOfInterest roi, TensorFormat format, Span<float> tensor, bool vectors = true)
    {
        if (!roi.IsUsable) throw new ArgumentException($"{roi} cannot be sampled.", nameof(roi));
        if (tensor.Length != format.Count) throw new ArgumentException($"The tensor must hold {format.Count} floats.", nameof(tensor));
        if (format.Size % 8 != 0) throw new ArgumentException("The tensor's width must be a multiple of 8.", nameof(format));

        var level = Picture.LevelFor(roi.Size / format.Size);
        var planes = picture.At(level);
        var (luma, chroma) = SampleGrid.For(roi, format.Size, format.Height, level);
        var lumaCount = planes.Width * planes.Height;
        var chromaCount = planes.ChromaWidth * planes.ChromaHeight;
        fixed (byte* data = planes.Pixels.Span)
        fixed (float* target = tensor)
        {
            var job = new SampleJob(
                new SamplePlane(data, planes.Width, planes.Height),
                new SamplePlane(data + lumaCount, planes.ChromaWidth, planes.ChromaHeight),
                new SamplePlane(data + lumaCount + chromaCount, planes.ChromaWidth, planes.ChromaHeight),
                (picture.Width / (float)(1 << level)) - 0.5f,
                (picture.Height / (float)(1 << level)) - 0.5f,
                picture.Color,
                format,
                target);
            // Gathers read four bytes at a time, which planes of a few pixels do not have.
            var wide = vectors && Avx2.IsSupported && planes.ChromaWidth >= 4 && planes.ChromaHeight >= 4;
            for (var row = 0; row < format.Height; row++)
            {
                if (wide) VectorRow.Fill(job, luma.Row(row), chroma.Row(row), row);
                else ScalarRow.Fill(job, luma.Row(row), chroma.Row(row), row);
            }
        }
    }
}
