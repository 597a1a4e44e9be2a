using Aikynetix.Sessions.Events;
using Aikynetix.Sessions.Store;
using Microsoft.Extensions.Logging;

namespace Aikynetix.Sessions.Projections;

/// <summary>
/// Carries events from the store into the read models, in order, each exactly once. At an event that they cannot take it stops
/// and says so: a read model that skips is a read model that lies.
/// </summary>
internal sealed partial class ProjectionRunner(IEventStore store, ReadModel model, TimeProvider time, ILogger<ProjectionRunner> log)
    : IAsyncDisposable
{
    private const int MostInOneTransaction = 256;

    private static readonly string[] Prefixes =
        [StreamNames.SessionPrefix, StreamNames.UserPrefix, StreamNames.KeyPrefix, StreamNames.JobPrefix, StreamNames.Server];

    private static readonly TimeSpan RetryDelay = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _stop = new();
    private Task? _running;
    private TaskCompletionSource _moved = NewSignal();
    private volatile string? _stopped;
    private volatile string? _delayed;

    /// <summary>What keeps the read models from following, in one sentence; null when nothing does.</summary>
    public string? Problem => _stopped ?? _delayed;

    /// <summary>Completes when the read models move on or stop. Take it before you look at them.</summary>
    public Task NextMove => Volatile.Read(ref _moved).Task;

    public void Start() => _running ??= Task.Run(() => RunAsync(_stop.Token), CancellationToken.None);

    /// <summary>
    /// Waits until the read models hold the event at the position, so that a writer finds its own write. A process that does not
    /// project (a command beside the server) does not wait.
    /// </summary>
    /// <exception cref="ProjectionStoppedException">They will never get there.</exception>
    public async Task WaitForAsync(long position, CancellationToken cancellationToken)
    {
        while (_running is not null && model.Position < position)
        {
            var moved = NextMove;
            if (model.Position >= position) return;
            if (_stopped is { } reason) throw new ProjectionStoppedException(reason);
            await moved.WaitAsync(cancellationToken);
        }
    }

    /// <summary>
    /// Waits likewise for the sake of the next reader, but never fails: what was written is durable whether the read models have
    /// stopped (the health check tells) or the caller is in a hurry, and the caller must learn that it was.
    /// </summary>
    public async Task SettleAsync(long position, CancellationToken cancellationToken)
    {
        try
        {
            await WaitForAsync(position, cancellationToken);
        }
        catch (Exception ended) when (ended is ProjectionStoppedException or OperationCanceledException)
        {
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_stop.IsCancellationRequested) return;
        await _stop.CancelAsync();
        if (_running is { } running) await running;
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private async Task RunAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested && _stopped is null)
        {
            try
            {
                await FollowAsync(stop);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
            catch (ObjectDisposedException)
            {
                return;
            }
            catch (StoreUnavailableException failure)
            {
                _delayed = failure.Message;
                LogDelayed(failure.Message);
                await Task.Delay(RetryDelay, time, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task FollowAsync(CancellationToken stop)
    {
        var batch = new List<StoredEvent>();
        using var abandon = CancellationTokenSource.CreateLinkedTokenSource(stop);
        await using var events = store.SubscribeAllAsync(model.Position, Prefixes, abandon.Token).GetAsyncEnumerator(abandon.Token);
        while (_stopped is null)
        {
            // What is at hand goes into one transaction; before a wait for more, what there is gets committed.
            var next = events.MoveNextAsync().AsTask();
            try
            {
                if (!next.IsCompleted || batch.Count == MostInOneTransaction) Commit(batch);
            }
            catch (StoreUnavailableException)
            {
                await abandon.CancelAsync();
                await ((Task)next).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                throw;
            }

            if (!await next) break;
            batch.Add(events.Current);
        }
    }

    private void Commit(List<StoredEvent> batch)
    {
        if (batch.Count == 0) return;
        try
        {
            model.Apply(batch);
        }
        catch (Exception failure) when (failure is not (StoreUnavailableException or ObjectDisposedException))
        {
            CommitUpToPoison(batch);
        }

        batch.Clear();
        if (_stopped is null) _delayed = null;
        Interlocked.Exchange(ref _moved, NewSignal()).TrySetResult();
    }

    private void CommitUpToPoison(List<StoredEvent> batch)
    {
        foreach (var stored in batch)
        {
            try
            {
                model.Apply([stored]);
            }
            catch (Exception failure) when (failure is not (StoreUnavailableException or ObjectDisposedException))
            {
                _stopped = $"The read models stopped before event {stored.Position} ('{stored.Type}' in '{stored.Stream}'): {failure.Message}";
                LogStopped(stored.Position, stored.Type, stored.Stream, failure);
                return;
            }
        }
    }

    [LoggerMessage(1, LogLevel.Critical, "The read models stopped before event {Position} ('{Type}' in '{Stream}')")]
    private partial void LogStopped(long position, string type, string stream, Exception failure);

    [LoggerMessage(2, LogLevel.Warning, "The read models wait: {Reason}")]
    private partial void LogDelayed(string reason);
}
