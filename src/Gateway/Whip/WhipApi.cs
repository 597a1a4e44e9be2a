using System.Text;
using Aikynetix.Gateway.Auth;
using Aikynetix.Gateway.Errors;
using Aikynetix.Gateway.Ingest;

namespace Aikynetix.Gateway.Whip;

/// <summary>WHIP (RFC 9725): a camera or browser posts an offer and streams; the address in Location stands for its connection.</summary>
internal static class WhipApi
{
    private const string Sdp = "application/sdp";
    private const string Fragment = "application/trickle-ice-sdpfrag";
    private const int MaxSdpBytes = 64 << 10;

    /// <summary>Maps the routes.</summary>
    public static void MapWhip(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/whip").WithTags("Live").RequireCors(WhipSetup.AnyOrigin);
        var open = group.MapGroup("").RequireAuthorization().WithErrors(
            ErrorCodes.KeyMissing, ErrorCodes.KeyInvalid, ErrorCodes.UnsupportedMediaType, ErrorCodes.RequestTooLarge, ErrorCodes.RateLimited);
        open.MapPost("/{stream}", PublishAsync)
            .WithSummary("Publish a live stream")
            .WithDescription(
                "WHIP: send an SDP offer of one video (VP8, VP9, H.264 or AV1). The query takes the fields of an upload, e.g. `exercise_name`, `barbell_mass`, "
                + "`user_id`. `Location` stands for the connection, `Session-Id` for the session that it becomes.")
            .Accepts<string>(Sdp)
            .Produces<string>(StatusCodes.Status201Created, Sdp)
            .WithErrors(
                ErrorCodes.SdpMalformed, ErrorCodes.FieldInvalid, ErrorCodes.NotYourUser, ErrorCodes.UserNotFound, ErrorCodes.SessionLimitReached, ErrorCodes.StreamTaken,
                ErrorCodes.OfferUnacceptable, ErrorCodes.LiveFull, ErrorCodes.LiveUnavailable, ErrorCodes.ModelMissing, ErrorCodes.ShuttingDown);
        open.MapPatch("/{stream}/{connection}", PatchAsync)
            .WithSummary("Trickle candidates or restart ICE")
            .Accepts<string>(Fragment)
            .Produces<string>(StatusCodes.Status200OK, Fragment)
            .Produces(StatusCodes.Status204NoContent)
            .WithErrors(ErrorCodes.SdpMalformed, ErrorCodes.ConnectionNotFound, ErrorCodes.ConnectionChanged, ErrorCodes.MatchMissing);
        open.MapDelete("/{stream}/{connection}", EndAsync)
            .WithSummary("End the stream and its session")
            .Produces(StatusCodes.Status200OK)
            .WithErrors(ErrorCodes.ConnectionNotFound);
        open.MapGet("/{stream}/{connection}", Look).WithSummary("Ask whether the connection stands").Produces(StatusCodes.Status204NoContent)
            .WithErrors(ErrorCodes.ConnectionNotFound);
        group.MapMethods("/{stream}", [HttpMethods.Options], Explain).ExcludeFromDescription();
        group.MapMethods("/{stream}/{connection}", [HttpMethods.Options], Explain).ExcludeFromDescription();
    }

    private static async Task<IResult> PublishAsync(HttpContext context, string stream, WhipConnections connections, CancellationToken cancellationToken)
    {
        var offer = await ReadAsync(context.Request, Sdp, cancellationToken);
        var request = LiveRequest.Of(stream, context.Request.Query.Select(pair => KeyValuePair.Create(pair.Key, pair.Value.ToString())));
        var connection = await connections.OpenAsync(request, offer, Caller.Of(context), cancellationToken);
        var headers = context.Response.Headers;
        headers.Location = $"/whip/{stream}/{connection.Rtc.Id}";
        headers.ETag = connection.Rtc.ETag;
        headers["Accept-Patch"] = Fragment;
        headers["Session-Id"] = connection.Session.Id;
        return Results.Text(connection.Rtc.Answer, Sdp, statusCode: StatusCodes.Status201Created);
    }

    private static async Task<IResult> PatchAsync(
        HttpContext context, string stream, string connection, WhipConnections connections, CancellationToken cancellationToken)
    {
        var fragment = await ReadAsync(context.Request, Fragment, cancellationToken);
        var found = connections.Find(stream, connection, Caller.Of(context));
        var match = context.Request.Headers.IfMatch.ToString();
        if (match.Length == 0) throw new ApiException(ErrorCodes.MatchMissing);
        if (match != "*" && match != found.Rtc.ETag) throw new ApiException(ErrorCodes.ConnectionChanged);
        var known = found.Rtc.ETag;
        // Candidates that follow a restart carry its names and are no news; who asks for it again has not heard the answer.
        if (WhipConnections.Patch(found, fragment) is not { } restart || (match == known && restart.ETag == known)) return Results.NoContent();
        context.Response.Headers.ETag = restart.ETag;
        return Results.Text(restart.Fragment, Fragment);
    }

    private static async Task<IResult> EndAsync(
        HttpContext context, string stream, string connection, WhipConnections connections, CancellationToken cancellationToken)
    {
        await connections.CloseAsync(stream, connection, Caller.Of(context), cancellationToken);
        return Results.Ok();
    }

    private static IResult Look(HttpContext context, string stream, string connection, WhipConnections connections)
    {
        connections.Find(stream, connection, Caller.Of(context));
        return Results.NoContent();
    }

    private static IResult Explain(HttpContext context)
    {
        context.Response.Headers["Accept-Post"] = Sdp;
        context.Response.Headers.Allow = "POST, PATCH, DELETE, GET, OPTIONS";
        return Results.Ok();
    }

    private static async Task<string> ReadAsync(HttpRequest request, string type, CancellationToken cancellationToken)
    {
        var given = request.ContentType?.Split(';')[0].Trim();
        if (!type.Equals(given, StringComparison.OrdinalIgnoreCase)) throw new ApiException(ErrorCodes.UnsupportedMediaType, $"Send the body as {type}.");
        // Counted as it comes: a body of unknown length must not fill the memory before it is refused.
        using var body = new MemoryStream();
        var part = new byte[4096];
        while (await request.Body.ReadAsync(part, cancellationToken) is > 0 and var count)
        {
            body.Write(part, 0, count);
            if (body.Length > MaxSdpBytes) throw new ApiException(ErrorCodes.RequestTooLarge, "A session description has at most 64 KiB.");
        }

        return Encoding.UTF8.GetString(body.GetBuffer(), 0, (int)body.Length);
    }
}
