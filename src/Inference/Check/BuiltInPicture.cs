using System.IO.Compression;
using System.Text.Json;
using Aikynetix.Inference.Crop;
using Aikynetix.Pose;

namespace Aikynetix.Inference.Check;

/// <summary>The drawn athlete that is built into the app: the picture that every model must answer as it always did.</summary>
internal static class BuiltInPicture
{
    /// <summary>Width and height, pixels.</summary>
    public const int Side = 256;

    private static readonly byte[] Rgb = Read();

    /// <summary>Where the 26 points truly are, in parts of the picture's side, in canonical order.</summary>
    public static IReadOnlyList<(float X, float Y)> Truth { get; } = ReadTruth();

    /// <summary>The box around the true points, in parts of the picture's side.</summary>
    public static Box TruthBox { get; } =
        new(Truth.Min(point => point.X), Truth.Min(point => point.Y), Truth.Max(point => point.X), Truth.Max(point => point.Y));

    /// <summary>Length from neck to hip centre, in parts of the picture's side.</summary>
    public static float Torso { get; } = MathF.Sqrt(
        MathF.Pow(Truth[(int)BodyPoint.Neck].X - Truth[(int)BodyPoint.HipCentre].X, 2)
        + MathF.Pow(Truth[(int)BodyPoint.Neck].Y - Truth[(int)BodyPoint.HipCentre].Y, 2));

    /// <summary>The athlete as a frame like those of a film; the caller disposes it.</summary>
    /// <param name="mirrored">Whether left and right are exchanged.</param>
    public static VideoFrame Frame(bool mirrored = false)
    {
        var frame = new VideoFrame(Side, Side, 0, TimeSpan.Zero, new YuvColor(Bt709: true, FullRange: true), 0);
        var pixels = frame.Pixels.Span;
        var (u, v) = (Side * Side, (Side * Side) + (frame.ChromaWidth * frame.ChromaHeight));
        for (var y = 0; y < Side; y++)
        {
            for (var x = 0; x < Side; x++) pixels[(y * Side) + x] = Luma(Pixel(x, y));
        }

        for (var y = 0; y < frame.ChromaHeight; y++)
        {
            for (var x = 0; x < frame.ChromaWidth; x++)
            {
                // Chroma lies on the left column of its pair, midway between its two rows.
                var (upper, lower) = (Pixel(2 * x, 2 * y), Pixel(2 * x, (2 * y) + 1));
                var mean = ((upper.Red + lower.Red) / 2, (upper.Green + lower.Green) / 2, (upper.Blue + lower.Blue) / 2);
                (pixels[u++], pixels[v++]) = Chroma(mean);
            }
        }

        return frame;

        (float Red, float Green, float Blue) Pixel(int x, int y)
        {
            var at = 3 * ((y * Side) + (mirrored ? Side - 1 - x : x));
            return (Rgb[at], Rgb[at + 1], Rgb[at + 2]);
        }
    }

    private static byte Luma((float Red, float Green, float Blue) color) =>
        (byte)MathF.Round((0.2126f * color.Red) + (0.7152f * color.Green) + (0.0722f * color.Blue));

    private static (byte U, byte V) Chroma((float Red, float Green, float Blue) color)
    {
        var luma = (0.2126f * color.Red) + (0.7152f * color.Green) + (0.0722f * color.Blue);
        return (Byte(128 + ((color.Blue - luma) / 1.8556f)), Byte(128 + ((color.Red - luma) / 1.5748f)));
    }

    private static byte Byte(float value) => (byte)Math.Clamp(MathF.Round(value), 0, 255);

    private static byte[] Read()
    {
        using var unzipped = new GZipStream(Resource("athlete.rgb.gz"), CompressionMode.Decompress);
        var rgb = new byte[3 * Side * Side];
        unzipped.ReadExactly(rgb);
        return rgb;
    }

    private static (float X, float Y)[] ReadTruth()
    {
        using var stream = Resource("athlete.json");
        using var document = JsonDocument.Parse(stream);
        var points = document.RootElement.GetProperty("points");
        return Array.ConvertAll(Enum.GetValues<BodyPoint>(), point =>
        {
            var place = points.GetProperty(JsonNamingPolicy.CamelCase.ConvertName(point.ToString()));
            return (place[0].GetSingle() / Side, place[1].GetSingle() / Side);
        });
    }

    private static Stream Resource(string name) => typeof(BuiltInPicture).Assembly.GetManifestResourceStream(name)
        ?? throw new InvalidOperationException($"The built-in picture ({name}) was not built into the app.");
}
