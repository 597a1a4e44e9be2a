using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Aikynetix.Pose;
using Aikynetix.Sessions.Store;

namespace Aikynetix.Sessions.Frames;

/// <summary>Writes one recording: gathers frames into chunks and appends each as one event. One caller at a time.</summary>
public sealed class FrameRecorder
{
    private readonly IEventStore _store;
    private readonly string _stream;
    private readonly List<FrameObservation> _gathered = new(FrameChunkCodec.MaxFrames);
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private int _frames;

    internal FrameRecorder(IEventStore store, string stream)
    {
        StreamName.ThrowIfNotAllowed(stream);
        (_store, _stream) = (store, stream);
    }

    /// <summary>Takes the next frame; when a chunk is full, first waits until it is durable. A call that throws has not taken its frame.</summary>
    /// <exception cref="WrongExpectedRevisionException">Somebody else writes this stream.</exception>
    /// <exception cref="StoreUnavailableException">The store cannot take the chunk now.</exception>
    public async ValueTask AppendAsync(FrameObservation frame, CancellationToken cancellationToken)
    {
        if (_gathered.Count == FrameChunkCodec.MaxFrames) await FlushAsync(cancellationToken);
        _gathered.Add(frame);
    }

    /// <summary>Makes the last frames durable and ends the recording.</summary>
    /// <returns>What proves the recording complete.</returns>
    public async Task<FrameSeries> FinishAsync(CancellationToken cancellationToken)
    {
        if (_gathered.Count > 0) await FlushAsync(cancellationToken);
        return new FrameSeries(_stream, _frames, Convert.ToHexStringLower(_hash.GetCurrentHash()));
    }

    /// <summary>Chunks that are durable.</summary>
    internal long Chunks { get; private set; }

    /// <summary>Makes the given frames durable as one chunk; a call that throws may be repeated and stores them once.</summary>
    internal async Task AppendChunkAsync(IReadOnlyList<FrameObservation> frames, CancellationToken cancellationToken)
    {
        var chunk = FrameChunkCodec.Encode(frames);
        var stored = new NewEvent(ChunkId(_stream, Chunks, chunk), FrameJournal.ChunkEvent, chunk);
        await _store.AppendAsync(_stream, ExpectedRevision.At(Chunks - 1), [stored], cancellationToken);
        Count(chunk, frames.Count);
    }

    /// <summary>Takes note of a chunk that is durable already.</summary>
    internal void Count(ReadOnlySpan<byte> chunk, int frames)
    {
        _hash.AppendData(chunk);
        _frames += frames;
        Chunks++;
    }

    private async Task FlushAsync(CancellationToken cancellationToken)
    {
        await AppendChunkAsync(_gathered, cancellationToken);
        _gathered.Clear();
    }

    // Derived, not random: whoever repeats an append whose answer was lost adds nothing, and other frames in its place are a
    // conflict (an RFC 9562 version 8 id).
    private static Guid ChunkId(string stream, long number, ReadOnlySpan<byte> chunk)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> place = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(place, number);
        hash.AppendData(Encoding.ASCII.GetBytes(stream));
        hash.AppendData(place);
        hash.AppendData(chunk);
        var digest = hash.GetHashAndReset();
        digest[6] = (byte)((digest[6] & 0x0F) | 0x80);
        digest[8] = (byte)((digest[8] & 0x3F) | 0x80);
        return new Guid(digest.AsSpan(0, 16), bigEndian: true);
    }
}
