using System.Collections.Concurrent;

namespace Aikynetix.Sessions;

/// <summary>What this process does for sessions now, so that it can be ended before a session is deleted.</summary>
public sealed class SessionTasks
{
    private readonly ConcurrentDictionary<Entry, Func<Task>> _running = new();

    /// <summary>Enters a task; dispose the answer when nothing is written for the session any more.</summary>
    /// <param name="sessionId">The session.</param>
    /// <param name="end">Ends the task, and completes when it has ended; may be called more than once.</param>
    public IDisposable Enter(string sessionId, Func<Task> end)
    {
        var entry = new Entry(sessionId, _running);
        _running[entry] = end;
        return entry;
    }

    /// <summary>Ends what is done for the session and waits until it has ended.</summary>
    internal async Task EndAsync(string sessionId, CancellationToken cancellationToken)
    {
        var ending = _running.Where(one => one.Key.SessionId == sessionId).Select(one => one.Value()).ToArray();
        // What ended badly has ended too; how it was to end is the business of whoever runs it.
        await Task.WhenAll(ending).WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        cancellationToken.ThrowIfCancellationRequested();
    }

    private sealed class Entry(string sessionId, ConcurrentDictionary<Entry, Func<Task>> running) : IDisposable
    {
        public string SessionId => sessionId;

        public void Dispose() => running.TryRemove(this, out _);
    }
}
