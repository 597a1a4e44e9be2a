using System.Diagnostics;
using System.Numerics;
using Aikynetix.Inference.Crop;
using Aikynetix.Pose;

namespace Aikynetix.Bench.Sheets;

/// <summary>A picture to draw on: dots, lines, letters, parts of frames; saved as PNG.</summary>
internal sealed class Canvas(int width, int height)
{
    private readonly byte[] _rgb = new byte[3 * width * height];

    /// <summary>All of it.</summary>
    public Pane Whole => new(0, 0, width, height);

    /// <summary>Height of a letter, pixels.</summary>
    public static int LetterHeight(int scale) => 5 * scale;

    /// <summary>Length of a text, pixels.</summary>
    public static int Length(string text, int scale) => text.Length * TinyLetters.Advance * scale;

    /// <summary>Paints a rectangle over what is there; a share below 1 lets it shine through.</summary>
    public void Fill(Pane pane, Vector3 color, float share = 1)
    {
        for (var y = pane.Top; y < pane.Bottom; y++)
        {
            for (var x = pane.Left; x < pane.Right; x++) Mix(x, y, color, share);
        }
    }

    /// <summary>A disc, or a ring when it has a hole.</summary>
    public void Dot(Pane pane, Vector2 centre, float radius, float hole, Vector3 color)
    {
        for (var y = (int)(centre.Y - radius - 1); y <= centre.Y + radius + 1; y++)
        {
            for (var x = (int)(centre.X - radius - 1); x <= centre.X + radius + 1; x++)
            {
                if (!pane.Holds(x, y)) continue;
                var away = Vector2.Distance(centre, new Vector2(x + 0.5f, y + 0.5f));
                Mix(x, y, color, Math.Clamp(radius + 0.5f - away, 0, 1) * (hole > 0 ? Math.Clamp(away - hole + 0.5f, 0, 1) : 1));
            }
        }
    }

    /// <summary>A straight line.</summary>
    public void Line(Pane pane, Vector2 from, Vector2 to, Vector3 color, bool dashed = false, float radius = 0.9f)
    {
        var steps = (int)Math.Min(2000, 2 * Vector2.Distance(from, to)) + 1;
        for (var i = 0; i <= steps; i++)
        {
            if (!dashed || i / 8 % 2 == 0) Dot(pane, Vector2.Lerp(from, to, i / (float)steps), radius, 0, color);
        }
    }

    /// <summary>A text from its upper left corner.</summary>
    public void Write(string text, int left, int top, Vector3 color, int scale = 3)
    {
        foreach (var (x, y) in TinyLetters.Write(text))
        {
            for (var i = 0; i < scale * scale; i++) Mix(left + (x * scale) + (i % scale), top + (y * scale) + (i / scale), color, 1);
        }
    }

    /// <summary>A text on a dark ground, readable on any picture.</summary>
    public void Label(string text, int left, int top, Vector3 color, int scale = 2)
    {
        Fill(new Pane(left - 2, top - 2, Length(text, scale) + 3, LetterHeight(scale) + 4), Vector3.Zero, 0.6f);
        Write(text, left, top, color, scale);
    }

    /// <summary>A part of a frame.</summary>
    public void Show(VideoFrame frame, FrameView view)
    {
        var format = TensorFormat.Rgb((view.Pane.Width + 7) / 8 * 8, 1, 0, border: 0);
        var pixels = new float[format.Count];
        using var picture = new Picture(frame);
        // Square parts of the frame, one below the other, until the pane is full.
        var side = format.Size / view.Scale;
        for (var y = 0; y < view.Pane.Height; y += format.Size)
        {
            var middle = view.Y + (y / view.Scale) + (side / 2);
            RegionSampler.Sample(picture, new RegionOfInterest(view.X + (side / 2), middle, side, 0), format, pixels);
            Paste(pixels, format.Size, view.Pane.Left, view.Pane.Top + y, view.Pane.Width, Math.Min(format.Size, view.Pane.Height - y));
        }
    }

    /// <summary>Writes the canvas as PNG.</summary>
    /// <exception cref="InvalidOperationException">ffmpeg could not write it.</exception>
    public async Task SaveAsync(string path, CancellationToken cancellationToken)
    {
        string[] command = ["-v", "error", "-y", "-f", "rawvideo", "-pix_fmt", "rgb24", "-s", $"{width}x{height}", "-i", "-", "-frames:v", "1", path];
        using var ffmpeg = Process.Start(new ProcessStartInfo("ffmpeg", command) { RedirectStandardInput = true })
            ?? throw new InvalidOperationException("ffmpeg could not be started.");
        await ffmpeg.StandardInput.BaseStream.WriteAsync(_rgb, cancellationToken);
        ffmpeg.StandardInput.Close();
        await ffmpeg.WaitForExitAsync(cancellationToken);
        if (ffmpeg.ExitCode != 0) throw new InvalidOperationException($"ffmpeg could not write {path}.");
    }

    private void Paste(float[] planes, int side, int left, int top, int columns, int rows)
    {
        for (var y = 0; y < rows; y++)
        {
            for (var x = 0; x < columns; x++)
            {
                for (var color = 0; color < 3; color++)
                    _rgb[(3 * (((top + y) * width) + left + x)) + color] = (byte)Math.Clamp(planes[(((color * side) + y) * side) + x] + 0.5f, 0, 255);
            }
        }
    }

    private void Mix(int x, int y, Vector3 color, float share)
    {
        if (x < 0 || y < 0 || x >= width || y >= height) return;
        for (var i = 0; i < 3; i++)
        {
            ref var value = ref _rgb[(3 * ((y * width) + x)) + i];
            value = (byte)Math.Clamp(value + ((color[i] - value) * share) + 0.5f, 0, 255);
        }
    }
}
