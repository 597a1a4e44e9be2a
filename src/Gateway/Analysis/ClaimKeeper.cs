using Aikynetix.Sessions;
using Aikynetix.Sessions.Store;
using Aikynetix.Sessions.Work;
using Microsoft.Extensions.Options;

namespace Aikynetix.Gateway.Analysis;

/// <summary>Keeps a claim alive while its work runs, and stops the work when the claim is lost.</summary>
internal sealed partial class ClaimKeeper(
    AnalysisQueue queue, SessionTasks tasks, IOptions<SessionsOptions> options, TimeProvider time, ILogger<ClaimKeeper> logger)
{
    // Two renewals may fail before the lease ends.
    private const int RenewalsPerLease = 3;

    /// <summary>Runs the work under the claim.</summary>
    /// <param name="claim">The claim.</param>
    /// <param name="work">The work; its token fires when the claim is lost or the server stops.</param>
    /// <param name="stopping">Fires when the server stops.</param>
    /// <exception cref="ClaimLostException">Somebody else has the work now.</exception>
    public async Task RunAsync(AnalysisClaim claim, Func<CancellationToken, Task> work, CancellationToken stopping)
    {
        using var working = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        using var finished = new CancellationTokenSource();
        var over = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var task = tasks.Enter(claim.SessionId, () => EndAsync(working, over.Task));
        var renewing = RenewAsync(claim, working, finished.Token);
        try
        {
            await work(working.Token);
        }
        catch (OperationCanceledException) when (working.IsCancellationRequested && !stopping.IsCancellationRequested)
        {
            throw new ClaimLostException(claim);
        }
        finally
        {
            await finished.CancelAsync();
            await renewing;
            over.SetResult();
        }
    }

    // The session is deleted: with it the claim is lost, which is no reason to wait for the next renewal.
    private static async Task EndAsync(CancellationTokenSource working, Task over)
    {
        if (over.IsCompleted) return;
        try
        {
            await working.CancelAsync();
        }
        catch (ObjectDisposedException)
        {
        }

        await over;
    }

    private async Task RenewAsync(AnalysisClaim claim, CancellationTokenSource working, CancellationToken finished)
    {
        using var timer = new PeriodicTimer(options.Value.Lease / RenewalsPerLease, time);
        try
        {
            while (await timer.WaitForNextTickAsync(finished)) await RenewOnceAsync(claim, finished);
        }
        catch (OperationCanceledException) when (finished.IsCancellationRequested)
        {
        }
        catch (ClaimLostException)
        {
            await working.CancelAsync();
        }
    }

    private async Task RenewOnceAsync(AnalysisClaim claim, CancellationToken cancellationToken)
    {
        try
        {
            await queue.RenewAsync(claim, cancellationToken);
        }
        catch (StoreUnavailableException failure)
        {
            LogNotRenewed(logger, claim.SessionId, failure.Message);
        }
    }

    [LoggerMessage(201, LogLevel.Warning, "The claim on session {SessionId} could not be renewed: {Reason}")]
    private static partial void LogNotRenewed(ILogger logger, string sessionId, string reason);
}
