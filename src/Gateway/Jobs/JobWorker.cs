using Aikynetix.Sessions.Store;
using Aikynetix.Sessions.Work;

namespace Aikynetix.Gateway.Jobs;

/// <summary>Works through the jobs of every kind as long as the server runs; nothing that one job does ends it.</summary>
internal sealed partial class JobWorker(
    IEnumerable<IJobRunner> runners, JobQueue queue, ClaimedJob work, TimeProvider time, ILogger<JobWorker> logger)
    : BackgroundService
{
    private static readonly TimeSpan RetryDelay = TimeSpan.FromSeconds(5);

    /// <inheritdoc />
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(
        from runner in runners
        from _ in Enumerable.Range(0, runner.Concurrency)
        select Task.Run(() => WorkAsync(runner, stoppingToken), CancellationToken.None));

    private async Task WorkAsync(IJobRunner runner, CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await work.RunAsync(runner, await queue.ClaimAsync(runner.Kind, stopping), stopping);
            }
            catch (Exception) when (stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception cause)
            {
                if (cause is StoreUnavailableException) LogWaits(logger, runner.Kind, cause.Message);
                else LogUnexpected(logger, cause, runner.Kind);
                await Task.Delay(RetryDelay, time, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    [LoggerMessage(231, LogLevel.Warning, "No {Kind} job can run now: {Reason}")]
    private static partial void LogWaits(ILogger logger, string kind, string reason);

    [LoggerMessage(232, LogLevel.Error, "The worker of {Kind} jobs met an unexpected error and goes on")]
    private static partial void LogUnexpected(ILogger logger, Exception cause, string kind);
}
