namespace Aikynetix.Inference.Crop;

/// <summary>Samples one row of a tensor pixel by pixel: the reference, and the way on processors without AVX2.</summary>
internal static unsafe class ScalarRow
{
    /// <summary>Fills a row.</summary>
    /// <param name="job">Planes, conversion, target.</param>
    /// <param name="luma">Grid that starts at this row in the luma plane.</param>
    /// <param name="chroma">Grid that starts at this row in the chroma planes.</param>
    /// <param name="row">Row of the tensor.</param>
    public static void Fill(in SampleJob job, SampleGrid luma, SampleGrid chroma, int row)
    {
        var color = job.Color;
        for (var column = 0; column < job.Format.Size; column++)
        {
            var x = luma.StartX + (column * luma.StepX);
            var y = luma.StartY + (column * luma.StepY);
            var (chromaX, chromaY) = (chroma.StartX + (column * chroma.StepX), chroma.StartY + (column * chroma.StepY));
            var grey = (Interpolate(job.Luma, x, y) - color.LumaZero) * color.Luma;
            var u = Interpolate(job.U, chromaX, chromaY) - 128;
            var v = Interpolate(job.V, chromaX, chromaY) - 128;
            var inside = x >= -0.5f && y >= -0.5f && x <= job.Right && y <= job.Bottom;
            Store(job, 0, row, column, grey + (v * color.RedFromV), inside);
            Store(job, 1, row, column, grey + (u * color.GreenFromU) + (v * color.GreenFromV), inside);
            Store(job, 2, row, column, grey + (u * color.BlueFromU), inside);
        }
    }

    private static float Interpolate(SamplePlane plane, float x, float y)
    {
        x = MathF.Min(MathF.Max(x, 0), plane.MaxX);
        y = MathF.Min(MathF.Max(y, 0), plane.MaxY);
        var (left, top) = (Math.Min((int)x, plane.LastColumn), Math.Min((int)y, plane.LastRow));
        var (right, down) = (x - left, y - top);
        var pixel = plane.Data + (top * plane.Width) + left;
        float a = pixel[0], b = pixel[plane.Right], c = pixel[plane.Down], d = pixel[plane.Down + plane.Right];
        var upper = a + ((b - a) * right);
        var lower = c + ((d - c) * right);
        return upper + ((lower - upper) * down);
    }

    private static void Store(in SampleJob job, int color, int row, int column, float value, bool inside)
    {
        value = MathF.Min(MathF.Max(value, 0), 255);
        if (!inside && job.Format.Border is { } border) value = border;
        var plane = job.Plane(color);
        job.Row(color, row)[column] = (value * job.Format.Scale[plane]) + job.Format.Offset[plane];
    }
}
