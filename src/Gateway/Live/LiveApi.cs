using Aikynetix.Gateway.Auth;
using Aikynetix.Gateway.Errors;
using Aikynetix.Gateway.OpenApi;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Aikynetix.Gateway.Live;

/// <summary>Lists what is live, and opens the hub on which it is watched.</summary>
internal static class LiveApi
{
    /// <summary>Where the hub is.</summary>
    public const string HubPath = "/hubs/live";

    // Five to ten frames: what a viewer that stopped reading holds before its frames are skipped.
    private const int ViewerBufferBytes = 8 << 10;
    private const int RequestBufferBytes = 4 << 10;

    /// <summary>Maps <c>/live/</c> and the hub.</summary>
    public static void MapLive(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/live/", ListAsync)
            .RequireAuthorization()
            .WithErrors(ErrorCodes.KeyMissing, ErrorCodes.KeyInvalid, ErrorCodes.RateLimited)
            .WithAnswer(new[]
            {
                new LiveSummary(
                    "0123456789abcdef0123456789abcdef", "platform-1", "someUserId123", "Clean 09/03/2026 15:04", "Weightlifting", "clean", "2026-03-09T15:04:05.000Z", 2),
            })
            .WithTags("Live")
            .WithSummary("What is live")
            .WithDescription("The live captures that the caller may watch, the longest running first. Watch them on the SignalR hub `/hubs/live`.");

        // WebSockets only: the other transports buffer for a viewer without any bound of ours.
        routes.MapHub<LiveHub>(HubPath, connection =>
        {
            connection.Transports = HttpTransportType.WebSockets;
            connection.TransportMaxBufferSize = ViewerBufferBytes;
            connection.ApplicationMaxBufferSize = RequestBufferBytes;
        }).RequireAuthorization().WithMetadata(new QueryTokenAllowed());
    }

    private static async Task<Ok<LiveSummary[]>> ListAsync(LiveAccess access, HttpContext context)
    {
        var feeds = await access.AllAsync(Caller.Of(context), context.RequestAborted);
        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.Ok(feeds.Select(LiveSummary.From).ToArray());
    }
}
