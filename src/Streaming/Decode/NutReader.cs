namespace Aikynetix.Streaming.Decode;

/// <summary>
/// Reads raw pictures with their presentation times from one stream of NUT: each picture carries its own time, so the two cannot drift apart
/// however many frames a decoder drops or repeats.
/// </summary>
/// <param name="source">The output of a muxer of this machine; trusted to end, not trusted to be well formed.</param>
internal sealed class NutReader(Stream source)
{
    private const int MaxPacketBytes = 1 << 20;
    private const int LongPacketBytes = 4096;
    private const ulong MainStart = 0x4E4D_7A56_1F5F_04AD;
    private const ulong StreamStart = 0x4E53_1140_5BF2_F9DB;
    private const ulong SyncStart = 0x4E4B_E4AD_EECA_4569;
    private readonly byte[] _buffer = new byte[4096];
    private int _next;
    private int _end;
    private bool _hasMain;
    private bool _hasStream;
    private long _lastTime;
    private byte[] _prefix = [];

    /// <summary>The headers; complete once a picture was announced.</summary>
    public NutHeader Header { get; } = new();

    /// <summary>Goes to the next picture; the one before must have been read.</summary>
    /// <returns>Its time in the header's units and its size in bytes; null at the end of the stream.</returns>
    /// <exception cref="InvalidDataException">The bytes are not NUT.</exception>
    /// <exception cref="EndOfStreamException">The stream breaks off.</exception>
    public async ValueTask<(long Time, int Size)?> NextAsync(CancellationToken cancellationToken)
    {
        if (!_hasMain) await ReadFileIdAsync(cancellationToken).ConfigureAwait(false);
        while (true)
        {
            if (_next == _end && !await FillAsync(cancellationToken).ConfigureAwait(false)) return null;
            if (_buffer[_next] != 'N') return await ReadFrameHeaderAsync(cancellationToken).ConfigureAwait(false);
            await ReadPacketAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Reads the picture that <see cref="NextAsync"/> announced.</summary>
    /// <param name="pixels">Exactly as long as was announced.</param>
    /// <param name="cancellationToken">Abandons the stream.</param>
    /// <exception cref="EndOfStreamException">The stream breaks off.</exception>
    public async ValueTask ReadPictureAsync(Memory<byte> pixels, CancellationToken cancellationToken)
    {
        _prefix.CopyTo(pixels);
        await ReadExactlyAsync(pixels[_prefix.Length..], cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask ReadFileIdAsync(CancellationToken cancellationToken)
    {
        var id = new byte[25];
        await ReadExactlyAsync(id, cancellationToken).ConfigureAwait(false);
        if (!id.AsSpan().SequenceEqual("nut/multimedia container\0"u8)) throw NutFields.Malformed("another format");
    }

    private async ValueTask ReadPacketAsync(CancellationToken cancellationToken)
    {
        ulong start = 0;
        for (var i = 0; i < sizeof(ulong); i++) start = (start << 8) | await ByteAsync(cancellationToken).ConfigureAwait(false);
        var length = await NumberAsync(cancellationToken).ConfigureAwait(false);
        if (length is < sizeof(uint) or > MaxPacketBytes) throw NutFields.Malformed("a packet of impossible length");
        var packet = new byte[length + (length > LongPacketBytes ? sizeof(uint) : 0)];
        await ReadExactlyAsync(packet, cancellationToken).ConfigureAwait(false);

        // A long packet has a second checksum, before its content. Headers are repeated now and then; the first ones hold.
        Take(start, packet.AsSpan(packet.Length - (int)length)[..^sizeof(uint)]);
    }

    private void Take(ulong start, ReadOnlySpan<byte> content)
    {
        var fields = new NutFields(content);
        if (start == MainStart && !_hasMain)
        {
            Header.ReadMain(fields);
            _hasMain = true;
        }
        else if (start == StreamStart && _hasMain && !_hasStream)
        {
            Header.ReadStream(fields);
            _hasStream = true;
        }
        else if (start == SyncStart)
        {
            // Times after a sync point count from it; with one time base it is in our units.
            _lastTime = fields.Long();
        }
    }

    private async ValueTask<(long Time, int Size)?> ReadFrameHeaderAsync(CancellationToken cancellationToken)
    {
        if (!_hasStream) throw NutFields.Malformed("a frame before the headers");
        var code = Header.Codes[await ByteAsync(cancellationToken).ConfigureAwait(false)];
        var flags = code.Flags;
        if (flags.HasFlag(NutFlags.Flags)) flags ^= (NutFlags)await NumberAsync(cancellationToken).ConfigureAwait(false);
        if ((flags & (NutFlags.Invalid | NutFlags.SideData)) != 0) throw NutFields.Malformed("a frame of an unknown kind");

        if (flags.HasFlag(NutFlags.Stream)) await NumberAsync(cancellationToken).ConfigureAwait(false);
        _lastTime = flags.HasFlag(NutFlags.Time)
            ? FullTime(await NumberAsync(cancellationToken).ConfigureAwait(false))
            : _lastTime + code.TimeStep;
        long size = code.Size;
        if (flags.HasFlag(NutFlags.Size)) size += code.SizeFactor * await NumberAsync(cancellationToken).ConfigureAwait(false);
        if (flags.HasFlag(NutFlags.MatchTime)) await NumberAsync(cancellationToken).ConfigureAwait(false);
        long prefix = flags.HasFlag(NutFlags.Prefix) ? await NumberAsync(cancellationToken).ConfigureAwait(false) : code.Prefix;
        long reserved = flags.HasFlag(NutFlags.Reserved) ? await NumberAsync(cancellationToken).ConfigureAwait(false) : code.Reserved;
        for (; reserved > 0; reserved--) await NumberAsync(cancellationToken).ConfigureAwait(false);
        if (flags.HasFlag(NutFlags.Checksum)) await ReadExactlyAsync(new byte[sizeof(uint)], cancellationToken).ConfigureAwait(false);

        if (size is < 0 or > int.MaxValue || prefix >= Header.Prefixes.Length) throw NutFields.Malformed("a frame of impossible size");
        _prefix = size > LongPacketBytes ? [] : Header.Prefixes[prefix];
        return _prefix.Length <= size ? (_lastTime, (int)size) : throw NutFields.Malformed("a frame shorter than its beginning");
    }

    // A short time gives the low bits only; the rest is whatever brings it nearest to the time before.
    private long FullTime(long coded)
    {
        var range = 1L << Header.ShortTimeBits;
        if (coded >= range) return coded - range;
        var least = _lastTime - ((range - 1) / 2);
        return ((coded - least) & (range - 1)) + least;
    }

    private async ValueTask<long> NumberAsync(CancellationToken cancellationToken)
    {
        long value = 0;
        for (var i = 0; i < NutFields.MaxNumberBytes; i++)
        {
            var next = await ByteAsync(cancellationToken).ConfigureAwait(false);
            value = (value << 7) | (next & 0x7FL);
            if (next < 0x80) return value;
        }

        throw NutFields.Malformed("a number does not end");
    }

    private async ValueTask<byte> ByteAsync(CancellationToken cancellationToken) =>
        _next < _end || await FillAsync(cancellationToken).ConfigureAwait(false) ? _buffer[_next++] : throw new EndOfStreamException();

    private async ValueTask<bool> FillAsync(CancellationToken cancellationToken)
    {
        _next = 0;
        _end = await source.ReadAsync(_buffer, cancellationToken).ConfigureAwait(false);
        return _end > 0;
    }

    // Large reads pass the buffer by, so that a picture is copied once.
    private async ValueTask ReadExactlyAsync(Memory<byte> target, CancellationToken cancellationToken)
    {
        var buffered = Math.Min(target.Length, _end - _next);
        _buffer.AsMemory(_next, buffered).CopyTo(target);
        _next += buffered;
        await source.ReadExactlyAsync(target[buffered..], cancellationToken).ConfigureAwait(false);
    }
}
