using System.Collections.Concurrent;
using Aikynetix.Gateway.Auth;
using Aikynetix.Gateway.Errors;
using Aikynetix.Gateway.Ingest;
using Aikynetix.WebRtc;

namespace Aikynetix.Gateway.Whip;

/// <summary>Opens publishers' connections and finds them again by their unguessable ids.</summary>
internal sealed class WhipConnections(WebRtcServer server, LiveIntake intake)
{
    private readonly ConcurrentDictionary<string, WhipConnection> _open = new(StringComparer.Ordinal);

    /// <summary>Accepts an offer and joins it to its capture.</summary>
    /// <exception cref="ApiException">The offer or the capture was refused; nothing is left behind.</exception>
    public async Task<WhipConnection> OpenAsync(LiveRequest request, string offer, Caller caller, CancellationToken cancellationToken)
    {
        var connection = new WhipConnection(request.Stream, caller.KeyId);
        var rtc = Accept(offer, connection);
        try
        {
            var session = await intake.OpenAsync(request, "webrtc", caller, cancellationToken);
            if (!connection.Join(rtc, session)) throw new ApiException(ErrorCodes.StreamTaken, "The capture on this stream is just ending; try again in a moment.");
        }
        catch
        {
            rtc.Close();
            throw;
        }

        _open[rtc.Id] = connection;
        _ = rtc.Ended.ContinueWith(_ => _open.TryRemove(rtc.Id, out WhipConnection? _), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        return connection;
    }

    /// <summary>The connection of that stream and id, for the key that opened it.</summary>
    /// <exception cref="ApiException">It is over, or never was.</exception>
    public WhipConnection Find(string stream, string id, Caller caller) =>
        _open.TryGetValue(id, out var connection) && connection.Stream == stream && connection.KeyId == caller.KeyId
            ? connection
            : throw new ApiException(ErrorCodes.ConnectionNotFound);

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

    /// <summary>Ends the connection and its capture: the publisher said so.</summary>
    public async Task CloseAsync(WhipConnection connection, CancellationToken cancellationToken)
    {
        connection.Rtc.Close();
        await intake.CloseAsync(connection.Session, LiveEnds.Ended, cancellationToken);
    }

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
        catch (WebRtcUnavailableException lacking)
        {
            throw new ApiException(ErrorCodes.LiveUnavailable, null, lacking);
        }
    }
}
