using System.Runtime.InteropServices;
using Aikynetix.Pose;
using Aikynetix.Streaming.Decode;

namespace Aikynetix.Streaming.Live;

/// <summary>Takes pictures out of libav's frames as planar 4:2:0 with their colors; what is stored otherwise is converted without changing range or matrix.</summary>
internal sealed unsafe class PictureCopy
{
    // Offsets within AVFrame for libavutil 57.
    private const int Strides = 64;
    private const int WidthField = 104;
    private const int HeightField = 108;
    private const int FormatField = 116;
    private const int FlagsField = 316;
    private const int RangeField = 320;
    private const int SpaceField = 332;
    private const int ErrorsField = 376;

    private const int CorruptFlag = 1;
    private const int Yuv420 = 0;
    private const int FullYuv420 = 12;
    private const int Bilinear = 2;
    private nint _scaler;
    private (int Width, int Height, int Format, int Range, int Space) _seen;
    private YuvColor _color;

    /// <summary>Copies a picture and gives its frame back to the decoder.</summary>
    /// <param name="frame">A decoded AVFrame.</param>
    /// <param name="frameId">Number of the picture.</param>
    /// <param name="time">Its time on the capture's clock.</param>
    /// <param name="received">Monotonic timestamp of its arrival.</param>
    /// <exception cref="InvalidDataException">The decoder had to guess parts of the picture, or it cannot be converted.</exception>
    public VideoFrame Take(nint frame, long frameId, TimeSpan time, long received)
    {
        try
        {
            if ((Field(frame, FlagsField) & CorruptFlag) != 0 || Field(frame, ErrorsField) != 0)
            {
                throw new InvalidDataException("Parts of the picture are missing.");
            }

            var picture = new VideoFrame(Field(frame, WidthField), Field(frame, HeightField), frameId, time, ColorOf(frame), received);
            try
            {
                if (Field(frame, FormatField) is Yuv420 or FullYuv420) CopyPlanes(frame, picture);
                else Convert(frame, picture);
                return picture;
            }
            catch
            {
                picture.Dispose();
                throw;
            }
        }
        finally
        {
            LibAv.UnrefFrame(frame);
        }
    }

    /// <summary>Gives the converter's native memory back.</summary>
    public void Free()
    {
        if (_scaler != 0) LibAv.FreeScaler(_scaler);
        _scaler = 0;
    }

    private static int Field(nint frame, int offset) => *(int*)(frame + offset);

    private static string? Text(byte* text) => Marshal.PtrToStringUTF8((nint)text);

    private YuvColor ColorOf(nint frame)
    {
        var seen = (Field(frame, WidthField), Field(frame, HeightField), Field(frame, FormatField), Field(frame, RangeField), Field(frame, SpaceField));
        if (seen == _seen) return _color;
        _seen = seen;
        return _color = PictureGeometry.ColorOf(
            seen.Item1, seen.Item2, Text(LibAv.PixelFormatName(seen.Item3)), Text(LibAv.ColorRangeName(seen.Item4)), Text(LibAv.ColorSpaceName(seen.Item5)));
    }

    private static void CopyPlanes(nint frame, VideoFrame picture)
    {
        var pixels = picture.Pixels.Span;
        for (var plane = 0; plane < 3; plane++)
        {
            var source = ((byte**)frame)[plane];
            var stride = ((int*)(frame + Strides))[plane];
            var (width, height) = plane == 0 ? (picture.Width, picture.Height) : (picture.ChromaWidth, picture.ChromaHeight);
            for (var row = 0; row < height; row++)
            {
                new ReadOnlySpan<byte>(source + ((long)row * stride), width).CopyTo(pixels);
                pixels = pixels[width..];
            }
        }
    }

    // libswscale may write a few bytes past the end of a row, so that it gets libav's own padded memory to write to.
    private void Convert(nint frame, VideoFrame picture)
    {
        // Source and target are of one range, so that the range is left alone: the "J" formats count as full, all others as limited.
        var format = Field(frame, FormatField);
        var target = Text(LibAv.PixelFormatName(format))?.StartsWith("yuvj", StringComparison.Ordinal) == true ? FullYuv420 : Yuv420;
        _scaler = LibAv.Scaler(_scaler, picture.Width, picture.Height, format, picture.Width, picture.Height, target, Bilinear, 0, 0, 0);
        var converted = LibAv.AllocateFrame();
        try
        {
            if (_scaler == 0 || converted == 0) throw new InvalidDataException("The picture's format cannot be converted.");
            *(int*)(converted + WidthField) = picture.Width;
            *(int*)(converted + HeightField) = picture.Height;
            *(int*)(converted + FormatField) = target;
            if (LibAv.AllocateBuffer(converted, 0) < 0) throw new InvalidDataException("There is no memory for the picture.");
            var rows = LibAv.Convert(_scaler, (byte**)frame, (int*)(frame + Strides), 0, picture.Height, (byte**)converted, (int*)(converted + Strides));
            if (rows != picture.Height) throw new InvalidDataException("The picture could not be converted.");
            CopyPlanes(converted, picture);
        }
        finally
        {
            LibAv.FreeFrame(&converted);
        }
    }
}
