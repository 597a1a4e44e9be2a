using Aikynetix.Pose;
using Aikynetix.Streaming.Decode;
using Microsoft.Extensions.Options;

namespace Aikynetix.Streaming;

/// <summary>The whole flow of an upload: video file → frames → pose → plates → sink.</summary>
/// <param name="decoder">Makes frames of the file.</param>
/// <param name="findPlates">Finds weight plates in a frame.</param>
/// <param name="options">How many frames may wait.</param>
public sealed class CapturePipeline(VideoDecoder decoder, PlateFinder findPlates, IOptions<StreamingOptions> options)
{
    /// <summary>Analyzes every frame of a video; returns when the sink has taken the last.</summary>
    /// <param name="path">The file.</param>
    /// <param name="info">What <see cref="MediaProbe"/> said about that file.</param>
    /// <param name="estimator">The pose model.</param>
    /// <param name="hasPlates">Whether the movement has weight plates to look for.</param>
    /// <param name="sink">Takes the observations one at a time in frame order; the next waits for it.</param>
    /// <param name="progress">Told the share of the clip that is done, 0–1, never falling; only the end when the length is unknown.</param>
    /// <param name="cancellationToken">Abandons the capture; no frame and no child process outlives the call.</param>
    /// <exception cref="MediaRejectedException">Nothing could be decoded, or a limit was passed on the way.</exception>
    public async Task<CaptureResult> RunAsync(
        string path,
        MediaInfo info,
        IPoseEstimator estimator,
        bool hasPlates,
        Func<FrameObservation, CancellationToken, ValueTask> sink,
        IProgress<double>? progress,
        CancellationToken cancellationToken)
    {
        string? warning = null;
        var last = TimeSpan.Zero;
        var frames = decoder.DecodeAsync(path, info, damage => warning = damage, cancellationToken);

        using var tracker = estimator.StartTracking(CapturePriority.Upload);
        using var run = new CaptureRun(tracker, hasPlates ? findPlates : static (_, _) => [], DeliverAsync);
        await run.RunAsync(frames, options.Value.FramesAhead, cancellationToken).ConfigureAwait(false);
        progress?.Report(1);
        return new CaptureResult(run.Ledger, last, warning);

        async ValueTask DeliverAsync(FrameObservation observation, CancellationToken token)
        {
            await sink(observation, token).ConfigureAwait(false);
            last = observation.Pose.Time;
            if (info.Duration is { Ticks: > 0 } duration) progress?.Report(Math.Clamp(last / duration, 0, 1));
        }
    }
}
