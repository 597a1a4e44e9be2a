using System.Buffers.Binary;
using System.Diagnostics;
using Aikynetix.Pose;

namespace Aikynetix.WebRtc.UnitTests.Rtp;

/// <summary>Short clips that ffmpeg compresses for real, cut into their pictures by the file format, not by code under test.</summary>
internal static class EncodedClip
{
    private static readonly Dictionary<VideoCodec, Lazy<byte[][]>> Clips = Enum.GetValues<VideoCodec>().ToDictionary(codec => codec, codec => new Lazy<byte[][]>(() => Encode(codec)));

    /// <summary>The pictures of a clip as <see cref="VideoCodec"/> describes a unit; the first, and later ones, are key frames.</summary>
    public static byte[][] Of(VideoCodec codec) => Clips[codec].Value;

    /// <summary>The units of NAL of an H.264 picture, without start codes.</summary>
    public static List<byte[]> Units(ReadOnlySpan<byte> annexB)
    {
        var units = new List<byte[]>();
        for (var at = annexB.IndexOf<byte>([0, 0, 1]); at >= 0;)
        {
            annexB = annexB[(at + 3)..];
            at = annexB.IndexOf<byte>([0, 0, 1]);
            units.Add(annexB[..(at < 0 ? annexB.Length : at)].TrimEnd((byte)0).ToArray());
        }
        return units;
    }

    /// <summary>The OBUs of an AV1 unit with header and content, each without its size; those that do not travel are left out.</summary>
    public static List<byte[]> Obus(ReadOnlySpan<byte> unit)
    {
        var obus = new List<byte[]>();
        while (unit.Length > 0)
        {
            var header = (unit[0] & 4) != 0 ? 2 : 1;
            var (size, shift, at) = (0, 0, header);
            do
            {
                size |= (unit[at] & 0x7F) << shift;
                shift += 7;
            }
            while ((unit[at++] & 0x80) != 0);
            byte[] obu = [(byte)(unit[0] & ~2), .. unit[1..header], .. unit.Slice(at, size)];
            if ((unit[0] >> 3 & 15) is not (2 or 15)) obus.Add(obu);
            unit = unit[(at + size)..];
        }
        return obus;
    }

    private static byte[][] Encode(VideoCodec codec)
    {
        var arguments = codec switch
        {
            VideoCodec.Vp8 => "-c:v libvpx -deadline realtime -cpu-used 8 -b:v 400k -g 10 -f ivf",
            VideoCodec.Vp9 => "-c:v libvpx-vp9 -deadline realtime -cpu-used 8 -lag-in-frames 0 -b:v 400k -g 10 -f ivf",
            VideoCodec.Av1 => "-c:v libaom-av1 -usage realtime -cpu-used 8 -lag-in-frames 0 -b:v 400k -g 10 -f ivf",
            _ => "-c:v libx264 -preset ultrafast -tune zerolatency -x264-params aud=1:slices=2:keyint=10 -b:v 400k -f h264",
        };
        var start = new ProcessStartInfo("ffmpeg", $"-v error -f lavfi -i testsrc2=size=320x192:rate=30:duration=1 -pix_fmt yuv420p {arguments} pipe:1") { RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        using var all = new MemoryStream();
        process.StandardOutput.BaseStream.CopyTo(all);
        process.WaitForExit();
        return codec == VideoCodec.H264 ? CutAnnexB(all.ToArray()) : CutIvf(all.ToArray(), codec);
    }

    private static byte[][] CutIvf(ReadOnlySpan<byte> file, VideoCodec codec)
    {
        var pictures = new List<byte[]>();
        for (file = file[32..]; file.Length > 0;)
        {
            var length = BinaryPrimitives.ReadInt32LittleEndian(file);
            pictures.Add(codec == VideoCodec.Av1 ? Sized(Obus(file.Slice(12, length))) : file.Slice(12, length).ToArray());
            file = file[(12 + length)..];
        }
        return [.. pictures];
    }

    private static byte[] Sized(List<byte[]> obus)
    {
        var unit = new List<byte>();
        foreach (var obu in obus)
        {
            var header = (obu[0] & 4) != 0 ? 2 : 1;
            unit.Add((byte)(obu[0] | 2));
            unit.AddRange(obu[1..header]);
            for (var size = obu.Length - header; ; size >>= 7)
            {
                unit.Add((byte)(size > 0x7F ? size & 0x7F | 0x80 : size));
                if (size <= 0x7F) break;
            }
            unit.AddRange(obu[header..]);
        }
        return [.. unit];
    }

    private static byte[][] CutAnnexB(byte[] file)
    {
        var pictures = new List<List<byte>>();
        foreach (var unit in Units(file))
        {
            if ((unit[0] & 0x1F) == 9) pictures.Add([]);
            pictures[^1].AddRange([0, 0, 0, 1, .. unit]);
        }
        return [.. pictures.Select(picture => picture.ToArray())];
    }
}
