using Aikynetix.Sessions.Projections;
using Aikynetix.Sessions.Store;

namespace Aikynetix.Sessions.Work;

/// <summary>Waits for work: until something new is asked for, a lease ends, or a put-off attempt is due.</summary>
internal sealed class ClaimWait(ProjectionRunner runner, WorkLimits limits, TimeProvider time)
{
    private static readonly TimeSpan RetryDelay = TimeSpan.FromSeconds(1);

    /// <summary>Tries until there is a claim.</summary>
    /// <param name="tryClaim">Claims what is open; null when nothing is.</param>
    /// <param name="nextChange">When something may become open by itself; null when nothing will.</param>
    /// <param name="delayed">Told why nothing can be claimed while the store is away.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<T> ForAsync<T>(
        Func<CancellationToken, Task<T?>> tryClaim,
        Func<DateTimeOffset, DateTimeOffset?> nextChange,
        Action<string> delayed,
        CancellationToken cancellationToken)
        where T : class
    {
        while (true)
        {
            // Taken before looking: what comes between the look and the wait then ends the wait at once.
            var moved = runner.NextMove;
            var wait = RetryDelay;
            try
            {
                if (await tryClaim(cancellationToken) is { } claim) return claim;
                wait = await UntilNextChangeAsync(nextChange, cancellationToken);
            }
            catch (StoreUnavailableException failure)
            {
                delayed(failure.Message);
            }

            await moved.WaitAsync(wait, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    private async Task<TimeSpan> UntilNextChangeAsync(
        Func<DateTimeOffset, DateTimeOffset?> nextChange, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var change = await Task.Run(() => nextChange(now), cancellationToken);
        return change is { } next && next - now < limits.Lease ? next - now : limits.Lease;
    }
}
