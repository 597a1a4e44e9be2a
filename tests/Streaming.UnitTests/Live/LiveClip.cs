using System.Buffers.Binary;
using System.Diagnostics;
using Aikynetix.Pose;

namespace Aikynetix.Streaming.UnitTests.Live;

/// <summary>A moving test picture as the units that a camera would send, and as the pictures that ffmpeg makes of them.</summary>
internal sealed class LiveClip
{
    public const int Rate = 30;

    public required string Path { get; init; }

    public required EncodedFrame[] Units { get; init; }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Encodes a clip with a key unit a second.</summary>
    public static async Task<LiveClip> MakeAsync(
        ClipFolder clips, VideoCodec codec, string size = "96x64", double seconds = 2, string? pixels = null, string extra = "-g 30", string draw = "")
    {
        var (extension, encoder) = codec switch
        {
            VideoCodec.Vp8 => (".ivf", "libvpx -deadline realtime -cpu-used 8 -auto-alt-ref 0 -b:v 800k"),
            VideoCodec.Vp9 => (".ivf", "libvpx-vp9 -deadline realtime -cpu-used 8 -b:v 800k"),
            VideoCodec.Av1 => (".ivf", "libaom-av1 -usage realtime -cpu-used 8 -b:v 800k"),
            VideoCodec.H264 => (".h264", "libx264 -preset ultrafast -tune zerolatency -x264-params aud=1"),
            _ => (".mjpeg", "mjpeg -q:v 3"),
        };
        pixels ??= codec == VideoCodec.Jpeg ? "yuvj420p" : "yuv420p";
        var path = await clips.MakeAsync(extension, FormattableString.Invariant(
            $"-f lavfi -i testsrc2=s=192x128:r={Rate}:d={seconds} -vf scale={size}{draw} -pix_fmt {pixels} -c:v {encoder} {(codec == VideoCodec.Jpeg ? "-strict -1" : extra)}"));
        var bytes = await File.ReadAllBytesAsync(path, Cancel);
        var units = codec switch
        {
            VideoCodec.H264 => Split(bytes, [0, 0, 0, 1, 9]),
            VideoCodec.Jpeg => Split(bytes, [0xFF, 0xD8, 0xFF]),
            _ => Ivf(bytes, codec == VideoCodec.Av1),
        };
        return new LiveClip { Path = path, Units = [.. units.Select((unit, k) => Unit(codec, unit, IsKey(codec, unit), k))] };
    }

    /// <summary>A unit as if it had arrived in time.</summary>
    public static EncodedFrame Unit(VideoCodec codec, byte[] data, bool isKey, int number)
    {
        var time = TimeSpan.FromTicks(number * TimeSpan.TicksPerSecond / Rate);
        var received = 1000 + (long)(time.TotalSeconds * Stopwatch.Frequency);
        return new EncodedFrame(codec, data, isKey, time, received, received);
    }

    /// <summary>What ffmpeg makes of a file, picture by picture.</summary>
    public static async Task<List<byte[]>> PicturesAsync(ClipFolder clips, string path, int width, int height, string pixels = "yuv420p")
    {
        var raw = await File.ReadAllBytesAsync(await clips.MakeAsync(".yuv", $"-i {path} -fps_mode passthrough -f rawvideo -pix_fmt {pixels}"), Cancel);
        return [.. raw.Chunk(VideoFrame.ByteCount(width, height))];
    }

    private static IEnumerable<byte[]> Ivf(byte[] file, bool delimited)
    {
        for (var at = 32; at < file.Length;)
        {
            var length = BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(at));
            yield return file[(at + 12 + (delimited ? 2 : 0))..(at + 12 + length)];
            at += 12 + length;
        }
    }

    private static List<byte[]> Split(byte[] file, byte[] start)
    {
        var units = new List<byte[]>();
        for (var at = 0; at < file.Length;)
        {
            var next = file.AsSpan(at + 1).IndexOf(start);
            var end = next < 0 ? file.Length : at + 1 + next;
            units.Add(file[at..end]);
            at = end;
        }

        return units;
    }

    private static bool IsKey(VideoCodec codec, byte[] unit) => codec switch
    {
        VideoCodec.Vp8 => (unit[0] & 1) == 0,
        VideoCodec.Vp9 => (unit[0] & 4) == 0,
        VideoCodec.Av1 => (unit[0] >> 3) == 1,
        VideoCodec.H264 => unit.AsSpan().IndexOf<byte>([0, 0, 1, 0x65]) > 0,
        _ => true,
    };
}
