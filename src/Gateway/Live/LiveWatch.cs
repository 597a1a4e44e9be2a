namespace Aikynetix.Gateway.Live;

/// <summary>Sends one viewer what one feed tells, at the pace of its own connection: while that is full, nothing but the slot of its subscription waits.</summary>
internal sealed partial class LiveWatch : IAsyncDisposable
{
    private readonly LiveFeed _feed;
    private readonly ILiveClient _viewer;
    private readonly StatusTrail _statuses;
    private readonly ILogger _logger;
    private readonly LiveSubscription _updates;
    private readonly CancellationTokenSource _gone;
    private Task _sending = Task.CompletedTask;

    /// <summary>Begins to collect updates; <see cref="Begin"/> begins to send them.</summary>
    /// <param name="feed">What is watched.</param>
    /// <param name="viewer">Who watches.</param>
    /// <param name="statuses">Tells what becomes of the session.</param>
    /// <param name="logger">Where a failure is told.</param>
    /// <param name="disconnected">The viewer's connection is gone.</param>
    public LiveWatch(LiveFeed feed, ILiveClient viewer, StatusTrail statuses, ILogger logger, CancellationToken disconnected)
    {
        (_feed, _viewer, _statuses, _logger) = (feed, viewer, statuses, logger);
        _updates = feed.Subscribe();
        _gone = CancellationTokenSource.CreateLinkedTokenSource(disconnected);
    }

    /// <summary>What the viewer begins with.</summary>
    public LiveSnapshot Snapshot => LiveSnapshot.From(_feed.Identity, _updates.Start);

    /// <summary>Whether nothing more will be sent.</summary>
    public bool IsOver { get; private set; }

    /// <summary>Begins to send; once.</summary>
    public void Begin() => _sending = SendAsync(_gone.Token);

    /// <summary>Ends the watch; when this completes, nothing more is sent. Whoever does not read is waited for as long as it is connected.</summary>
    public async ValueTask DisposeAsync()
    {
        await _gone.CancelAsync();
        await _sending;
        _updates.Dispose();
        _gone.Dispose();
    }

    // Writes take no token: the framework closes a connection whose write is cancelled, and a connection that is gone ends them anyway.
    private async Task SendAsync(CancellationToken gone)
    {
        try
        {
            var id = _feed.Identity.SessionId;
            while (await _updates.NextAsync(gone) is { } update)
            {
                gone.ThrowIfCancellationRequested();
                await (update.Cue is { } cue
                    ? _viewer.Cue(LiveCueBody.From(id, cue), update.Skipped)
                    : _viewer.Angles(update.Frame!.Json, update.Skipped));
            }

            if (_feed.EndReason is not { } reason) return;
            await _viewer.Ended(id, reason);
            await foreach (var state in _statuses.FollowAsync(id, gone)) await _viewer.Status(state);
        }
        catch (OperationCanceledException) when (gone.IsCancellationRequested)
        {
        }
        catch (Exception cause)
        {
            LogBroken(_logger, _feed.Identity.SessionId, cause);
        }
        finally
        {
            _updates.Dispose();
            IsOver = true;
        }
    }

    [LoggerMessage(802, LogLevel.Error, "A viewer of session {SessionId} gets no more updates")]
    private static partial void LogBroken(ILogger logger, string sessionId, Exception cause);
}
