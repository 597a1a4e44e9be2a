using Aikynetix.Biomechanics;
using Aikynetix.Biomechanics.Kinematics;
using Aikynetix.Gateway.Errors;
using Aikynetix.Pose;
using Aikynetix.Streaming;
using Aikynetix.Streaming.Decode;
using Microsoft.Extensions.Options;

namespace Aikynetix.Gateway.Analysis;

/// <summary>Analyzes one clip from file to numbers: the one path that the server and the command line share.</summary>
internal sealed class MotionAnalysisRun(MediaProbe probe, CapturePipeline pipeline, TimeProvider time, IOptions<AnalysisOptions> options)
{
    // Seeing takes nearly all of the time; what is left of the bar is the mathematics behind it.
    private const double SeeingShare = 0.97;

    // Of shoulders, elbows, wrists, hips, knees and ankles, both sides; a side view behind a plate shows few of them.
    private const int LeastClearJoints = 4;

    /// <summary>Runs the analysis: probe, decode and see every frame, then derive.</summary>
    /// <param name="path">The clip.</param>
    /// <param name="longest">How long it may be where that is more than an upload may; null for an upload.</param>
    /// <param name="request">What the user said about it.</param>
    /// <param name="estimator">The pose model.</param>
    /// <param name="keep">Takes every observation in frame order, to make it durable; null keeps them in memory only.</param>
    /// <param name="progress">Told the share that is done, 0–1.</param>
    /// <param name="cancellationToken">Abandons the run.</param>
    /// <exception cref="AnalysisFailure">The clip cannot be analyzed, with the reason.</exception>
    /// <exception cref="DecoderUnavailableException">This machine lacks ffmpeg.</exception>
    public async Task<MotionAnalysisResult> RunAsync(
        string path,
        TimeSpan? longest,
        MotionRequest request,
        IPoseEstimator estimator,
        Func<FrameObservation, CancellationToken, ValueTask>? keep,
        IProgress<double>? progress,
        CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(options.Value.MaxTime, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        try
        {
            return await SeeAndDeriveAsync(path, longest, request, estimator, keep, progress, either.Token);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new AnalysisFailure(ErrorCodes.AnalysisTimeout);
        }
        catch (MediaRejectedException refused)
        {
            throw new AnalysisFailure(ErrorCodes.ForMedia(refused.Problem), refused.Message);
        }
    }

    /// <summary>Derives the numbers anew from frames that were seen before.</summary>
    /// <param name="record">The frames.</param>
    /// <param name="context">What the user said about it.</param>
    /// <param name="cancellationToken">Abandons the run.</param>
    /// <exception cref="AnalysisFailure">The frames cannot be analyzed, with the reason.</exception>
    public Task<MotionAnalysis> DeriveAsync(CaptureRecord record, MovementContext context, CancellationToken cancellationToken)
    {
        ThrowIfNobody(record.Frames);
        return Task.Run(() => MotionAnalyzer.Analyze(record, context), cancellationToken);
    }

    private async Task<MotionAnalysisResult> SeeAndDeriveAsync(
        string path,
        TimeSpan? longest,
        MotionRequest request,
        IPoseEstimator estimator,
        Func<FrameObservation, CancellationToken, ValueTask>? keep,
        IProgress<double>? progress,
        CancellationToken cancellationToken)
    {
        var info = await probe.ProbeAsync(path, longest, cancellationToken);
        var frames = new List<FrameObservation>();
        var seeing = progress is null ? null : new Share(progress, SeeingShare);
        var capture = await pipeline.RunAsync(path, info, estimator, request.HasPlates, TakeAsync, seeing, cancellationToken);
        // Whoever filmed it knows better than a note that an editor left as it was.
        var slowMotion = request.SlowMotion ?? info.SlowMotion;
        var analysis = await DeriveAsync(new CaptureRecord(info.Width, info.Height, frames, slowMotion), request.Context, cancellationToken);
        if (capture.Warning is { } warning)
            analysis = analysis with { Quality = analysis.Quality with { Warnings = [warning, .. analysis.Quality.Warnings] } };
        progress?.Report(1);
        return new MotionAnalysisResult(analysis, capture.Ledger, info.Width, info.Height);

        ValueTask TakeAsync(FrameObservation frame, CancellationToken token)
        {
            frames.Add(frame);
            return keep?.Invoke(frame, token) ?? ValueTask.CompletedTask;
        }
    }

    private void ThrowIfNobody(IReadOnlyList<FrameObservation> frames)
    {
        var seen = frames.Count(frame => ShowsSomebody(frame.Pose));
        if (seen >= options.Value.MinPersonFrames) return;
        throw new AnalysisFailure(ErrorCodes.NoPerson, seen == 0
            ? "Nobody was seen in this video; film the whole athlete from the side and try again."
            : $"Somebody was seen in only {seen} of {frames.Count} frames; film the whole athlete from the side and try again.");
    }

    // A model may find "somebody" in a test pattern, but no joints that both models agree on: patterns had such joints in no frame, the
    // least visible of 14 real clips in 64 % of its frames.
    private static bool ShowsSomebody(PoseFrame pose)
    {
        var joints = pose.Points.AsSpan((int)BodyPoint.LeftShoulder, (int)BodyPoint.RightAnkle - (int)BodyPoint.LeftShoulder + 1);
        var clear = 0;
        foreach (var joint in joints) clear += joint.Score >= BodyTracker.MinimumScore ? 1 : 0;
        return clear >= LeastClearJoints;
    }

    private sealed class Share(IProgress<double> whole, double share) : IProgress<double>
    {
        public void Report(double value) => whole.Report(value * share);
    }
}
