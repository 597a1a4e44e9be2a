using System.Buffers.Binary;
using System.IO.Compression;
using Aikynetix.Pose;

namespace Aikynetix.Sessions.Frames;

/// <summary>Frames to bytes and back without losing a bit: columns of differences, split by byte, compressed with Brotli.</summary>
/// <remarks>
/// A chunk is <c>'A' 'F'</c>, the version (1), the number of frames (1 byte), the number of plates in all of them (2 bytes, little
/// endian) and one Brotli stream. Uncompressed, that stream has exactly the length that the two numbers imply: per frame its id and
/// its time in ticks (64 bits each) and its number of plates (8 bits), then as 32-bit floats presence, x, y and score of each body
/// point, and for each plate x, y, both radii and score. Each column holds differences of the floats' bit patterns (neighbours in
/// time share their high bytes), and byte k of every float stands before byte k+1 of any: about a tenth smaller than plain floats.
/// </remarks>
public static class FrameChunkCodec
{
    /// <summary>Most frames that one chunk may hold.</summary>
    public const int MaxFrames = 60;

    private const byte Version = 1;
    private const int HeaderBytes = 6;
    private const int BodyColumns = 1 + (3 * Skeleton.Count);
    private const int PlateColumns = 5;
    private const int BrotliQuality = 5;
    private const int BrotliWindow = 18;

    /// <summary>Packs the frames; equal frames give equal bytes.</summary>
    /// <param name="frames">1 to <see cref="MaxFrames"/> frames with all body points and at most <see cref="FrameObservation.MaxPlates"/> plates each.</param>
    /// <exception cref="ArgumentException">The frames are not of that form.</exception>
    public static byte[] Encode(IReadOnlyList<FrameObservation> frames)
    {
        ArgumentNullException.ThrowIfNull(frames);
        if (frames.Count is 0 or > MaxFrames) throw new ArgumentException($"A chunk holds 1 to {MaxFrames} frames.", nameof(frames));
        foreach (var frame in frames)
        {
            if (frame.Pose.Points.Length != Skeleton.Count || frame.Plates.Length > FrameObservation.MaxPlates)
                throw new ArgumentException("A frame needs every body point and few enough plates.", nameof(frames));
        }

        var plates = frames.Sum(frame => frame.Plates.Length);
        var raw = new byte[RawLength(frames.Count, plates)];
        var body = raw.AsSpan();
        body = WriteLongs(body, frames, frame => frame.Pose.FrameId);
        body = WriteLongs(body, frames, frame => frame.Pose.Time.Ticks);
        for (var i = 0; i < frames.Count; i++) body[i] = (byte)frames[i].Plates.Length;
        WriteFloats(body[frames.Count..], ToColumns(frames, plates));

        var packed = new byte[HeaderBytes + BrotliEncoder.GetMaxCompressedLength(raw.Length)];
        (packed[0], packed[1], packed[2], packed[3]) = ((byte)'A', (byte)'F', Version, (byte)frames.Count);
        BinaryPrimitives.WriteUInt16LittleEndian(packed.AsSpan(4), (ushort)plates);
        if (!BrotliEncoder.TryCompress(raw, packed.AsSpan(HeaderBytes), out var length, BrotliQuality, BrotliWindow))
            throw new InvalidOperationException("Brotli needed more room than it says it may.");
        return packed[..(HeaderBytes + length)];
    }

    /// <summary>Unpacks a chunk exactly as it was packed.</summary>
    /// <exception cref="FormatException">These bytes are not a whole chunk of a known version.</exception>
    public static FrameObservation[] Decode(ReadOnlySpan<byte> chunk)
    {
        if (chunk.Length < HeaderBytes || chunk[0] != 'A' || chunk[1] != 'F') throw new FormatException("This is not a chunk of frames.");
        if (chunk[2] != Version) throw new FormatException($"This chunk of frames has the unknown version {chunk[2]}.");
        int count = chunk[3], plates = BinaryPrimitives.ReadUInt16LittleEndian(chunk[4..]);
        if (count is 0 or > MaxFrames || plates > count * FrameObservation.MaxPlates) throw new FormatException("A chunk of frames claims an impossible size.");

        var raw = Decompress(chunk[HeaderBytes..], RawLength(count, plates));
        ReadOnlySpan<byte> body = raw;
        body = ReadLongs(body, count, out var ids);
        body = ReadLongs(body, count, out var ticks);
        var plateCounts = body[..count];
        var total = 0;
        foreach (var each in plateCounts)
        {
            if (each > FrameObservation.MaxPlates) throw new FormatException("A frame claims too many plates.");
            total += each;
        }

        if (total != plates) throw new FormatException("The plates of a chunk do not add up.");
        return FromColumns(ids, ticks, plateCounts, ReadFloats(body[count..], count, plates));
    }

    private static int RawLength(int frames, int plates) =>
        (frames * ((2 * sizeof(long)) + 1 + (BodyColumns * sizeof(float)))) + (plates * PlateColumns * sizeof(float));

