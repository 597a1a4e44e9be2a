using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Aikynetix.Inference.Crop;

/// <summary>Samples one row of a tensor eight pixels at a time with AVX2 gathers; the same arithmetic as <see cref="ScalarRow"/>.</summary>
internal static unsafe class VectorRow
{
    /// <summary>Fills a row.</summary>
    /// <param name="job">Planes of at least 4 × 4 chroma pixels that lie back to back, conversion, target.</param>
    /// <param name="luma">Grid that starts at this row in the luma plane.</param>
    /// <param name="chroma">Grid that starts at this row in the chroma planes.</param>
    /// <param name="row">Row of the tensor.</param>
    public static void Fill(in SampleJob job, SampleGrid luma, SampleGrid chroma, int row)
    {
        var color = job.Color;
        var (red, green, blue) = (new Channel(job, 0, row), new Channel(job, 1, row), new Channel(job, 2, row));
        for (var column = 0; column < job.Format.Size; column += 8)
        {
            var columns = Vector256.ConvertToSingle(Vector256.Create(column) + Vector256<int>.Indices);
            var x = Vector256.Create(luma.StartX) + (columns * luma.StepX);
            var y = Vector256.Create(luma.StartY) + (columns * luma.StepY);
            var place = Locate(
                job.U, Vector256.Create(chroma.StartX) + (columns * chroma.StepX), Vector256.Create(chroma.StartY) + (columns * chroma.StepY));
            var grey = (Interpolate(job.Luma, Locate(job.Luma, x, y), 0) - Vector256.Create(color.LumaZero)) * color.Luma;
            // Four bytes are read where two are needed: from the first luma pixel on, or up to the last chroma pixel, to stay in the buffer.
            var u = Interpolate(job.U, place, 2) - Vector256.Create(128f);
            var v = Interpolate(job.V, place, 2) - Vector256.Create(128f);
            var low = Vector256.Create(-0.5f);
            var inside = Vector256.GreaterThanOrEqual(x, low) & Vector256.GreaterThanOrEqual(y, low)
                & Vector256.LessThanOrEqual(x, Vector256.Create(job.Right)) & Vector256.LessThanOrEqual(y, Vector256.Create(job.Bottom));
            red.Store(column, grey + (v * color.RedFromV), inside);
            green.Store(column, grey + (u * color.GreenFromU) + (v * color.GreenFromV), inside);
            blue.Store(column, grey + (u * color.BlueFromU), inside);
        }
    }

    private static Place Locate(SamplePlane plane, Vector256<float> x, Vector256<float> y)
    {
        x = Vector256.MinNative(Vector256.MaxNative(x, Vector256<float>.Zero), Vector256.Create(plane.MaxX));
        y = Vector256.MinNative(Vector256.MaxNative(y, Vector256<float>.Zero), Vector256.Create(plane.MaxY));
        var left = Vector256.Min(Vector256.ConvertToInt32Native(x), Vector256.Create(plane.LastColumn));
        var top = Vector256.Min(Vector256.ConvertToInt32Native(y), Vector256.Create(plane.LastRow));
        return new Place((top * plane.Width) + left, x - Vector256.ConvertToSingle(left), y - Vector256.ConvertToSingle(top));
    }

    private static Vector256<float> Interpolate(SamplePlane plane, Place place, int lead)
    {
        var data = plane.Data - lead;
        var shift = 8 * lead;
        var upperBytes = Avx2.GatherVector256((int*)data, place.Offset, 1);
        var lowerBytes = Avx2.GatherVector256((int*)(data + plane.Width), place.Offset, 1);
        var (a, b) = (Byte(upperBytes, shift), Byte(upperBytes, shift + 8));
        var (c, d) = (Byte(lowerBytes, shift), Byte(lowerBytes, shift + 8));
        var upper = a + ((b - a) * place.Right);
        var lower = c + ((d - c) * place.Right);
        return upper + ((lower - upper) * place.Down);
    }

    private static Vector256<float> Byte(Vector256<int> words, int shift) =>
        Vector256.ConvertToSingle(Vector256.ShiftRightLogical(words, shift) & Vector256.Create(0xFF));

    private readonly record struct Place(Vector256<int> Offset, Vector256<float> Right, Vector256<float> Down);

    private readonly struct Channel(in SampleJob job, int color, int row)
    {
        private readonly float* _target = job.Row(color, row);
        private readonly float _scale = job.Format.Scale[job.Plane(color)];
        private readonly float _offset = job.Format.Offset[job.Plane(color)];
        private readonly float _border = job.Format.Border ?? float.NaN;

        public void Store(int column, Vector256<float> value, Vector256<float> inside)
        {
            value = Vector256.MinNative(Vector256.MaxNative(value, Vector256<float>.Zero), Vector256.Create(255f));
            if (!float.IsNaN(_border)) value = Vector256.ConditionalSelect(inside, value, Vector256.Create(_border));
            ((value * _scale) + Vector256.Create(_offset)).Store(_target + column);
        }
    }
}
