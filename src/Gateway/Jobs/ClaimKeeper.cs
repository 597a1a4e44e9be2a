using Aikynetix.Sessions;
using Aikynetix.Sessions.Store;
using Aikynetix.Sessions.Work;
using Microsoft.Extensions.Options;

namespace Aikynetix.Gateway.Jobs;

/// <summary>Keeps a claim alive while its work runs, and stops the work when the claim is lost.</summary>
internal sealed partial class ClaimKeeper(
    SessionTasks tasks, IOptions<SessionsOptions> options, TimeProvider time, ILogger<ClaimKeeper> logger)
{
    // Two renewals may fail before the lease ends.
    private const int RenewalsPerLease = 3;

    /// <summary>Runs the work under the claim.</summary>
    /// <param name="sessionId">The session that the work is done for, with which it is deleted; null for none.</param>
    /// <param name="renew">Renews the claim.</param>
    /// <param name="work">The work; its token fires when the claim is lost or the server stops.</param>
    /// <param name="stopping">Fires when the server stops.</param>
    /// <exception cref="ClaimLostException">Somebody else has the work now, or nobody, as the session is deleted.</exception>
    public async Task RunAsync(string? sessionId, Func<CancellationToken, Task> renew, Func<CancellationToken, Task> work, CancellationToken stopping)
    {
        using var working = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        using var finished = new CancellationTokenSource();
        var over = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var task = sessionId is null ? null : tasks.Enter(sessionId, () => EndAsync(working, over.Task));
        var renewing = RenewAsync(renew, working, finished.Token);
        try
        {
            await work(working.Token);
        }
        catch (OperationCanceledException) when (working.IsCancellationRequested && !stopping.IsCancellationRequested)
        {
            await finished.CancelAsync();
            throw await renewing ?? new ClaimLostException(sessionId!);
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

    private async Task<ClaimLostException?> RenewAsync(Func<CancellationToken, Task> renew, CancellationTokenSource working, CancellationToken finished)
    {
        using var timer = new PeriodicTimer(options.Value.Lease / RenewalsPerLease, time);
        try
        {
            while (await timer.WaitForNextTickAsync(finished)) await RenewOnceAsync(renew, finished);
            return null;
        }
        catch (OperationCanceledException) when (finished.IsCancellationRequested)
        {
            return null;
        }
        catch (ClaimLostException lost)
        {
            await working.CancelAsync();
            return lost;
        }
    }

    private async Task RenewOnceAsync(Func<CancellationToken, Task> renew, CancellationToken cancellationToken)
    {
        try
        {
            await renew(cancellationToken);
        }
        catch (StoreUnavailableException failure)
        {
            LogNotRenewed(logger, failure.Message);
        }
    }

    [LoggerMessage(201, LogLevel.Warning, "A claim could not be renewed: {Reason}")]
    private static partial void LogNotRenewed(ILogger logger, string reason);
}
