using System.Buffers.Binary;
using Aikynetix.Pose;
using Aikynetix.Streaming.Decode;

namespace Aikynetix.Streaming.Encode;

/// <summary>Writes raw pictures, each with its own time, as one stream of NUT: the counterpart of <see cref="NutReader"/>.</summary>
/// <remarks>Follows "NUT Open Container Format" (ffmpeg.org/nut.txt), version 3. Every frame states all of its fields and stands behind a sync point.</remarks>
/// <param name="target">The input of a demuxer of this machine.</param>
/// <param name="unit">Unit of the times, seconds as a fraction.</param>
internal sealed class NutWriter(Stream target, (int Numerator, int Denominator) unit)
{
    private const ulong MainStart = 0x4E4D_7A56_1F5F_04AD;
    private const ulong StreamStart = 0x4E53_1140_5BF2_F9DB;
    private const ulong SyncStart = 0x4E4B_E4AD_EECA_4569;

    // Times are always written whole, which is told by adding the range of a short time.
    private const int ShortTimeBits = 1;
    private const int KeyFrame = 1;
    private const int LongestDistance = 65536;
    private static readonly uint[] Checksums = [.. Enumerable.Range(0, 256).Select(index => Remainder((uint)index << 24, 8))];

    private readonly byte[] _buffer = new byte[512];
    private readonly byte[] _content = new byte[256];
    private int _length;
    private bool _hasHeaders;

    /// <summary>Writes a picture.</summary>
    /// <param name="frame">The picture; all have one size.</param>
    /// <param name="time">Its time in units, 0 or more, more than that of the picture before.</param>
    /// <param name="cancellationToken">Abandons the stream.</param>
    /// <exception cref="IOException">The reader is gone.</exception>
    public async ValueTask WriteAsync(VideoFrame frame, long time, CancellationToken cancellationToken)
    {
        _length = 0;
        if (!_hasHeaders) PutHeaders(frame);
        _hasHeaders = true;
        PutPacket(SyncStart, Number(Number(0, time), 0));

        var start = _length;
        const NutFlags flags = NutFlags.Time | NutFlags.Size | NutFlags.Checksum;
        _buffer[_length++] = 0;
        foreach (var number in (ReadOnlySpan<long>)[(long)flags | KeyFrame, time + (1 << ShortTimeBits), frame.Pixels.Length])
            _length += PutNumber(_buffer.AsSpan(_length), number);
        PutChecksum(_buffer.AsSpan(start.._length));
        await target.WriteAsync(_buffer.AsMemory(0, _length), cancellationToken).ConfigureAwait(false);
        await target.WriteAsync(frame.Pixels, cancellationToken).ConfigureAwait(false);
    }

    private static uint Remainder(uint value, int bits)
    {
        for (var i = 0; i < bits; i++) value = (value << 1) ^ ((value & 0x8000_0000) != 0 ? 0x04C1_1DB7u : 0);
        return value;
    }

    private static int PutNumber(Span<byte> room, long number)
    {
        var digits = 1;
        while (digits < 9 && number >> (7 * digits) != 0) digits++;
        for (var i = 0; i < digits; i++) room[i] = (byte)(((number >> (7 * (digits - 1 - i))) & 0x7F) | (i < digits - 1 ? 0x80L : 0));
        return digits;
    }

    private void PutHeaders(VideoFrame frame)
    {
        var id = "nut/multimedia container\0"u8;
        id.CopyTo(_buffer.AsSpan(_length));
        _length += id.Length;

        // Version, streams, distance, time bases; then one run of frame codes that stands for the whole table, N left out; no prefixes.
        ReadOnlySpan<long> main =
        [
            3, 1, LongestDistance, 1, unit.Numerator, unit.Denominator, (long)NutFlags.Flags, 6, 0, 1, 0, 0, 0, 255, 0,
        ];
        var end = 0;
        foreach (var number in main) end = Number(end, number);
        PutPacket(MainStart, end);

        // Number and class of the stream, four characters, time base, short times, distance, delay, flags, data, size, shape of pixels, colors.
        end = Number(Number(Number(0, 0), 0), 4);
        "I420"u8.CopyTo(_content.AsSpan(end));
        end += 4;
        foreach (var number in (ReadOnlySpan<long>)[0, ShortTimeBits, LongestDistance, 0, 0, 0, frame.Width, frame.Height, 1, 1, 0]) end = Number(end, number);
        PutPacket(StreamStart, end);
    }

    private int Number(int at, long number) => at + PutNumber(_content.AsSpan(at), number);

    private void PutPacket(ulong start, int length)
    {
        BinaryPrimitives.WriteUInt64BigEndian(_buffer.AsSpan(_length), start);
        _length += sizeof(ulong);
        _length += PutNumber(_buffer.AsSpan(_length), length + sizeof(uint));
        _content.AsSpan(0, length).CopyTo(_buffer.AsSpan(_length));
        _length += length;
        PutChecksum(_buffer.AsSpan((_length - length).._length));
    }

    private void PutChecksum(ReadOnlySpan<byte> bytes)
    {
        uint sum = 0;
        foreach (var one in bytes) sum = (sum << 8) ^ Checksums[(sum >> 24) ^ one];
        BinaryPrimitives.WriteUInt32BigEndian(_buffer.AsSpan(_length), sum);
        _length += sizeof(uint);
    }
}
