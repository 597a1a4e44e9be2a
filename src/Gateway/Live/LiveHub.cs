using System.Collections.Concurrent;
using Aikynetix.Gateway.Auth;
using Aikynetix.Gateway.Errors;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.SignalR;

namespace Aikynetix.Gateway.Live;

/// <summary>
/// Where browsers and apps watch what is live. Join answers the snapshot; from then on the newest frames come as they are, to each viewer at
/// the pace of its own connection, until Leave or the end of the capture.
/// </summary>
internal sealed class LiveHub(LiveAccess access, LiveViewers viewers, KeyCheck keys, StatusTrail statuses, ILogger<LiveHub> logger) : Hub<ILiveClient>
{
    /// <summary>Captures that one connection may watch at once.</summary>
    public const int MaxWatched = 16;

    private const int SocketBufferBytes = 16 << 10;

    private LiveWatch? _begun;

    private ConcurrentDictionary<string, LiveWatch> Watches
    {
        get => (ConcurrentDictionary<string, LiveWatch>)Context.Items[nameof(Watches)]!;
        set => Context.Items[nameof(Watches)] = value;
    }

    private IDisposable? Presence
    {
        get => Context.Items.TryGetValue(nameof(Presence), out var presence) ? (IDisposable?)presence : null;
        set => Context.Items[nameof(Presence)] = value;
    }

    /// <inheritdoc />
    public override async Task OnConnectedAsync()
    {
        var connection = Context.GetHttpContext()!;
        Watches = new ConcurrentDictionary<string, LiveWatch>();
        KeepNewest(connection);
        var caller = await keys.CallerAsync(connection, Context.ConnectionAborted);
        Presence = viewers.Enter(caller.KeyId, Context.Abort);
        await base.OnConnectedAsync();
    }

    /// <inheritdoc />
    public override Task OnDisconnectedAsync(Exception? exception)
    {
        Presence?.Dispose();
        return base.OnDisconnectedAsync(exception);
    }

    /// <summary>Begins to watch; joining again starts afresh.</summary>
    /// <param name="sessionOrStream">Id of the session, or name of its stream.</param>
    /// <returns>What is to be known before the first frame.</returns>
    /// <exception cref="ApiException">Nothing of that name is live, the key does not allow it (any more), or too much is watched already.</exception>
    public async Task<LiveSnapshot> Join(string sessionOrStream)
    {
        var disconnected = Context.ConnectionAborted;
        var caller = await keys.CallerAsync(Context.GetHttpContext()!, disconnected);
        var feed = await access.FindAsync(caller, sessionOrStream ?? "", disconnected);
        await LeaveAsync(feed.Identity.SessionId);
        if (Watches.Count >= MaxWatched)
            throw new ApiException(ErrorCodes.BadRequest, $"One connection watches at most {MaxWatched} captures; leave one first.");
        _begun = new LiveWatch(feed, Clients.Caller, statuses, logger, disconnected);
        Watches[feed.Identity.SessionId] = _begun;
        return _begun.Snapshot;
    }

    /// <summary>Stops to watch; when this is answered, nothing more comes. Leaving what is not watched does nothing.</summary>
    /// <param name="sessionOrStream">As it was joined, or the id of the session.</param>
    public Task Leave(string sessionOrStream)
    {
        var session = Watches.Values.Select(watch => watch.Snapshot).FirstOrDefault(snapshot => snapshot.Stream == sessionOrStream)?.SessionId;
        return LeaveAsync(session ?? sessionOrStream ?? "");
    }

    // The framework disposes a hub after it has written the answer: no frame overtakes the snapshot.
    /// <inheritdoc />
    protected override void Dispose(bool disposing)
    {
        _begun?.Begin();
        base.Dispose(disposing);
    }

    // The system would grow the socket's buffer to megabytes: a slow viewer would see minutes-old frames before any is skipped.
    private static void KeepNewest(HttpContext connection)
    {
        if (!HttpProtocol.IsHttp11(connection.Request.Protocol)) return;
        if (connection.Features.Get<IConnectionSocketFeature>() is { } own) own.Socket.SendBufferSize = SocketBufferBytes;
    }

    private async Task LeaveAsync(string sessionId)
    {
        foreach (var (id, watch) in Watches)
            if ((id == sessionId || watch.IsOver) && Watches.TryRemove(id, out _)) await watch.DisposeAsync();
    }
}
