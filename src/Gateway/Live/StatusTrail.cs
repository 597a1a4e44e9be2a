using System.Runtime.CompilerServices;
using Aikynetix.Gateway.Sessions;
using Aikynetix.Sessions;
using Aikynetix.Sessions.Events;

namespace Aikynetix.Gateway.Live;

/// <summary>Follows the states of sessions whose capture has ended: one reader of the store for each session, however many want to know.</summary>
internal sealed partial class StatusTrail(SessionJournal sessions, IHostApplicationLifetime lifetime, ILogger<StatusTrail> logger)
{
    // How often a trail looks whether anybody still follows it.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, Trail> _trails = [];

    /// <summary>The states of the session from now on, the last one being that in which it stays. Nothing for a session that is not there.</summary>
    public async IAsyncEnumerable<SessionState> FollowAsync(string sessionId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (trail, step) = Join(sessionId);
        try
        {
            if (step.State is { } now) yield return now;
            while (await step.Next.Task.WaitAsync(cancellationToken) is { } next)
            {
                step = next;
                yield return step.State!;
            }
        }
        finally
        {
            lock (_gate) trail.Followers--;
        }
    }

    private (Trail Trail, Step Newest) Join(string sessionId)
    {
        lock (_gate)
        {
            if (!_trails.TryGetValue(sessionId, out var trail))
            {
                _trails.Add(sessionId, trail = new Trail());
                _ = Task.Run(() => WatchAsync(sessionId, trail, lifetime.ApplicationStopping), CancellationToken.None);
            }

            trail.Followers++;
            return (trail, trail.Newest);
        }
    }

    private async Task WatchAsync(string sessionId, Trail trail, CancellationToken stopping)
    {
        try
        {
            var last = SessionStatus.Live;
            while (IsFollowed(sessionId, trail))
            {
                var view = await sessions.WaitAsync(sessionId, view => view.Status != last, Patience, stopping);
                if (view is null) break;
                if (view.Status == last) continue;
                last = view.Status;
                Add(trail, SessionReader.State(view));
                if (view.IsFinished) break;
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
        }
        catch (Exception cause)
        {
            LogLost(logger, sessionId, cause);
        }
        finally
        {
            // Another may have begun under this name since this one was no longer followed.
            lock (_gate)
                if (_trails.GetValueOrDefault(sessionId) == trail) _trails.Remove(sessionId);
            trail.Newest.Next.TrySetResult(null);
        }
    }

    private bool IsFollowed(string sessionId, Trail trail)
    {
        lock (_gate) return trail.Followers > 0 || !_trails.Remove(sessionId);
    }

    private void Add(Trail trail, SessionState state)
    {
        var step = new Step(state);
        lock (_gate) (trail.Newest, step) = (step, trail.Newest);
        step.Next.SetResult(trail.Newest);
    }

    [LoggerMessage(801, LogLevel.Warning, "The states of session {SessionId} can no longer be told to those who watched it")]
    private static partial void LogLost(ILogger logger, string sessionId, Exception cause);

    private sealed class Trail
    {
        public int Followers { get; set; }

        public Step Newest { get; set; } = new(null);
    }

    private sealed record Step(SessionState? State)
    {
        public TaskCompletionSource<Step?> Next { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
