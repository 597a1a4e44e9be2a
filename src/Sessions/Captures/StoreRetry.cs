using Aikynetix.Sessions.Store;
using Microsoft.Extensions.Logging;

namespace Aikynetix.Sessions.Captures;

/// <summary>Tries again what an unreachable store or a full disk refused, for as long as it takes unless told otherwise: the spool can wait.</summary>
/// <param name="time">Clock of the waiting.</param>
/// <param name="log">Told what is waited for.</param>
/// <param name="patience">How long one piece of work is tried again before its failure is passed on; null for ever.</param>
internal sealed partial class StoreRetry(TimeProvider time, ILogger<StoreRetry> log, TimeSpan? patience = null)
{
    private static readonly TimeSpan Delay = TimeSpan.FromSeconds(1);

    /// <summary>Runs the work until the store takes it.</summary>
    public async Task<T> RunAsync<T>(string sessionId, Func<Task<T>> work, CancellationToken cancellationToken)
    {
        string? told = null;
        var began = time.GetTimestamp();
        while (true)
        {
            try
            {
                return await work();
            }
            catch (StoreUnavailableException failure) when (patience is null || time.GetElapsedTime(began) < patience)
            {
                if (failure.Message != told) LogWaits(sessionId, told = failure.Message);
                await Task.Delay(Delay, time, cancellationToken);
            }
        }
    }

    /// <summary>Runs the work until the store takes it.</summary>
    public Task RunAsync(string sessionId, Func<Task> work, CancellationToken cancellationToken) => RunAsync<object?>(
        sessionId,
        async () =>
        {
            await work();
            return null;
        },
        cancellationToken);

    [LoggerMessage(1, LogLevel.Warning, "The capture of session {SessionId} waits in its spool: {Reason}")]
    private partial void LogWaits(string sessionId, string reason);
}
