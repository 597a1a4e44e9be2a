using System.Numerics;
using Aikynetix.Pose;

namespace Aikynetix.TestKit.Bar;

/// <summary>
/// Paints plates on a grey canvas with known sub-pixel geometry (pixel centres at halves), then spoils the picture with the noise,
/// blur and occlusion of real video.
/// </summary>
public sealed class PlatePicture
{
    private const int Sub = 4;
    private readonly float[] _luma;

    /// <summary>A canvas whose grey rises from left to right and top to bottom.</summary>
    /// <param name="width">Pixels.</param>
    /// <param name="height">Pixels.</param>
    /// <param name="from">Grey level of the upper left corner.</param>
    /// <param name="to">Grey level of the lower right corner.</param>
    public PlatePicture(int width, int height, float from = 110, float to = 170)
    {
        (Width, Height) = (width, height);
        _luma = new float[width * height];
        for (var i = 0; i < _luma.Length; i++)
        {
            _luma[i] = from + ((to - from) * ((i % width / (float)width) + (i / width / (float)height)) / 2);
        }
    }

    /// <summary>Width in pixels.</summary>
    public int Width { get; }

    /// <summary>Height in pixels.</summary>
    public int Height { get; }

    /// <summary>Fills an upright ellipse; its edge is anti-aliased over one pixel.</summary>
    public PlatePicture Disc(Vector2 centre, Vector2 axes, float level)
    {
        for (var y = Math.Max(0, (int)(centre.Y - axes.Y)); y <= Math.Min(Height - 1, (int)(centre.Y + axes.Y)); y++)
        {
            for (var x = Math.Max(0, (int)(centre.X - axes.X)); x <= Math.Min(Width - 1, (int)(centre.X + axes.X)); x++)
            {
                _luma[(y * Width) + x] += (level - _luma[(y * Width) + x]) * Cover(x, y, centre, axes);
            }
        }

        return this;
    }

    /// <summary>A plate as gyms have them: rim, raised lip, lettering-like holes, steel hub.</summary>
    /// <param name="centre">Pixels.</param>
    /// <param name="axes">Half axes of the outer rim, pixels.</param>
    /// <param name="rim">Grey level of the outermost ring.</param>
    /// <param name="face">Grey level inside the lip.</param>
    public PlatePicture Plate(Vector2 centre, Vector2 axes, float rim = 35, float face = 55)
    {
        Disc(centre, axes, rim).Disc(centre, axes * 0.86f, face + 25).Disc(centre, axes * 0.82f, face);
        for (var i = 0; i < 5; i++)
        {
            var (sin, cos) = MathF.SinCos(0.4f + (i * MathF.Tau / 5));
            Disc(centre + (new Vector2(cos, sin) * axes * 0.55f), axes * 0.12f, face + 70);
        }

        return Disc(centre, axes * 0.22f, face + 40).Disc(centre, axes * 0.11f, 190);
    }

    /// <summary>Covers a rectangle, as a leg or an arm would.</summary>
    public PlatePicture Cover(int left, int top, int width, int height, float level)
    {
        for (var y = Math.Max(0, top); y < Math.Min(Height, top + height); y++)
        {
            for (var x = Math.Max(0, left); x < Math.Min(Width, left + width); x++) _luma[(y * Width) + x] = level;
        }

        return this;
    }

    /// <summary>Averages each pixel with those above and below it, as a shutter does with something that moves vertically.</summary>
    /// <param name="travel">Odd number of pixels moved while the shutter is open.</param>
    public PlatePicture BlurVertically(int travel)
    {
        var sharp = (float[])_luma.Clone();
        for (var i = 0; i < _luma.Length; i++)
        {
            var sum = 0f;
            for (var d = -(travel / 2); d <= travel / 2; d++)
            {
                sum += sharp[(Math.Clamp((i / Width) + d, 0, Height - 1) * Width) + (i % Width)];
            }

            _luma[i] = sum / travel;
        }

        return this;
    }

    /// <summary>Adds Gaussian noise, the same for the same seed.</summary>
    public PlatePicture Noise(float sigma, int seed)
    {
        var random = new Random(seed);
        for (var i = 0; i < _luma.Length; i++)
        {
            _luma[i] += sigma * (float)(Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(Math.Tau * random.NextDouble()));
        }

        return this;
    }

    /// <summary>The picture as a frame with neutral colors; the caller owns it.</summary>
    public VideoFrame ToFrame()
    {
        var frame = new VideoFrame(Width, Height, 0, TimeSpan.Zero, default, 0);
        var pixels = frame.Pixels.Span;
        pixels.Fill(128);
        for (var i = 0; i < _luma.Length; i++) pixels[i] = (byte)Math.Clamp(_luma[i] + 0.5f, 0, 255);
        return frame;
    }

    private static float Cover(int x, int y, Vector2 centre, Vector2 axes)
    {
        var inside = 0;
        for (var i = 0; i < Sub * Sub; i++)
        {
            var place = new Vector2(x + (((i % Sub) + 0.5f) / Sub), y + (((i / Sub) + 0.5f) / Sub));
            if (((place - centre) / axes).LengthSquared() <= 1) inside++;
        }

        return inside / (float)(Sub * Sub);
    }
}
