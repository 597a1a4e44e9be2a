using System.Globalization;
using Aikynetix.Gateway.Auth;
using Aikynetix.Gateway.Errors;
using Aikynetix.Gateway.OpenApi;
using Aikynetix.Sessions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Aikynetix.Gateway.Sessions;

/// <summary>Tells how a session stands: cheap to poll, and able to hold the answer until the session is finished.</summary>
internal static class StatusApi
{
    private const int MaxWaitSeconds = 60;

    /// <summary>Maps the route.</summary>
    public static void MapStatus(this IEndpointRouteBuilder routes) => routes.MapGet("/sessions/{session_id}/status/", StatusAsync)
        .RequireAuthorization()
        .WithErrors(
            ErrorCodes.KeyMissing, ErrorCodes.KeyInvalid, ErrorCodes.NotYourSession, ErrorCodes.SessionNotFound,
            ErrorCodes.RateLimited)
        .WithAnalysisVersion()
        .WithAnswer(new SessionState("0123456789abcdef0123456789abcdef", "Heavy single", "processing", 0.42, null, null, false))
        .WithTags("Sessions")
        .WithSummary("Status of a session")
        .WithDescription("With `wait` the answer comes when the session is completed, failed or interrupted, or after so many seconds (at most 60), whichever is first.");

    private static async Task<Ok<SessionState>> StatusAsync(
        [FromRoute(Name = "session_id")] string sessionId,
        string? wait,
        HttpContext context,
        SessionAccess access,
        SessionJournal sessions,
        IHostApplicationLifetime lifetime)
    {
        var limit = Limit(wait);
        var session = await access.ReadAsync(context, sessionId, context.RequestAborted);
        if (limit > TimeSpan.Zero && !session.IsFinished) session = await WaitAsync(sessions, session, Chosen, limit, lifetime, context.RequestAborted);
        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.Ok(SessionReader.State(session));

        SessionView Chosen(SessionView whole) => VersionQuery.Choose(context.Request, whole);
    }

    private static TimeSpan Limit(string? wait)
    {
        if (string.IsNullOrEmpty(wait)) return TimeSpan.Zero;
        return double.TryParse(wait, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) && seconds <= MaxWaitSeconds
            ? TimeSpan.FromSeconds(seconds)
            : throw new ApiException(ErrorCodes.FieldInvalid, $"wait must be a number of seconds from 0 to {MaxWaitSeconds}.");
    }

    // A server that stops does not make its callers wait: they get what is known.
    private static async Task<SessionView> WaitAsync(
        SessionJournal sessions, SessionView session, Func<SessionView, SessionView> chosen, TimeSpan limit, IHostApplicationLifetime lifetime, CancellationToken aborted)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(aborted, lifetime.ApplicationStopping);
        try
        {
            // One that is deleted meanwhile is not there any more.
            var found = await sessions.WaitAsync(session.Id, view => chosen(view).IsFinished, limit, either.Token);
            return chosen(found ?? throw new ApiException(ErrorCodes.SessionNotFound));
        }
        catch (OperationCanceledException) when (!aborted.IsCancellationRequested)
        {
            return session;
        }
    }
}
