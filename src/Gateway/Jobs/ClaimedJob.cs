using Aikynetix.Gateway.Errors;
using Aikynetix.Sessions;
using Aikynetix.Sessions.Store;
using Aikynetix.Sessions.Work;

namespace Aikynetix.Gateway.Jobs;

/// <summary>Brings one claimed job to its end: completed, failed with a reason, put off, or given back for another attempt.</summary>
internal sealed partial class ClaimedJob(JobQueue queue, ClaimKeeper keeper, ProgressBoard board, TimeProvider time, ILogger<ClaimedJob> logger)
{
    private const string InternalSentence = "Something went wrong on our side; the operator finds the cause in the log.";

    // A store that hangs while the server stops must not hold it up: the lease ends by itself.
    private static readonly TimeSpan ReleaseTime = TimeSpan.FromSeconds(5);

    /// <summary>Runs the job.</summary>
    /// <param name="runner">Who does it.</param>
    /// <param name="claim">The claim.</param>
    /// <param name="stopping">Fires when the server stops; the claim is then given back.</param>
    /// <exception cref="StoreUnavailableException">The store cannot take the result now; the claim was given back.</exception>
    public async Task RunAsync(IJobRunner runner, JobClaim claim, CancellationToken stopping)
    {
        var name = claim.Job.BoardName;
        try
        {
            await keeper.RunAsync(claim.Job.SessionId, token => queue.RenewAsync(claim, token), token => CompleteAsync(runner, claim, token), stopping);
            LogCompleted(logger, name);
        }
        catch (ClaimLostException lost)
        {
            LogLost(logger, lost.Message);
        }
        catch (JobFailure failure)
        {
            LogFailed(logger, name, failure.Code.Code, failure.Message);
            await EndAsync(() => queue.FailAsync(claim, failure.Code.Code, failure.Message, stopping));
        }
        catch (JobPostponed postponed)
        {
            LogPutOff(logger, name, postponed.Delay, postponed.Message);
            await EndAsync(() => queue.RetryAsync(claim, time.GetUtcNow() + postponed.Delay, postponed.Message, stopping));
        }
        catch (Exception cause) when (stopping.IsCancellationRequested || cause is StoreUnavailableException)
        {
            await ReleaseAsync(claim);
            throw;
        }
        catch (Exception cause)
        {
            LogUnexpected(logger, cause, name);
            await EndAsync(() => queue.FailAsync(claim, ErrorCodes.Internal.Code, InternalSentence, stopping));
        }
        finally
        {
            board.Clear(name);
        }
    }

    private async Task CompleteAsync(IJobRunner runner, JobClaim claim, CancellationToken cancellationToken)
    {
        var result = await runner.RunAsync(claim.Job, new BoardProgress(board, claim.Job.BoardName), cancellationToken);
        await queue.CompleteAsync(claim, result, cancellationToken);
    }

    private async Task EndAsync(Func<Task> end)
    {
        try
        {
            await end();
        }
        catch (ClaimLostException lost)
        {
            LogLost(logger, lost.Message);
        }
    }

    private async Task ReleaseAsync(JobClaim claim)
    {
        using var limit = new CancellationTokenSource(ReleaseTime);
        try
        {
            await queue.ReleaseAsync(claim, limit.Token);
        }
        catch (Exception cause) when (cause is ClaimLostException or StoreUnavailableException or OperationCanceledException)
        {
            LogNotReleased(logger, claim.Job.BoardName, cause.Message);
        }
    }

    [LoggerMessage(241, LogLevel.Information, "Job {Job} is completed")]
    private static partial void LogCompleted(ILogger logger, string job);

    [LoggerMessage(242, LogLevel.Information, "Job {Job} failed ({Code}): {Reason}")]
    private static partial void LogFailed(ILogger logger, string job, string code, string reason);

    [LoggerMessage(243, LogLevel.Information, "Job {Job} is put off for {Delay}: {Reason}")]
    private static partial void LogPutOff(ILogger logger, string job, TimeSpan delay, string reason);

    [LoggerMessage(244, LogLevel.Warning, "{Reason} Its work is dropped")]
    private static partial void LogLost(ILogger logger, string reason);

    [LoggerMessage(245, LogLevel.Warning, "The claim on job {Job} could not be given back and ends with its lease: {Reason}")]
    private static partial void LogNotReleased(ILogger logger, string job, string reason);

    [LoggerMessage(246, LogLevel.Error, "Job {Job} failed unexpectedly")]
    private static partial void LogUnexpected(ILogger logger, Exception cause, string job);
}
