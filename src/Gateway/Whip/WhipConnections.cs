using System.Collections.Concurrent;
using Aikynetix.Gateway.Auth;
using Aikynetix.Gateway.Errors;
using Aikynetix.Gateway.Ingest;
using Aikynetix.WebRtc;

namespace Aikynetix.Gateway.Whip;

/// <summary>Opens publishers' connections and finds them again by their unguessable ids.</summary>
internal sealed class WhipConnections(WebRtcServer server, LiveReadiness readiness, LiveIntake intake)
{
    private readonly ConcurrentDictionary<string, WhipConnection> _open = new(StringComparer.Ordinal);

    /// <summary>Accepts an offer and joins it to its capture.</summary>
    /// <exception cref="ApiException">The offer or the capture was refused; nothing is left behind.</exception>
    public async Task<WhipConnection> OpenAsync(LiveRequest request, string offer, Caller caller, CancellationToken cancellationToken)
    {
        if (readiness.Problem is not null) throw new ApiException(ErrorCodes.LiveUnavailable);
        var connection = new WhipConnection(request.Stream, caller.KeyId);
        var rtc = Accept(offer, connection);
        try
        {
            var session = await intake.OpenAsync(request, "webrtc", caller, cancellationToken);
            if (!connection.Join(rtc, session)) throw new ApiException(ErrorCodes.StreamTaken, "The capture on this stream is just ending; try again in a moment.");
            // A model that loads for long outlasts the patience with an offer.
            if (rtc.Ended.IsCompleted) throw new ApiException(ErrorCodes.ModelMissing);
        }
        catch
        {
            rtc.Close();
            throw;
        }

        _open[rtc.Id] = connection;
        // A page closes its connection and says so at the same moment; whichever comes first, its word must find the capture.
        _ = Task.WhenAll(rtc.Ended, connection.Session.Completion)
            .ContinueWith(_ => _open.TryRemove(rtc.Id, out WhipConnection? _), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        return connection;
    }

    /// <summary>The connection of that stream and id, for the key that opened it.</summary>
    /// <exception cref="ApiException">It is over, or never was.</exception>
    public WhipConnection Find(string stream, string id, Caller caller) =>
        FindKept(stream, id, caller) is { Rtc.Ended.IsCompleted: false } connection ? connection : throw new ApiException(ErrorCodes.ConnectionNotFound);

    /// <summary>Applies a fragment of the offer: candidates, which need no answer, or an ICE restart.</summary>
    /// <exception cref="ApiException">The fragment cannot be read; the connection goes on as it was.</exception>
    public static IceRestart? Patch(WhipConnection connection, string fragment)
    {
        try
        {
            return connection.Rtc.Patch(fragment);
        }
        catch (OfferRejectedException refused)
        {
            throw new ApiException(CodeOf(refused), refused.Message, refused);
        }
    }

    /// <summary>Ends the connection and its capture: the publisher said so. A capture that goes on by another connection is left alone.</summary>
    /// <exception cref="ApiException">The capture is over, or never was.</exception>
    public async Task CloseAsync(string stream, string id, Caller caller, CancellationToken cancellationToken)
    {
        var connection = FindKept(stream, id, caller) ?? throw new ApiException(ErrorCodes.ConnectionNotFound);
        var isOver = connection.Rtc.Ended.IsCompleted;
        connection.Rtc.Close();
        if (isOver && connection.Session.IsConnected) return;
        await connection.Session.EndAsync(LiveEnds.Ended, cancellationToken);
    }

    private WhipConnection? FindKept(string stream, string id, Caller caller) =>
        _open.TryGetValue(id, out var connection) && connection.Stream == stream && connection.KeyId == caller.KeyId ? connection : null;

    private static ErrorCode CodeOf(OfferRejectedException refused) => refused.Problem switch
    {
        OfferProblem.Malformed => ErrorCodes.SdpMalformed,
        OfferProblem.Unacceptable => ErrorCodes.OfferUnacceptable,
        OfferProblem.Ended => ErrorCodes.ConnectionNotFound,
        _ => ErrorCodes.LiveFull,
    };

    private WebRtcSession Accept(string offer, WhipConnection connection)
    {
        try
        {
            return server.Accept(offer, connection);
        }
        catch (OfferRejectedException refused)
        {
            throw new ApiException(CodeOf(refused), refused.Message, refused);
        }
        catch (ObjectDisposedException stopping)
        {
            throw new ApiException(ErrorCodes.ShuttingDown, null, stopping);
        }
        catch (Exception lacking) when (lacking is WebRtcUnavailableException or InvalidOperationException)
        {
            // Its start has failed or is not through; the log has the reason.
            throw new ApiException(ErrorCodes.LiveUnavailable, null, lacking);
        }
    }
}
