using System.Numerics;
using System.Text;
using Aikynetix.Pose;

namespace Aikynetix.TestKit.Film;

/// <summary>A picture in RGB bytes, row by row.</summary>
public sealed class FilmPicture
{
    /// <summary>A black picture.</summary>
    public FilmPicture(int width, int height) => (Width, Height, Rgb) = (width, height, new byte[3 * width * height]);

    /// <summary>Width in pixels.</summary>
    public int Width { get; }

    /// <summary>Height in pixels.</summary>
    public int Height { get; }

    /// <summary>Red, green, blue of the first pixel, then of the next.</summary>
    public byte[] Rgb { get; }

    /// <summary>Sets one pixel, colours clamped to 0–255.</summary>
    public void Set(int x, int y, Vector3 color)
    {
        var at = 3 * ((y * Width) + x);
        for (var i = 0; i < 3; i++) Rgb[at + i] = (byte)Math.Clamp(color[i] + 0.5f, 0, 255);
    }

    /// <summary>The picture as a frame (BT.601, full range); the caller owns it.</summary>
    public VideoFrame ToFrame(long id = 0, TimeSpan time = default)
    {
        var frame = new VideoFrame(Width, Height, id, time, new YuvColor(Bt709: false, FullRange: true), 0);
        var pixels = frame.Pixels.Span;
        for (var i = 0; i < Width * Height; i++) pixels[i] = Byte(Dot(i, 0.299f, 0.587f, 0.114f));
        for (var y = 0; y < frame.ChromaHeight; y++)
        {
            for (var x = 0; x < frame.ChromaWidth; x++)
            {
                var (u, v, count) = (0f, 0f, 0);
                for (var i = 0; i < 4; i++)
                {
                    var (column, row) = ((2 * x) + (i % 2), (2 * y) + (i / 2));
                    if (column >= Width || row >= Height) continue;
                    var at = (row * Width) + column;
                    (u, v, count) = (u + Dot(at, -0.168736f, -0.331264f, 0.5f), v + Dot(at, 0.5f, -0.418688f, -0.081312f), count + 1);
                }

                var place = (Width * Height) + (y * frame.ChromaWidth) + x;
                pixels[place] = Byte(128 + (u / count));
                pixels[place + (frame.ChromaWidth * frame.ChromaHeight)] = Byte(128 + (v / count));
            }
        }

        return frame;
    }

    /// <summary>Writes the picture as a portable pixmap, which any viewer and ffmpeg read.</summary>
    public void Save(string path)
    {
        using var file = File.Create(path);
        file.Write(Encoding.ASCII.GetBytes($"P6\n{Width} {Height}\n255\n"));
        file.Write(Rgb);
    }

    private static byte Byte(float value) => (byte)Math.Clamp(value + 0.5f, 0, 255);

    private float Dot(int pixel, float red, float green, float blue) =>
        (red * Rgb[3 * pixel]) + (green * Rgb[(3 * pixel) + 1]) + (blue * Rgb[(3 * pixel) + 2]);
}
