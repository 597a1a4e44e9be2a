using System.Text.Json;
using Aikynetix.Gateway.Auth;
using Aikynetix.Gateway.Errors;
using Aikynetix.Gateway.OpenApi;
using Aikynetix.Gateway.Wire;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Aikynetix.Gateway.Threads;

/// <summary>Tells how a thread stands and what it answered.</summary>
internal static class ThreadsApi
{
    /// <summary>Maps the route.</summary>
    public static void MapThreads(this IEndpointRouteBuilder routes) => routes.MapGet("/threads/{thread_id}/", ShowAsync)
        .RequireAuthorization()
        .WithTags("Threads")
        .WithSummary("One thread")
        .WithDescription("Threads are started by `summary/` and `recommendation/`. `author` is `rules` or the name of the language model; "
            + "`note` says why the rule-book answers where a model was asked.")
        .WithErrors(
            ErrorCodes.KeyMissing, ErrorCodes.KeyInvalid, ErrorCodes.NotYourSession, ErrorCodes.ThreadNotFound, ErrorCodes.SessionNotFound,
            ErrorCodes.RateLimited)
        .WithExample(200, JsonSerializer.SerializeToNode(Example, ApiJson.Options));

    private static ThreadBody Example => new()
    {
        ThreadId = ThreadId.Of("0123456789abcdef0123456789abcdef", 1, "barbell_velocity", new TextChoice("en", "metric")),
        SessionId = "0123456789abcdef0123456789abcdef",
        Topic = "barbell_velocity",
        Language = "en",
        MeasurementSystem = "metric",
        AnalysisVersion = 1,
        Status = "completed",
        Text = "Greatest bar speed: 1.83 m/s (90 % interval 1.78–1.88 m/s), inside 1.65–2.05 m/s.",
        Author = "rules",
        Note = null,
        Error = null,
        ErrorCode = null,
        CreatedAtIso = "2026-03-09T15:04:05.000Z",
    };

    private static async Task<Ok<ThreadBody>> ShowAsync(
        [FromRoute(Name = "thread_id")] string threadId,
        HttpContext context,
        ThreadDesk threads,
        SessionAccess access,
        CancellationToken cancellationToken)
    {
        var thread = await threads.FindAsync(threadId, cancellationToken) ?? throw new ApiException(ErrorCodes.ThreadNotFound);
        var session = await access.ReadAsync(context, thread.SessionId, cancellationToken);
        // With ?demo=true another session may have been read than that of the thread.
        return session.Id == thread.SessionId ? TypedResults.Ok(thread) : throw new ApiException(ErrorCodes.ThreadNotFound);
    }
}
