using System.Buffers;

namespace Aikynetix.Streaming.Record;

/// <summary>
/// A Matroska file (RFC 9559) of one video track that can be played at every moment of its making, up to the last whole block: lengths,
/// duration and index are filled in afterwards where the file lives to see it. Not safe for two threads at once.
/// </summary>
internal sealed class MatroskaFile : IDisposable
{
    // Times are kept to 100 µs: at a millisecond the pace of a 30 Hz camera would wobble by 3 %.
    private const long Nanoseconds = 100_000;
    private const long TicksPerUnit = Nanoseconds / 100;
    private const long UnitsPerSecond = 1_000_000_000 / Nanoseconds;

    // Times within a cluster are 16 bits: 3.27 s.
    private const long LongestCluster = 3 * UnitsPerSecond;
    private const string Name = "Aikynetix";
    private const int SeekRoom = 26;
    private const int DurationRoom = 11;
    private const uint CuesId = 0x1C53BB6B;
    private readonly string _path;
    private readonly EbmlWriter _writer = new();
    private readonly ArrayBufferWriter<byte> _payload = new();
    private readonly List<(long Time, long Position)> _cues = [];
    private readonly bool _isAvc;
    private FileStream? _file;
    private long _segment;
    private long _seekHead;
    private long _duration;
    private long _cluster = -1;
    private long _clusterTime;
    private long _lastTime;
    private long _lastDistance;

    /// <summary>Prepares the file; it comes with the first unit, for a head alone is no video.</summary>
    /// <param name="path">A file that does not exist.</param>
    /// <param name="track">Its one track.</param>
    public MatroskaFile(string path, VideoTrack track)
    {
        _path = path;
        _isAvc = track.CodecId == "V_MPEG4/ISO/AVC";
        WriteHead(track);
    }

    /// <summary>Bytes in the file.</summary>
    public long Length => _file?.Position ?? 0;

    /// <summary>Appends a unit.</summary>
    /// <param name="unit">As the decoder takes it.</param>
    /// <param name="isKey">Whether decoding can begin here.</param>
    /// <param name="time">Its time; not before the unit before.</param>
    /// <exception cref="IOException">The disk did not take all of it, or the file exists; it ends where it ended before.</exception>
    public void Append(ReadOnlySpan<byte> unit, bool isKey, TimeSpan time)
    {
        var at = time.Ticks / TicksPerUnit;
        var begins = _cluster < 0 || at - _clusterTime > LongestCluster || (isKey && at - _clusterTime >= UnitsPerSecond);

        // The head stands in the writer until it goes out together with the first block.
        if (_file is not null) _writer.Clear();
        var start = _file?.Position ?? _writer.Length;
        if (begins)
        {
            _writer.Endless(0x1F43B675);
            _writer.Number(0xE7, (ulong)at);
        }

        WriteBlock(unit, isKey, begins ? 0 : at - _clusterTime);
        Write();
        if (begins && _cluster >= 0) PatchLength(_cluster, start);
        if (begins)
        {
            (_cluster, _clusterTime) = (start, at);
            if (isKey) _cues.Add((at, start));
        }

        (_lastDistance, _lastTime) = (at - _lastTime, at);
    }

    /// <summary>Fills in what is known only at the end: lengths, duration, index.</summary>
    /// <exception cref="IOException">The disk did not take it; the file plays all the same.</exception>
    public void Finish()
    {
        if (_file is null) return;
        var cues = _file.Position;
        if (_cluster >= 0) PatchLength(_cluster, cues);
        _writer.Clear();
        _writer.Group(CuesId, WriteCues);
        Write();
        Patch(_segment - 8, EbmlWriter.LongLength(_file.Position - _segment));

        _writer.Clear();
        _writer.Group(0x114D9B74, head => head.Group(0x4DBB, seek =>
        {
            seek.Data(0x53AB, [0x1C, 0x53, 0xBB, 0x6B]);
            seek.Data(0x53AC, BitConverter.GetBytes(System.Net.IPAddress.HostToNetworkOrder(cues - _segment)));
        }));
        Patch(_seekHead, _writer.Bytes);
        _writer.Clear();
        _writer.Real(0x4489, _lastTime + _lastDistance);
        Patch(_duration, _writer.Bytes);
    }

    /// <inheritdoc/>
    public void Dispose() => _file?.Dispose();

    // One plain write, and nothing is kept back in the process: what was appended survives its death.
    private void Write()
    {
        var isNew = _file is null;
        _file ??= new FileStream(_path, FileMode.CreateNew, FileAccess.Write, FileShare.Read, bufferSize: 0);
        var end = _file.Position;
        try
        {
            _file.Write(_writer.Bytes);
        }
        catch (IOException)
        {
            if (isNew) File.Delete(_path);
            else _file.SetLength(end);
            throw;
        }
    }

    private void WriteHead(VideoTrack track)
    {
        _writer.Group(0x1A45DFA3, head =>
        {
            head.Number(0x4286, 1);
            head.Number(0x42F7, 1);
            head.Number(0x42F2, 4);
            head.Number(0x42F3, 8);
            head.Text(0x4282, "matroska");
            head.Number(0x4287, 4);
            head.Number(0x4285, 2);
        });
        _writer.Endless(0x18538067);
        _segment = _seekHead = _writer.Length;
        _writer.Room(SeekRoom);
        _writer.Group(0x1549A966, info =>
        {
            info.Number(0x2AD7B1, Nanoseconds);
            info.Text(0x4D80, Name);
            info.Text(0x5741, Name);
            info.Room(DurationRoom);
        });
        _duration = _writer.Length - DurationRoom;
        _writer.Group(0x1654AE6B, tracks => tracks.Group(0xAE, entry =>
        {
            entry.Number(0xD7, 1);
            entry.Number(0x73C5, 1);
            entry.Number(0x83, 1);
            entry.Number(0x9C, 0);
            entry.Text(0x86, track.CodecId);
            if (track.CodecPrivate.Length > 0) entry.Data(0x63A2, track.CodecPrivate);
            entry.Group(0xE0, video =>
            {
                video.Number(0xB0, (ulong)track.Width);
                video.Number(0xBA, (ulong)track.Height);
            });
        }));
    }

    private void WriteBlock(ReadOnlySpan<byte> unit, bool isKey, long distance)
    {
        if (_isAvc)
        {
            _payload.ResetWrittenCount();
            AvcStream.WriteLengths(unit, _payload);
            unit = _payload.WrittenSpan;
        }

        _writer.Begin(0xA3, unit.Length + 4);
        _writer.Raw([0x81, (byte)(distance >> 8), (byte)distance, (byte)(isKey ? 0x80 : 0)]);
        _writer.Raw(unit);
    }

    private void WriteCues(EbmlWriter cues)
    {
        foreach (var (time, position) in _cues)
        {
            cues.Group(0xBB, point =>
            {
                point.Number(0xB3, (ulong)time);
                point.Group(0xB7, place =>
                {
                    place.Number(0xF7, 1);
                    place.Number(0xF1, (ulong)(position - _segment));
                });
            });
        }
    }

    private void PatchLength(long cluster, long end) => Patch(cluster + 4, EbmlWriter.LongLength(end - cluster - 12));

    private void Patch(long position, ReadOnlySpan<byte> bytes) => RandomAccess.Write(_file!.SafeFileHandle, bytes, position);
}