    private static byte[] Decompress(ReadOnlySpan<byte> packed, int length)
    {
        var raw = new byte[length];
        using var brotli = new BrotliDecoder();
        var status = brotli.Decompress(packed, raw, out var consumed, out var written);
        return status == System.Buffers.OperationStatus.Done && consumed == packed.Length && written == length
            ? raw
            : throw new FormatException("A chunk of frames is damaged.");
    }

    private static float[] ToColumns(IReadOnlyList<FrameObservation> frames, int plates)
    {
        var count = frames.Count;
        var columns = new float[(count * BodyColumns) + (plates * PlateColumns)];
        var plateStart = count * BodyColumns;
        var plate = 0;
        for (var i = 0; i < count; i++)
        {
            var (pose, seen) = (frames[i].Pose, frames[i].Plates);
            columns[i] = pose.Presence;
            for (var p = 0; p < Skeleton.Count; p++)
            {
                var column = 1 + (3 * p);
                columns[(column * count) + i] = pose.Points[p].X;
                columns[((column + 1) * count) + i] = pose.Points[p].Y;
                columns[((column + 2) * count) + i] = pose.Points[p].Score;
            }

            foreach (var one in seen)
            {
                var at = plateStart + plate++;
                (columns[at], columns[at + plates], columns[at + (2 * plates)]) = (one.X, one.Y, one.RadiusX);
                (columns[at + (3 * plates)], columns[at + (4 * plates)]) = (one.RadiusY, one.Score);
            }
        }

        return columns;
    }

    private static FrameObservation[] FromColumns(long[] ids, long[] ticks, ReadOnlySpan<byte> plateCounts, float[] columns)
    {
        var count = ids.Length;
        var plateStart = count * BodyColumns;
        var plates = (columns.Length - plateStart) / PlateColumns;
        var plate = 0;
        var frames = new FrameObservation[count];
        for (var i = 0; i < count; i++)
        {
            var points = new Keypoint[Skeleton.Count];
            for (var p = 0; p < points.Length; p++)
            {
                var at = ((1 + (3 * p)) * count) + i;
                points[p] = new Keypoint(columns[at], columns[at + count], columns[at + (2 * count)]);
            }

            var seen = new PlateCircle[plateCounts[i]];
            for (var s = 0; s < seen.Length; s++)
            {
                var at = plateStart + plate++;
                seen[s] = new PlateCircle(
                    columns[at], columns[at + plates], columns[at + (2 * plates)], columns[at + (3 * plates)], columns[at + (4 * plates)]);
            }

            frames[i] = new FrameObservation(new PoseFrame(ids[i], new TimeSpan(ticks[i]), columns[i], points), seen);
        }

        return frames;
    }

    private static Span<byte> WriteLongs(Span<byte> target, IReadOnlyList<FrameObservation> frames, Func<FrameObservation, long> value)
    {
        var previous = 0L;
        for (var i = 0; i < frames.Count; i++)
        {
            var current = value(frames[i]);
            var difference = unchecked(current - previous);
            for (var k = 0; k < sizeof(long); k++) target[(k * frames.Count) + i] = (byte)(difference >> (8 * k));
            previous = current;
        }

        return target[(frames.Count * sizeof(long))..];
    }

    private static ReadOnlySpan<byte> ReadLongs(ReadOnlySpan<byte> source, int count, out long[] values)
    {
        values = new long[count];
        var previous = 0L;
        for (var i = 0; i < count; i++)
        {
            var difference = 0L;
            for (var k = 0; k < sizeof(long); k++) difference |= (long)source[(k * count) + i] << (8 * k);
            previous = values[i] = unchecked(previous + difference);
        }

        return source[(count * sizeof(long))..];
    }

    private static void WriteFloats(Span<byte> target, float[] columns)
    {
        var previous = 0u;
        for (var i = 0; i < columns.Length; i++)
        {
            var bits = BitConverter.SingleToUInt32Bits(columns[i]);
            var difference = unchecked((int)(bits - previous));
            var zigzag = (uint)((difference << 1) ^ (difference >> 31));
            for (var k = 0; k < sizeof(float); k++) target[(k * columns.Length) + i] = (byte)(zigzag >> (8 * k));
            previous = bits;
        }
    }

    private static float[] ReadFloats(ReadOnlySpan<byte> source, int frames, int plates)
    {
        var columns = new float[(frames * BodyColumns) + (plates * PlateColumns)];
        var previous = 0u;
        for (var i = 0; i < columns.Length; i++)
        {
            var zigzag = 0u;
            for (var k = 0; k < sizeof(float); k++) zigzag |= (uint)source[(k * columns.Length) + i] << (8 * k);
            previous = unchecked(previous + ((zigzag >> 1) ^ (uint)-(int)(zigzag & 1)));
            columns[i] = BitConverter.UInt32BitsToSingle(previous);
        }

        return columns;
    }
}
