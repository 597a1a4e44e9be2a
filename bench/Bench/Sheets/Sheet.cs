using System.Diagnostics;
using System.Globalization;
using System.Numerics;
using Aikynetix.Inference.Crop;
using Aikynetix.Pose;

namespace Aikynetix.Bench.Sheets;

/// <summary>A contact sheet: frames side by side with the skeletons drawn into them, and a title.</summary>
internal sealed class Sheet
{
    private const int TileWidth = 400;
    private const int TitleHeight = 24;
    private const int LetterScale = 3;
    private const float Sure = 0.5f;
    private const float Radius = 3.2f;

    private static readonly Vector3 Left = new(255, 140, 30);
    private static readonly Vector3 Right = new(60, 200, 255);
    private static readonly Vector3 Middle = new(240, 240, 90);

    private readonly int _columns;
    private readonly int _tileHeight;
    private readonly int _width;
    private readonly int _height;
    private readonly byte[] _rgb;

    /// <summary>An empty sheet.</summary>
    /// <param name="columns">Frames in a row.</param>
    /// <param name="rows">Rows.</param>
    /// <param name="aspect">Height of the frames by their width.</param>
    public Sheet(int columns, int rows, double aspect)
    {
        (_columns, _tileHeight) = (columns, (int)Math.Round(TileWidth * aspect));
        (_width, _height) = (columns * TileWidth, TitleHeight + (rows * _tileHeight));
        _rgb = new byte[3 * _width * _height];
    }

    /// <summary>Writes the title, in white on black.</summary>
    public void Title(string text) => Write(text, 6, 4, new Vector3(255));

    /// <summary>Shows a frame in the tile of a number, with what was seen in it; points below 0.5 are hollow, lost frames say so.</summary>
    public void Show(int tile, VideoFrame frame, PoseFrame pose)
    {
        var (left, top) = (tile % _columns * TileWidth, TitleHeight + (tile / _columns * _tileHeight));
        var format = TensorFormat.Rgb((TileWidth + 7) / 8 * 8, 1, 0, border: 0);
        var scale = TileWidth / (float)frame.Width;
        var pixels = new float[format.Count];
        using (var picture = new Picture(frame))
        {
            // Square parts of the frame, one below the other, until the tile is full.
            for (var y = 0; y < _tileHeight; y += format.Size)
            {
                var side = format.Size / scale;
                RegionSampler.Sample(picture, new RegionOfInterest(side / 2, (y / scale) + (side / 2), side, 0), format, pixels);
                Paste(pixels, format.Size, left, top + y, Math.Min(format.Size, _tileHeight - y));
            }
        }

        if (pose.Presence == 0) Write("lost", left + 6, top + 6, new Vector3(255, 60, 60));
        Write(string.Create(CultureInfo.InvariantCulture, $"{pose.FrameId}  {pose.Time.TotalSeconds:F2}"), left + 6, top + _tileHeight - 20, new Vector3(255));
        Draw(pose, scale, new Vector2(left, top));
    }

    /// <summary>Writes the sheet as PNG.</summary>
    /// <exception cref="InvalidOperationException">ffmpeg could not write it.</exception>
    public async Task SaveAsync(string path, CancellationToken cancellationToken)
    {
        string[] command = ["-v", "error", "-y", "-f", "rawvideo", "-pix_fmt", "rgb24", "-s", $"{_width}x{_height}", "-i", "-", "-frames:v", "1", path];
        using var ffmpeg = Process.Start(new ProcessStartInfo("ffmpeg", command) { RedirectStandardInput = true })
            ?? throw new InvalidOperationException("ffmpeg could not be started.");
        await ffmpeg.StandardInput.BaseStream.WriteAsync(_rgb, cancellationToken);
        ffmpeg.StandardInput.Close();
        await ffmpeg.WaitForExitAsync(cancellationToken);
        if (ffmpeg.ExitCode != 0) throw new InvalidOperationException($"ffmpeg could not write {path}.");
    }

    private void Paste(float[] planes, int side, int left, int top, int rows)
    {
        for (var y = 0; y < rows; y++)
        {
            for (var x = 0; x < TileWidth; x++)
            {
                for (var color = 0; color < 3; color++)
                    _rgb[(3 * (((top + y) * _width) + left + x)) + color] = (byte)Math.Clamp(planes[(((color * side) + y) * side) + x] + 0.5f, 0, 255);
            }
        }
    }

    private void Draw(PoseFrame pose, float scale, Vector2 corner)
    {
        foreach (var (from, to) in Skeleton.Bones)
        {
            if (!pose[from].IsPresent || !pose[to].IsPresent) continue;
            var (a, b) = (At(pose[from]), At(pose[to]));
            var steps = (int)Math.Min(2000, 2 * Vector2.Distance(a, b)) + 1;
            var dashed = MathF.Min(pose[from].Score, pose[to].Score) < Sure;
            for (var i = 0; i <= steps; i++)
            {
                if (!dashed || i / 8 % 2 == 0) Dot(Vector2.Lerp(a, b, i / (float)steps), 0.9f, 0, ColorOf(to), corner);
            }
        }

        for (var i = 0; i < Skeleton.Count; i++)
        {
            if (pose.Points[i].IsPresent) Dot(At(pose.Points[i]), Radius, pose.Points[i].Score < Sure ? Radius - 1.2f : 0, ColorOf((BodyPoint)i), corner);
        }

        Vector2 At(Keypoint point) => corner + (new Vector2(point.X, point.Y) * scale);
    }

    private void Dot(Vector2 centre, float radius, float hole, Vector3 color, Vector2 corner)
    {
        for (var y = (int)(centre.Y - radius - 1); y <= centre.Y + radius + 1; y++)
        {
            for (var x = (int)(centre.X - radius - 1); x <= centre.X + radius + 1; x++)
            {
                if (x < corner.X || y < corner.Y || x >= corner.X + TileWidth || y >= corner.Y + _tileHeight) continue;
                var away = Vector2.Distance(centre, new Vector2(x + 0.5f, y + 0.5f));
                Mix(x, y, color, Math.Clamp(radius + 0.5f - away, 0, 1) * (hole > 0 ? Math.Clamp(away - hole + 0.5f, 0, 1) : 1));
            }
        }
    }

    private void Write(string text, int left, int top, Vector3 color)
    {
        foreach (var (x, y) in TinyLetters.Write(text))
        {
            for (var i = 0; i < LetterScale * LetterScale; i++)
                Mix(left + (x * LetterScale) + (i % LetterScale), top + (y * LetterScale) + (i / LetterScale), color, 1);
        }
    }

    private void Mix(int x, int y, Vector3 color, float share)
    {
        if (x < 0 || y < 0 || x >= _width || y >= _height) return;
        for (var i = 0; i < 3; i++)
        {
            ref var value = ref _rgb[(3 * ((y * _width) + x)) + i];
            value = (byte)Math.Clamp(value + ((color[i] - value) * share) + 0.5f, 0, 255);
        }
    }

    private static Vector3 ColorOf(BodyPoint point)
    {
        var name = point.ToString();
        return name.StartsWith("Left", StringComparison.Ordinal) ? Left : name.StartsWith("Right", StringComparison.Ordinal) ? Right : Middle;
    }
}
