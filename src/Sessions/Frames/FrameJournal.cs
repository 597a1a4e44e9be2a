using System.Security.Cryptography;
using Aikynetix.Pose;
using Aikynetix.Sessions.Store;

namespace Aikynetix.Sessions.Frames;

/// <summary>Keeps recordings of frames in the event store, one stream each, and reads them back whole or not at all.</summary>
public sealed class FrameJournal(IEventStore store)
{
    internal const string ChunkEvent = "frames-recorded-v1";

    /// <summary>Begins a recording in a stream of its own.</summary>
    /// <param name="stream">A stream that nobody else writes, as a claim names it.</param>
    public FrameRecorder Record(string stream) => new(store, stream);

    /// <summary>Goes on with a recording whose recorder died, behind the last chunk that it made durable.</summary>
    /// <exception cref="FormatException">The stream holds something else, or a chunk is damaged.</exception>
    internal async Task<FrameRecorder> ResumeAsync(string stream, CancellationToken cancellationToken)
    {
        var recorder = Record(stream);
        await foreach (var stored in store.ReadAsync(stream, 0, cancellationToken))
            recorder.Count(stored.Data.Span, Decode(stored).Length);
        return recorder;
    }

    /// <summary>Reads a finished recording.</summary>
    /// <returns>All frames in order, as <see cref="Biomechanics.CaptureRecord"/> wants them.</returns>
    /// <exception cref="FormatException">The stream does not hold what the series says: chunks are missing, too many or damaged.</exception>
    public async Task<IReadOnlyList<FrameObservation>> ReadAsync(FrameSeries series, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(series);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var frames = new List<FrameObservation>();
        await foreach (var stored in store.ReadAsync(series.Stream, 0, cancellationToken))
        {
            frames.AddRange(Decode(stored));
            hash.AppendData(stored.Data.Span);
            if (frames.Count > series.FrameCount) break;
        }

        var found = series with { FrameCount = frames.Count, Sha256 = Convert.ToHexStringLower(hash.GetHashAndReset()) };
        return found == series
            ? frames
            : throw new FormatException($"'{series.Stream}' holds {found.FrameCount} frames ({found.Sha256}), not {series.FrameCount} ({series.Sha256}).");
    }

    private static FrameObservation[] Decode(StoredEvent stored) => stored.Type == ChunkEvent
        ? FrameChunkCodec.Decode(stored.Data.Span)
        : throw new FormatException($"'{stored.Type}' does not belong into '{stored.Stream}'.");
}
