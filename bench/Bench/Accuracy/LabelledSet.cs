using System.Diagnostics;
using System.Globalization;
using Aikynetix.Inference.Crop;
using Aikynetix.Inference.Families;
using Aikynetix.Pose;
using Aikynetix.TestKit.Scoring;

namespace Aikynetix.Bench.Accuracy;

/// <summary>Reads the part of the labelled pictures that must not be trained on.</summary>
/// <remarks>A point counts when its label may be used (l = 1) and says that it is seen (v ≥ 0.5); labels with l = 0 are taken for unknown.</remarks>
internal static class LabelledSet
{
    private const double Seen = 0.5;
    private const int LabelColumns = 4;

    /// <summary>Reads and decodes the pictures.</summary>
    /// <param name="folder">Folder of <c>labels.csv</c>.</param>
    /// <param name="limit">At most so many pictures, spread evenly over the set.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public static async Task<IReadOnlyList<LabelledPicture>> ReadAsync(string folder, int limit, CancellationToken cancellationToken)
    {
        var lines = await File.ReadAllLinesAsync(Path.Combine(folder, "labels.csv"), cancellationToken);
        var columns = lines[0].Split(',').Select((name, index) => (name, index)).ToDictionary(pair => pair.name, pair => pair.index);
        var rows = lines[1..].Select(line => line.Split(',')).Where(row => row[columns["split"]] == "val").ToArray();
        var count = Math.Min(limit, rows.Length);
        var chosen = Enumerable.Range(0, count).Select(i => rows[(int)((long)i * rows.Length / count)]).ToArray();
        var side = chosen.Max(row => Math.Max(int.Parse(row[columns["width"]], CultureInfo.InvariantCulture), int.Parse(row[columns["height"]], CultureInfo.InvariantCulture)));
        side += side % 2;
        var pictures = new List<LabelledPicture>(count);
        await DecodeAsync([.. chosen.Select(row => Path.Combine(folder, row[columns["file"]]))], side, Keep, cancellationToken);
        return pictures.Count == count ? pictures : throw new InvalidDataException($"ffmpeg decoded {pictures.Count} of {count} pictures.");

        void Keep(byte[] padded) => pictures.Add(Read(folder, chosen[pictures.Count], columns, padded, side));
    }

    private static LabelledPicture Read(string folder, string[] row, Dictionary<string, int> columns, byte[] padded, int side)
    {
        var (width, height) = ((int)Number("width"), (int)Number("height"));
        var frame = new VideoFrame(width, height, 0, TimeSpan.Zero, new YuvColor(Bt709: false, FullRange: true), 0);
        Cut(padded, 0, side, side, frame.Pixels.Span, width, height);
        var (from, to) = (side * side, width * height);
        for (var plane = 0; plane < 2; plane++)
        {
            Cut(padded, from, side / 2, side / 2, frame.Pixels.Span[to..], frame.ChromaWidth, frame.ChromaHeight);
            (from, to) = (from + (side * side / 4), to + (frame.ChromaWidth * frame.ChromaHeight));
        }

        (Box, BodyTruth)? person = row[columns["person"]] == "1" ? (new Box(Number("bx0"), Number("by0"), Number("bx1"), Number("by1")), Truth()) : null;
        return new LabelledPicture(Path.Combine(folder, row[columns["file"]]), width, height, row[columns["kind"]], person) { Frame = frame };

        float Number(string column) => float.Parse(row[columns[column]], CultureInfo.InvariantCulture);

        BodyTruth Truth()
        {
            var points = new Keypoint[Skeleton.Count];
            Array.Fill(points, Keypoint.Absent);
            var asked = new bool[Skeleton.Count];
            foreach (var (point, index) in BlazePoseDecoder.Rowed)
            {
                var at = columns["x0"] + (LabelColumns * index);
                if (row[at + 3] != "1") continue;
                var seen = float.Parse(row[at + 2], CultureInfo.InvariantCulture);
                points[(int)point] = new Keypoint(float.Parse(row[at], CultureInfo.InvariantCulture), float.Parse(row[at + 1], CultureInfo.InvariantCulture), seen);
                asked[(int)point] = seen >= Seen;
            }

            MidPoints.Add(points);
            return new BodyTruth(points, asked);
        }
    }

    private static void Cut(byte[] padded, int from, int fromWidth, int fromHeight, Span<byte> target, int width, int height)
    {
        for (var y = 0; y < Math.Min(height, fromHeight); y++) padded.AsSpan(from + (y * fromWidth), width).CopyTo(target[(y * width)..]);
    }

    // One ffmpeg for all pictures; it pads each to the same square, since raw video has no sizes.
    private static async Task DecodeAsync(string[] files, int side, Action<byte[]> keep, CancellationToken cancellationToken)
    {
        string[] command =
        [
            "-v", "error", "-f", "image2pipe", "-c:v", "mjpeg", "-i", "-", "-vf", $"format=yuvj420p,pad={side}:{side}:0:0",
            "-fps_mode", "passthrough", "-f", "rawvideo", "-pix_fmt", "yuvj420p", "-",
        ];
        using var ffmpeg = Process.Start(new ProcessStartInfo("ffmpeg", command) { RedirectStandardInput = true, RedirectStandardOutput = true })
            ?? throw new InvalidOperationException("ffmpeg could not be started.");
        var feeding = FeedAsync(files, ffmpeg.StandardInput, cancellationToken);
        var buffer = new byte[side * side * 3 / 2];
        while (await ffmpeg.StandardOutput.BaseStream.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken) == buffer.Length) keep(buffer);
        await feeding;
        await ffmpeg.WaitForExitAsync(cancellationToken);
    }

    private static async Task FeedAsync(string[] files, StreamWriter ffmpeg, CancellationToken cancellationToken)
    {
        foreach (var file in files) await ffmpeg.BaseStream.WriteAsync(await File.ReadAllBytesAsync(file, cancellationToken), cancellationToken);
        ffmpeg.Close();
    }
}
