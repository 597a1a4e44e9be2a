using System.Runtime.CompilerServices;
using Aikynetix.Gateway.Auth;
using Aikynetix.Gateway.Errors;
using Aikynetix.Gateway.Ingest;
using Aikynetix.Gateway.Live;
using Aikynetix.Grpc.Server;
using Aikynetix.Protos.Live.V1;

namespace Aikynetix.Gateway.Rpc;

/// <summary>Where programs watch what is live: <c>aikynetix.live.v1.Live</c>.</summary>
internal sealed class LiveService(LiveAccess access, LiveViewers viewers)
{
    /// <summary>Follows one capture until it ends; the next update is taken when the viewer has room for it.</summary>
    /// <exception cref="ApiException">Nothing of that name is live, it is none of the caller's business, or the key was switched off meanwhile.</exception>
    public async IAsyncEnumerable<WatchReply> WatchAsync(WatchRequest request, ServerCall call, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var caller = Caller.Of(call.Http);
        var feed = await access.FindAsync(caller, request.Session, cancellationToken);
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var presence = viewers.Enter(caller.KeyId, () => _ = over.CancelAsync());
        using var updates = feed.Subscribe();
        yield return new WatchReply { Snapshot = LiveMessages.Snapshot(feed.Identity, updates.Start) };
        while (await NextAsync(updates, over.Token, cancellationToken) is { } update)
        {
            yield return update.Cue is { } cue
                ? new WatchReply { Cue = LiveMessages.Cue(cue) }
                : new WatchReply { Frame = LiveMessages.Frame(update.Frame!, update.Skipped) };
        }

        yield return new WatchReply { Ended = new Ended { Reason = feed.EndReason ?? LiveEnds.Ended } };
    }

    private static async Task<LiveUpdate?> NextAsync(LiveSubscription updates, CancellationToken over, CancellationToken cancellationToken)
    {
        try
        {
            over.ThrowIfCancellationRequested();
            return await updates.NextAsync(over);
        }
        catch (OperationCanceledException) when (over.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new ApiException(ErrorCodes.KeyInvalid);
        }
    }
}
