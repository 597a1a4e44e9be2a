using Aikynetix.Gateway.Errors;
using Aikynetix.Gateway.Jobs;
using Aikynetix.Pose;
using Aikynetix.Sessions;
using Aikynetix.Sessions.Store;
using Aikynetix.Sessions.Work;
using Aikynetix.Streaming.Decode;

namespace Aikynetix.Gateway.Analysis;

/// <summary>Brings one claim to its end: completed, failed with a reason, or given back for another attempt.</summary>
internal sealed partial class ClaimedWork(
    AnalysisQueue queue, MotionJob job, ClaimKeeper keeper, ProgressBoard board, ILogger<ClaimedWork> logger)
{
    private const string InternalSentence =
        "Something went wrong on our side while this video was analyzed; the operator finds the cause in the log.";

    // A store that hangs while the server stops must not hold it up: the lease ends by itself.
    private static readonly TimeSpan ReleaseTime = TimeSpan.FromSeconds(5);

    /// <summary>Runs the claim.</summary>
    /// <param name="claim">The claim.</param>
    /// <param name="estimator">The pose model.</param>
    /// <param name="stopping">Fires when the server stops; the claim is then given back.</param>
    /// <exception cref="StoreUnavailableException">The store cannot take results now; the claim was given back.</exception>
    /// <exception cref="DecoderUnavailableException">This machine lacks ffmpeg; the claim was given back.</exception>
    public async Task RunAsync(AnalysisClaim claim, IPoseEstimator estimator, CancellationToken stopping)
    {
        LogBegins(logger, claim.SessionId, claim.Number);
        try
        {
            await keeper.RunAsync(token => queue.RenewAsync(claim, token), token => CompleteAsync(claim, estimator, token), stopping);
            LogCompleted(logger, claim.SessionId);
        }
        catch (ClaimLostException)
        {
            LogLost(logger, claim.SessionId, claim.Number);
        }
        catch (AnalysisFailure failure)
        {
            LogFailed(logger, claim.SessionId, failure.Code.Code, failure.Message);
            await queue.FailAsync(claim, failure.Code.Code, failure.Message, stopping);
        }
        catch (Exception cause) when (IsPassing(cause, stopping))
        {
            await ReleaseAsync(claim);
            throw;
        }
        catch (Exception cause)
        {
            LogUnexpected(logger, cause, claim.SessionId);
            await queue.FailAsync(claim, ErrorCodes.Internal.Code, InternalSentence, stopping);
        }
        finally
        {
            board.Clear(claim.SessionId);
        }
    }

    private static bool IsPassing(Exception cause, CancellationToken stopping) =>
        stopping.IsCancellationRequested || cause is StoreUnavailableException or DecoderUnavailableException;

    private async Task CompleteAsync(AnalysisClaim claim, IPoseEstimator estimator, CancellationToken cancellationToken)
    {
        var outcome = await job.RunAsync(claim, estimator, new BoardProgress(board, claim.SessionId), cancellationToken);
        await queue.CompleteAsync(claim, outcome, cancellationToken);
    }

    private async Task ReleaseAsync(AnalysisClaim claim)
    {
        using var limit = new CancellationTokenSource(ReleaseTime);
        try
        {
            await queue.ReleaseAsync(claim, limit.Token);
            LogReleased(logger, claim.SessionId);
        }
        catch (Exception cause) when (cause is ClaimLostException or StoreUnavailableException or OperationCanceledException)
        {
            LogNotReleased(logger, claim.SessionId, cause.Message);
        }
    }

    [LoggerMessage(211, LogLevel.Information, "Analysis of session {SessionId} begins (claim {Claim})")]
    private static partial void LogBegins(ILogger logger, string sessionId, int claim);

    [LoggerMessage(212, LogLevel.Information, "Analysis of session {SessionId} is completed")]
    private static partial void LogCompleted(ILogger logger, string sessionId);

    [LoggerMessage(213, LogLevel.Information, "Analysis of session {SessionId} failed ({Code}): {Reason}")]
    private static partial void LogFailed(ILogger logger, string sessionId, string code, string reason);

    [LoggerMessage(214, LogLevel.Warning, "Claim {Claim} on session {SessionId} was lost; its work is dropped")]
    private static partial void LogLost(ILogger logger, string sessionId, int claim);

    [LoggerMessage(215, LogLevel.Information, "Analysis of session {SessionId} was given back and goes on later")]
    private static partial void LogReleased(ILogger logger, string sessionId);

    [LoggerMessage(216, LogLevel.Warning, "The claim on session {SessionId} could not be given back and ends with its lease: {Reason}")]
    private static partial void LogNotReleased(ILogger logger, string sessionId, string reason);

    [LoggerMessage(217, LogLevel.Error, "Analysis of session {SessionId} failed unexpectedly")]
    private static partial void LogUnexpected(ILogger logger, Exception cause, string sessionId);
}
