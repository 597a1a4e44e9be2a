using System.Runtime.CompilerServices;
using Aikynetix.Gateway.Auth;
using Aikynetix.Gateway.Ingest;
using Aikynetix.Gateway.Live;
using Aikynetix.Grpc.Server;
using Aikynetix.Protos.Live.V1;

namespace Aikynetix.Gateway.Rpc;

/// <summary>Where programs watch what is live: <c>aikynetix.live.v1.Live</c>.</summary>
internal sealed class LiveService(LiveAccess access)
{
    /// <summary>Follows one capture until it ends; the next update is taken when the viewer has room for it.</summary>
    /// <exception cref="Errors.ApiException">Nothing of that name is live, or it is none of the caller's business.</exception>
    public async IAsyncEnumerable<WatchReply> WatchAsync(WatchRequest request, ServerCall call, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var feed = await access.FindAsync(Caller.Of(call.Http), request.Session, cancellationToken);
        using var updates = feed.Subscribe();
        yield return new WatchReply { Snapshot = LiveMessages.Snapshot(feed.Identity, updates.Start) };
        while (await updates.NextAsync(cancellationToken) is { } update)
        {
            yield return update.Cue is { } cue
                ? new WatchReply { Cue = LiveMessages.Cue(cue) }
                : new WatchReply { Frame = LiveMessages.Frame(update.Frame!, update.Skipped) };
        }

        yield return new WatchReply { Ended = new Ended { Reason = feed.EndReason ?? LiveEnds.Ended } };
    }
}
