using System.Buffers.Binary;
using System.Numerics;
using Aikynetix.Pose;

namespace Aikynetix.Sessions.Captures;

/// <summary>One frame as bytes, plain and quick to write, and able to tell whether it was written to its end.</summary>
/// <remarks>
/// A record is the length of its body (32 bits, little endian as everything), a CRC-32C over length and body, and the body: id and time in
/// ticks (64 bits each), presence, x, y and score of each body point (32-bit floats), the number of plates (8 bits), and x, y, both radii
/// and score of each plate.
/// </remarks>
internal static class SpoolRecord
{
    /// <summary>Longest record in bytes.</summary>
    public const int MaxBytes = HeadBytes + LeastBody + (FrameObservation.MaxPlates * PlateBytes);

    private const int HeadBytes = 2 * sizeof(uint);
    private const int PointBytes = 3 * sizeof(float);
    private const int PlateBytes = 5 * sizeof(float);
    private const int LeastBody = (2 * sizeof(long)) + sizeof(float) + (Skeleton.Count * PointBytes) + 1;

    /// <summary>Writes the frame to the beginning of a target of <see cref="MaxBytes"/> or more.</summary>
    /// <returns>How many bytes it took.</returns>
    /// <exception cref="ArgumentException">The frame lacks body points or has too many plates.</exception>
    public static int Write(FrameObservation frame, Span<byte> target)
    {
        var (pose, plates) = (frame.Pose, frame.Plates);
        if (pose.Points.Length != Skeleton.Count || plates.Length > FrameObservation.MaxPlates)
            throw new ArgumentException("A frame needs every body point and few enough plates.", nameof(frame));
        var length = LeastBody + (plates.Length * PlateBytes);
        var record = target[..(HeadBytes + length)];
        var rest = record[HeadBytes..];
        BinaryPrimitives.WriteInt64LittleEndian(rest, pose.FrameId);
        BinaryPrimitives.WriteInt64LittleEndian(rest[sizeof(long)..], pose.Time.Ticks);
        rest = WriteFloats(rest[(2 * sizeof(long))..], pose.Presence);
        foreach (var point in pose.Points) rest = WriteFloats(rest, point.X, point.Y, point.Score);
        rest[0] = (byte)plates.Length;
        rest = rest[1..];
        foreach (var plate in plates) rest = WriteFloats(rest, plate.X, plate.Y, plate.RadiusX, plate.RadiusY, plate.Score);
        BinaryPrimitives.WriteInt32LittleEndian(record, length);
        BinaryPrimitives.WriteUInt32LittleEndian(record[sizeof(uint)..], Checksum(record));
        return record.Length;
    }

    /// <summary>Reads the record at the beginning of the source.</summary>
    /// <returns>The frame and what comes behind it; null when there is no whole record.</returns>
    public static FrameObservation? Read(ref ReadOnlySpan<byte> source)
    {
        if (source.Length < HeadBytes + LeastBody) return null;
        var length = BinaryPrimitives.ReadInt32LittleEndian(source);
        if (length is < LeastBody or > MaxBytes - HeadBytes || source.Length < HeadBytes + length) return null;
        var record = source[..(HeadBytes + length)];
        var plates = record[HeadBytes + LeastBody - 1];
        if (BinaryPrimitives.ReadUInt32LittleEndian(record[sizeof(uint)..]) != Checksum(record)) return null;
        if (length != LeastBody + (plates * PlateBytes)) return null;
        source = source[record.Length..];
        return ReadBody(record[HeadBytes..], plates);
    }

    private static FrameObservation ReadBody(ReadOnlySpan<byte> body, int plateCount)
    {
        var (id, ticks) = (BinaryPrimitives.ReadInt64LittleEndian(body), BinaryPrimitives.ReadInt64LittleEndian(body[sizeof(long)..]));
        var presence = Float(body[(2 * sizeof(long))..], 0);
        body = body[((2 * sizeof(long)) + sizeof(float))..];
        var points = new Keypoint[Skeleton.Count];
        for (var i = 0; i < points.Length; i++, body = body[PointBytes..]) points[i] = new Keypoint(Float(body, 0), Float(body, 1), Float(body, 2));
        body = body[1..];
        var plates = new PlateCircle[plateCount];
        for (var i = 0; i < plates.Length; i++, body = body[PlateBytes..])
            plates[i] = new PlateCircle(Float(body, 0), Float(body, 1), Float(body, 2), Float(body, 3), Float(body, 4));
        return new FrameObservation(new PoseFrame(id, new TimeSpan(ticks), presence, points), plates);
    }

    private static uint Checksum(ReadOnlySpan<byte> record)
    {
        var crc = BitOperations.Crc32C(uint.MaxValue, BinaryPrimitives.ReadUInt32LittleEndian(record));
        var body = record[HeadBytes..];
        for (; body.Length >= sizeof(ulong); body = body[sizeof(ulong)..]) crc = BitOperations.Crc32C(crc, BinaryPrimitives.ReadUInt64LittleEndian(body));
        foreach (var each in body) crc = BitOperations.Crc32C(crc, each);
        return ~crc;
    }

    private static Span<byte> WriteFloats(Span<byte> target, params ReadOnlySpan<float> values)
    {
        foreach (var value in values)
        {
            BinaryPrimitives.WriteSingleLittleEndian(target, value);
            target = target[sizeof(float)..];
        }

        return target;
    }

    private static float Float(ReadOnlySpan<byte> source, int index) => BinaryPrimitives.ReadSingleLittleEndian(source[(index * sizeof(float))..]);
}
