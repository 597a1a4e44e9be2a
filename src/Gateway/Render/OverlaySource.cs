using Aikynetix.Biomechanics;
using Aikynetix.Gateway.Errors;
using Aikynetix.Sessions;
using Aikynetix.Sessions.Blobs;
using Aikynetix.Sessions.Frames;
using Aikynetix.Sessions.Work;
using Aikynetix.Streaming.Decode;
using Aikynetix.Streaming.Draw;

namespace Aikynetix.Gateway.Render;

/// <summary>Brings together a session's video, its frames and its numbers, and plans what is drawn.</summary>
internal sealed class OverlaySource(IBlobStore blobs, FrameJournal frames, AnalysisStore analyses, MediaProbe probe)
{
    private const string OtherSize = "The pictures of this video have another size than those that were analyzed, so that nothing can be drawn into them.";

    // Its pictures come a little later than a capture's count of time.
    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(1);

    /// <summary>Opens what one version of an analysis was made of.</summary>
    /// <param name="session">The session.</param>
    /// <param name="result">The version.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ApiException">The video is gone, or cannot be read any more.</exception>
    /// <exception cref="DecoderUnavailableException">This machine lacks ffmpeg.</exception>
    public async Task<Overlay> OpenAsync(SessionView session, AnalysisOutcome result, CancellationToken cancellationToken)
    {
        var video = await FetchAsync(session.Draft.VideoBlob, cancellationToken);
        try
        {
            var longest = session.Capture?.EndedAt - session.Capture?.StartedAt + Grace;
            var info = await probe.ProbeAsync(video.Path, longest, cancellationToken);
            if (info.Width != result.Width || info.Height != result.Height) throw new ApiException(ErrorCodes.VideoUndecodable, OtherSize);
            var analysis = await analyses.LoadAsync(result, cancellationToken);
            var capture = new CaptureRecord(result.Width, result.Height, await frames.ReadAsync(result.Frames, cancellationToken), result.SlowMotion);
            var plan = await Task.Run(() => OverlayPlan.From(capture, analysis, session.Draft.Angles), cancellationToken);
            return new Overlay(video, info, analysis, plan);
        }
        catch (MediaRejectedException refused)
        {
            video.Dispose();
            throw new ApiException(ErrorCodes.ForMedia(refused.Problem), refused.Message, refused);
        }
        catch
        {
            video.Dispose();
            throw;
        }
    }

    private async Task<BlobFile> FetchAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            return await blobs.FetchAsync(name, cancellationToken);
        }
        catch (BlobNotFoundException gone)
        {
            throw new ApiException(ErrorCodes.VideoNotFound, cause: gone);
        }
    }
}
