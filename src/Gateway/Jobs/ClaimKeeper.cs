using Aikynetix.Sessions;
using Aikynetix.Sessions.Store;
using Aikynetix.Sessions.Work;
using Microsoft.Extensions.Options;

namespace Aikynetix.Gateway.Jobs;

/// <summary>Keeps a claim alive while its work runs, and stops the work when the claim is lost.</summary>
internal sealed partial class ClaimKeeper(IOptions<SessionsOptions> options, TimeProvider time, ILogger<ClaimKeeper> logger)
{
    // Two renewals may fail before the lease ends.
    private const int RenewalsPerLease = 3;

    /// <summary>Runs the work under the claim.</summary>
    /// <param name="renew">Renews the claim.</param>
    /// <param name="work">The work; its token fires when the claim is lost or the server stops.</param>
    /// <param name="stopping">Fires when the server stops.</param>
    /// <exception cref="ClaimLostException">Somebody else has the work now.</exception>
    public async Task RunAsync(Func<CancellationToken, Task> renew, Func<CancellationToken, Task> work, CancellationToken stopping)
    {
        using var working = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        using var finished = new CancellationTokenSource();
        var renewing = RenewAsync(renew, working, finished.Token);
        try
        {
            await work(working.Token);
        }
        catch (OperationCanceledException) when (working.IsCancellationRequested && !stopping.IsCancellationRequested)
        {
            throw await renewing ?? throw new InvalidOperationException("The work was stopped though its claim holds.");
        }
        finally
        {
            await finished.CancelAsync();
            await renewing;
        }
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
