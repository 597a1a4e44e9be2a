using Aikynetix.Gateway.Auth;
using Aikynetix.Gateway.Errors;
using Aikynetix.Sessions;
using Aikynetix.Sessions.Blobs;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

namespace Aikynetix.Gateway.Videos;

/// <summary>Shows uploaded videos: to holders of a signed link, and to callers who may see the session.</summary>
internal static class VideosApi
{
    private const string NoVideo = "There is no video of this live capture: it is still running, or its pictures could not be kept.";
    private const string Pattern = "/videos/{session_id}/original/";

    /// <summary>Maps the route.</summary>
    public static void MapVideos(this IEndpointRouteBuilder routes) => routes.MapMethods(Pattern, [HttpMethods.Get, HttpMethods.Head], ShowAsync)
        .WithMetadata(new QueryTokenAllowed())
        .WithTags("Videos")
        .WithSummary("The uploaded video")
        .WithDescription("Takes the signed link that the details give (`expires`, `signature`), or an API key; answers HEAD and Range requests.")
        .Produces(200, contentType: "video/mp4")
        .Produces(206, contentType: "video/mp4")
        .WithErrors(
            ErrorCodes.KeyMissing, ErrorCodes.KeyInvalid, ErrorCodes.LinkInvalid, ErrorCodes.LinkExpired, ErrorCodes.NotYourSession,
            ErrorCodes.SessionNotFound, ErrorCodes.VideoNotFound, ErrorCodes.RangeNotSatisfiable);

    /// <summary>Path of a session's video on this server.</summary>
    public static string PathOf(string sessionId) => Pattern.Replace("{session_id}", sessionId, StringComparison.Ordinal);

    private static async Task<IResult> ShowAsync(
        [FromRoute(Name = "session_id")] string sessionId,
        HttpContext context,
        SignedLinks links,
        SessionAccess access,
        IBlobStore blobs,
        CancellationToken cancellationToken)
    {
        SessionView session;
        if (SignedLinks.IsSigned(context.Request))
        {
            links.Check(context.Request, PathOf(sessionId));
            session = await access.FindAsync(sessionId, cancellationToken);
        }
        else
        {
            if (Caller.Find(context) is null) return TypedResults.Challenge();
            session = await access.ReadAsync(context, sessionId, cancellationToken);
        }

        return await OpenAsync(context.Response, session, blobs, cancellationToken);
    }

    private static async Task<IResult> OpenAsync(HttpResponse response, SessionView session, IBlobStore blobs, CancellationToken cancellationToken)
    {
        if (!session.HasVideo) throw new ApiException(ErrorCodes.VideoNotFound, NoVideo);
        Stream video;
        try
        {
            video = await blobs.OpenAsync(session.Draft.VideoBlob, cancellationToken);
        }
        catch (BlobNotFoundException gone)
        {
            throw new ApiException(ErrorCodes.VideoNotFound, cause: gone);
        }

        var header = new byte[VideoType.HeaderLength];
        var length = await video.ReadAtLeastAsync(header, header.Length, throwOnEndOfStream: false, cancellationToken);
        video.Position = 0;
        response.Headers.CacheControl = "private, max-age=3600";
        return TypedResults.Stream(
            video,
            VideoType.Of(header.AsSpan(0, length)),
            lastModified: session.CreatedAt,
            entityTag: new EntityTagHeaderValue($"\"{session.Id}\""),
            enableRangeProcessing: true);
    }
}
