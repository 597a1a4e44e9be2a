using Aikynetix.Gateway.Auth;
using Aikynetix.Gateway.Errors;
using Aikynetix.Sessions;
using Aikynetix.Sessions.Projections;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Aikynetix.Gateway.Management;

/// <summary>Lists sessions, renames and deletes them.</summary>
internal static class ManagementApi
{
    private const int MaxTitleLength = 200;
    private const string ListText = "Newest first, in pages of `limit`: the next one with `start_after_id` = `last_doc_id`, the one before with `end_before_id` = `first_doc_id`. "
        + "An admin sees all sessions, a sub-admin its own and those of its clients, a user its own.";

    /// <summary>Maps the routes.</summary>
    public static void MapManagement(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/session-management/sessions").RequireAuthorization().WithTags("Session management")
            .WithErrors(ErrorCodes.KeyMissing, ErrorCodes.KeyInvalid, ErrorCodes.RateLimited);
        foreach (var (path, summary) in new[] { ("/", "List of sessions"), ("/filter/", "Sessions looked for") })
        {
            group.MapGet(path, ListAsync)
                .WithErrors(ErrorCodes.FieldInvalid, ErrorCodes.NotYourUser)
                .WithSummary(summary)
                .WithDescription(ListText)
                .WithExample(ManagementExamples.Page);
        }

        group.MapPost("/by-ids/", ByIdsAsync)
            .WithErrors(ErrorCodes.FieldInvalid, ErrorCodes.BadRequest, ErrorCodes.UnsupportedMediaType)
            .WithSummary("Sessions by their ids")
            .WithDescription("Up to 100 at once; those that there are not, or that are none of the caller's business, are left out.")
            .WithExample(ManagementExamples.Sessions);
        group.MapPut("/{session_id}/", RenameAsync)
            .WithErrors(ErrorCodes.FieldInvalid, ErrorCodes.BadRequest, ErrorCodes.UnsupportedMediaType, ErrorCodes.NotYourSession, ErrorCodes.SessionNotFound)
            .WithSummary("Gives a session another title")
            .WithExample(ManagementExamples.Session);
        group.MapDelete("/{session_id}/", DeleteAsync)
            .WithErrors(ErrorCodes.NotYourSession, ErrorCodes.SessionNotFound, ErrorCodes.SessionBusy)
            .WithSummary("Deletes a session")
            .WithDescription("For good, with video, analyses, pictures and reports: a live capture and an analysis are ended first. Its events stay, emptied, as a tombstone.");
    }

    private static async Task<Ok<SessionPageBody>> ListAsync(
        [AsParameters] ListQuery query,
        HttpContext context,
        AccessRules rules,
        SessionJournal sessions,
        SummaryReader reader,
        CancellationToken cancellationToken)
    {
        try
        {
            var page = await sessions.ListAsync(await query.ForAsync(Caller.Of(context), rules, cancellationToken), cancellationToken);
            return TypedResults.Ok(new SessionPageBody(
                await reader.ReadAsync(context.Request, page.Sessions, cancellationToken),
                page.Total,
                page.Sessions is [var first, ..] ? first.Id : null,
                page.Sessions is [.., var last] ? last.Id : null));
        }
        catch (UnknownSessionException unknown)
        {
            throw new ApiException(ErrorCodes.FieldInvalid, "start_after_id and end_before_id must be ids of sessions.", unknown);
        }
    }

    private static async Task<Ok<SessionsBody>> ByIdsAsync(
        IdsBody body,
        HttpContext context,
        AccessRules rules,
        SessionJournal sessions,
        SummaryReader reader,
        CancellationToken cancellationToken)
    {
        if (body.SessionIds is not { Count: >= 1 and <= SessionQuery.MaxLimit } ids)
            throw new ApiException(ErrorCodes.FieldInvalid, $"session_ids must be a list of 1 to {SessionQuery.MaxLimit} ids.");
        var caller = Caller.Of(context);
        var found = new List<SessionView>(ids.Count);
        foreach (var id in ids.Where(SessionId.IsValid).Distinct())
        {
            if (await sessions.FindAsync(id, cancellationToken) is { } session && await rules.MayActForAsync(caller, session.Draft.UserId, cancellationToken))
                found.Add(session);
        }

        return TypedResults.Ok(new SessionsBody(await reader.ReadAsync(context.Request, found, cancellationToken)));
    }

    private static async Task<Ok<SessionSummary>> RenameAsync(
        [FromRoute(Name = "session_id")] string sessionId,
        RenameBody body,
        HttpContext context,
        SessionAccess access,
        SessionJournal sessions,
        SummaryReader reader,
        CancellationToken cancellationToken)
    {
        var title = body.Title?.Trim() ?? "";
        if (title.Length is 0 or > MaxTitleLength || title.Any(char.IsControl))
            throw new ApiException(ErrorCodes.FieldInvalid, $"title must have 1 to {MaxTitleLength} characters, and no control characters.");
        await access.ReadAsync(Caller.Of(context), sessionId, cancellationToken);
        var renamed = await sessions.RenameAsync(sessionId, title, cancellationToken) ?? throw new ApiException(ErrorCodes.SessionNotFound);
        return TypedResults.Ok((await reader.ReadAsync(context.Request, [renamed], cancellationToken))[renamed.Id]);
    }

    private static async Task<NoContent> DeleteAsync(
        [FromRoute(Name = "session_id")] string sessionId,
        HttpContext context,
        SessionAccess access,
        SessionJournal sessions,
        CancellationToken cancellationToken)
    {
        await access.ReadAsync(Caller.Of(context), sessionId, cancellationToken);
        try
        {
            return await sessions.DeleteAsync(sessionId, cancellationToken) ? TypedResults.NoContent() : throw new ApiException(ErrorCodes.SessionNotFound);
        }
        catch (SessionBusyException busy)
        {
            throw new ApiException(ErrorCodes.SessionBusy, cause: busy);
        }
    }
}
