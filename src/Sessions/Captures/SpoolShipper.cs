using Aikynetix.Pose;
using Aikynetix.Sessions.Frames;

namespace Aikynetix.Sessions.Captures;

/// <summary>Carries segments of a spool to the store as chunks, one after the other, and deletes each when the store has it.</summary>
internal sealed class SpoolShipper(CaptureFolder folder, FrameRecorder recorder, StoreRetry retry)
{
    /// <summary>Carries the segments of a running capture until it is complete.</summary>
    /// <exception cref="InvalidDataException">A segment does not read as it was written; the next start saves what can be read.</exception>
    public async Task<FrameSeries> FollowAsync(CaptureSpool spool, CancellationToken cancellationToken)
    {
        while (true)
        {
            // Taken before looking: what comes between the look and the wait then ends the wait at once.
            var changed = spool.Changed;
            var complete = spool.IsComplete;
            while (recorder.Chunks < spool.Closed)
            {
                var frames = await ReadAsync(cancellationToken);
                if (frames.Count == 0) throw new InvalidDataException($"Segment {recorder.Chunks} of the capture of session '{folder.SessionId}' is damaged.");
                await ShipAsync(frames, cancellationToken);
            }

            if (complete) return await recorder.FinishAsync(cancellationToken);
            await changed.WaitAsync(cancellationToken);
        }
    }

    /// <summary>Carries what a dead process left: up to the first record that is not whole.</summary>
    public async Task<FrameSeries> ShipLeftAsync(CancellationToken cancellationToken)
    {
        foreach (var acknowledged in folder.Segments().Where(number => number < recorder.Chunks)) folder.DeleteSegment(acknowledged);
        var more = true;
        while (more && folder.HasSegment(recorder.Chunks))
        {
            var frames = await ReadAsync(cancellationToken);
            more = frames.Count == CaptureFolder.SegmentFrames;
            // First of all, or whoever is killed behind the short chunk would find segments to put behind the gap.
            if (!more) foreach (var behind in folder.Segments().Where(number => number > recorder.Chunks)) folder.DeleteSegment(behind);
            if (frames.Count > 0) await ShipAsync(frames, cancellationToken);
        }

        return await recorder.FinishAsync(cancellationToken);
    }

    private Task<IReadOnlyList<FrameObservation>> ReadAsync(CancellationToken cancellationToken) => retry.RunAsync(
        folder.SessionId, () => Task.Run(() => folder.ReadSegment(recorder.Chunks), cancellationToken), cancellationToken);

    private async Task ShipAsync(IReadOnlyList<FrameObservation> frames, CancellationToken cancellationToken)
    {
        var number = recorder.Chunks;
        await retry.RunAsync(folder.SessionId, () => recorder.AppendChunkAsync(frames, cancellationToken), cancellationToken);
        await retry.RunAsync(folder.SessionId, () => Task.Run(() => folder.DeleteSegment(number), cancellationToken), cancellationToken);
    }
}
