using Aikynetix.Inference.Models;
using Aikynetix.Sessions.Store;
using Aikynetix.Sessions.Work;
using Aikynetix.Streaming.Decode;
using Microsoft.Extensions.Options;

namespace Aikynetix.Gateway.Analysis;

/// <summary>Works through the queue of analyses as long as the server runs; nothing that one clip does ends it.</summary>
internal sealed partial class AnalysisWorker(
    AnalysisQueue queue, ClaimedWork work, IPoseModel model, IOptions<AnalysisOptions> options, TimeProvider time, ILogger<AnalysisWorker> logger)
    : BackgroundService
{
    /// <inheritdoc />
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(Enumerable.Range(0, options.Value.Concurrency).Select(_ => Task.Run(() => WorkAsync(stoppingToken), CancellationToken.None)));

    private async Task WorkAsync(CancellationToken stopping)
    {
        string? told = null;
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                // The model first: without one a claim would only keep sessions from another server.
                var estimator = await model.GetAsync(stopping);
                told = null;
                var claim = await queue.ClaimAsync(stopping);
                await work.RunAsync(claim, estimator, stopping);
            }
            catch (Exception) when (stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception cause)
            {
                if (cause is not (ModelUnavailableException or StoreUnavailableException or DecoderUnavailableException)) LogUnexpected(logger, cause);
                else if (cause.Message != told) LogWaits(logger, told = cause.Message);
                await Task.Delay(options.Value.RetryDelay, time, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    [LoggerMessage(221, LogLevel.Warning, "No analysis can run now: {Reason}")]
    private static partial void LogWaits(ILogger logger, string reason);

    [LoggerMessage(222, LogLevel.Error, "The analysis worker met an unexpected error and goes on")]
    private static partial void LogUnexpected(ILogger logger, Exception cause);
}
