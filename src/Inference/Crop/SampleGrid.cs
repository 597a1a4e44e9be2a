namespace Aikynetix.Inference.Crop;

/// <summary>Where the pixels of a tensor lie in one plane: a start and the steps per tensor column and row, in plane pixels.</summary>
/// <param name="StartX">Plane x of tensor pixel (0, 0); pixel centres are whole numbers.</param>
/// <param name="StartY">Plane y of tensor pixel (0, 0).</param>
/// <param name="StepX">Change of plane x per column, and of plane y per row.</param>
/// <param name="StepY">Change of plane y per column, and minus that of plane x per row.</param>
internal readonly record struct SampleGrid(float StartX, float StartY, float StepX, float StepY)
{
    /// <summary>Luma and chroma grids of a region sampled on one level of a picture.</summary>
    /// <remarks>Chroma lies as H.264 has it: on the left luma column of its pair, midway between its two rows.</remarks>
    /// <param name="roi">Region in frame pixels.</param>
    /// <param name="width">Width of the tensor, which spans the region's side.</param>
    /// <param name="height">Height of the tensor, in steps as large.</param>
    /// <param name="level">How often the planes were halved.</param>
    public static (SampleGrid Luma, SampleGrid Chroma) For(RegionOfInterest roi, int width, int height, int level)
    {
        var (sin, cos) = MathF.SinCos(roi.Rotation);
        var step = roi.Size / width;
        var (stepX, stepY) = (cos * step, sin * step);
        var (column, row) = ((width - 1) / 2f, (height - 1) / 2f);
        var x = roi.CentreX - 0.5f - (column * stepX) + (row * stepY);
        var y = roi.CentreY - 0.5f - (column * stepY) - (row * stepX);
        var luma = new SampleGrid(x, y, stepX, stepY);
        var chroma = new SampleGrid(x / 2, (y / 2) - 0.25f, stepX / 2, stepY / 2);
        return (luma.Halved(level), chroma.Halved(level));
    }

    /// <summary>The grid of one tensor row: it starts where the row starts.</summary>
    public SampleGrid Row(int row) => this with { StartX = StartX - (row * StepY), StartY = StartY + (row * StepX) };

    private SampleGrid Halved(int times)
    {
        var scale = 1f / (1 << times);
        return new(((StartX + 0.5f) * scale) - 0.5f, ((StartY + 0.5f) * scale) - 0.5f, StepX * scale, StepY * scale);
    }
}
