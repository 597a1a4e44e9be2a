using System.Text.RegularExpressions;
using Aikynetix.Gateway.Auth;
using Aikynetix.Gateway.Errors;
using Aikynetix.Gateway.Videos;
using Aikynetix.Sessions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

namespace Aikynetix.Gateway.Render;

/// <summary>Shows pictures of a session: the frame of a phase, and the small one for lists.</summary>
internal static partial class StillsApi
{
    private const int PhaseSide = 1280;
    private const int ThumbnailSide = 480;
    private const string NoPicture = "This session has no video of which a picture could be made.";

    private static readonly ErrorCode[] Errors =
    [
        ErrorCodes.KeyMissing, ErrorCodes.KeyInvalid, ErrorCodes.LinkInvalid, ErrorCodes.LinkExpired, ErrorCodes.NotYourSession,
        ErrorCodes.SessionNotFound, ErrorCodes.VideoNotFound, ErrorCodes.SessionNotFinished, ErrorCodes.VideoUndecodable, ErrorCodes.DecoderMissing,
    ];

    /// <summary>Maps the routes.</summary>
    public static void MapStills(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(PhaseLinks.Pattern, PhaseAsync)
            .WithMetadata(new QueryTokenAllowed())
            .WithTags("Videos")
            .WithSummary("The picture of a phase")
            .WithDescription("The frame of a mark (`first_pull_end`, `takeoff` …) or of the middle of a phase, with skeleton and angles drawn into it; "
                + "of another movement than the main one with its name before it (`jump_2-takeoff`). Takes a signed link or an API key.")
            .Produces(200, contentType: "image/jpeg")
            .WithErrors([.. Errors, ErrorCodes.PhaseNotFound]);
        routes.MapGet(ThumbnailLinks.Pattern, ThumbnailAsync)
            .WithMetadata(new QueryTokenAllowed())
            .WithTags("Videos")
            .WithSummary("A small picture of a session")
            .WithDescription("The middle of the main movement with the skeleton drawn into it, at most 480 pixels wide or high. Takes a signed link or an API key.")
            .Produces(200, contentType: "image/jpeg")
            .WithErrors(Errors);
    }

    private static async Task<IResult> PhaseAsync(
        [FromRoute(Name = "session_id")] string sessionId, string phase, HttpContext context, LinkDoor door, StillStore stills, CancellationToken cancellationToken)
    {
        if (await door.EnterAsync(context, PhaseLinks.PathOf(sessionId, phase), sessionId, cancellationToken) is not { } session) return TypedResults.Challenge();
        if (!PhaseName().IsMatch(phase)) throw new ApiException(ErrorCodes.PhaseNotFound);
        var still = new StillStore.Still(analysis => PhaseMoments.Of(analysis, phase), IsBare: false, PhaseSide);
        return await ShowAsync(context, stills, RenderBlobs.Phase(session.Id, session.AnalysisVersion, phase), session, still, cancellationToken);
    }

    private static async Task<IResult> ThumbnailAsync(
        [FromRoute(Name = "session_id")] string sessionId, HttpContext context, LinkDoor door, StillStore stills, CancellationToken cancellationToken)
    {
        if (await door.EnterAsync(context, ThumbnailLinks.PathOf(sessionId), sessionId, cancellationToken) is not { } session) return TypedResults.Challenge();
        var still = new StillStore.Still(PhaseMoments.OfWhole, IsBare: true, ThumbnailSide);
        return await ShowAsync(context, stills, RenderBlobs.Thumbnail(session.Id, session.AnalysisVersion), session, still, cancellationToken);
    }

    private static async Task<IResult> ShowAsync(
        HttpContext context, StillStore stills, string blob, SessionView session, StillStore.Still still, CancellationToken cancellationToken)
    {
        if (session.Result is not { } result) throw new ApiException(session.IsFinished ? ErrorCodes.VideoNotFound : ErrorCodes.SessionNotFinished);
        if (!session.HasVideo) throw new ApiException(ErrorCodes.VideoNotFound, NoPicture);
        var picture = await stills.OpenAsync(blob, session, result, still, cancellationToken);
        context.Response.Headers.CacheControl = "private, max-age=3600";
        return TypedResults.Stream(picture, "image/jpeg", entityTag: new EntityTagHeaderValue($"\"{blob.Replace('/', '-')}\""));
    }

    [GeneratedRegex("^[a-z0-9_]{1,60}(-[a-z0-9_]{1,60})?$")]
    private static partial Regex PhaseName();
}
