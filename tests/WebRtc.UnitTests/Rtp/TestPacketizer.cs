using Aikynetix.Pose;

namespace Aikynetix.WebRtc.UnitTests.Rtp;

/// <summary>Cuts pictures into payloads as a sender does, written from the RFCs and without a line of the code under test.</summary>
internal static class TestPacketizer
{
    public static List<byte[]> Cut(VideoCodec codec, byte[] picture, int size = 400) => codec switch
    {
        VideoCodec.Vp8 => Vp8(picture, size),
        VideoCodec.Vp9 => Vp9(picture, size),
        VideoCodec.Av1 => Av1(EncodedClip.Obus(picture), size),
        _ => H264(EncodedClip.Units(picture), size),
    };

    public static List<byte[]> H264(List<byte[]> units, int size)
    {
        var payloads = new List<byte[]>();
        var small = new List<byte[]>();
        foreach (var unit in units)
        {
            if (unit.Length < 64)
            {
                small.Add(unit);
                continue;
            }
            Flush();
            if (unit.Length <= size)
            {
                payloads.Add(unit);
                continue;
            }
            for (var at = 1; at < unit.Length; at += size)
            {
                var end = Math.Min(at + size, unit.Length);
                payloads.Add([(byte)(unit[0] & 0xE0 | 28), (byte)((at == 1 ? 0x80 : 0) | (end == unit.Length ? 0x40 : 0) | unit[0] & 31), .. unit[at..end]]);
            }
        }
        Flush();
        return payloads;

        void Flush()
        {
            if (small.Count == 1) payloads.Add(small[0]);
            if (small.Count > 1) payloads.Add([24, .. small.SelectMany(unit => (byte[])[(byte)(unit.Length >> 8), (byte)unit.Length, .. unit])]);
            small.Clear();
        }
    }

    private static List<byte[]> Vp8(byte[] picture, int size) => [.. picture.Chunk(size).Select((part, i) => (byte[])[(byte)(0x80 | (i == 0 ? 0x10 : 0)), 0x80, 0x81, 0x23, .. part])];

    private static List<byte[]> Vp9(byte[] picture, int size)
    {
        var isKey = (picture[0] & 0b1100) == 0;
        var parts = picture.Chunk(size).ToList();
        // On the first packet of a key frame a structure with one layer and its size, as Chromium sends it.
        return [.. parts.Select((part, i) => (byte[])
        [
            (byte)(0x80 | (isKey ? 0 : 0x40) | (i == 0 ? 8 : 0) | (i == parts.Count - 1 ? 4 : 0) | (isKey && i == 0 ? 2 : 0)),
            0x81, 0x23, .. isKey && i == 0 ? new byte[] { 0x18, 1, 64, 0, 192, 1, 0x04, 1 } : [], .. part,
        ])];
    }

    private static List<byte[]> Av1(List<byte[]> obus, int size)
    {
        // Alternates between a stated number of elements and none, and lets elements run over packets.
        var payloads = new List<byte[]>();
        var (rest, continues) = (new Queue<byte[]>(obus), false);
        var open = Array.Empty<byte>();
        while (rest.Count > 0 || open.Length > 0)
        {
            var elements = new List<byte[]>();
            var (room, first, goesOn) = (size, continues, false);
            while (room > 0 && (open.Length > 0 || rest.Count > 0) && elements.Count < 3)
            {
                var element = open.Length > 0 ? open : rest.Dequeue();
                var taken = Math.Min(room, element.Length);
                elements.Add(element[..taken]);
                open = element[taken..];
                goesOn = open.Length > 0;
                room -= taken;
            }
            var counts = payloads.Count % 2 == 0;
            payloads.Add(
            [
                (byte)((first ? 0x80 : 0) | (goesOn ? 0x40 : 0) | (counts ? elements.Count << 4 : 0) | (payloads.Count == 0 && (obus[0][0] >> 3 & 15) == 1 ? 8 : 0)),
                .. elements.SelectMany((element, i) => counts && i == elements.Count - 1 ? element : [.. Size(element.Length), .. element]),
            ]);
            continues = goesOn;
        }
        return payloads;
    }

    private static byte[] Size(int value) => value > 0x7F ? [(byte)(value & 0x7F | 0x80), .. Size(value >> 7)] : [(byte)value];
}
