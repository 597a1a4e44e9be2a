using Aikynetix.Gateway.Activities;
using Aikynetix.Gateway.Auth;
using Aikynetix.Gateway.Errors;
using Aikynetix.Sessions;
using Aikynetix.Sessions.Events;
using Aikynetix.Sessions.Projections;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Aikynetix.Gateway.Sessions;

/// <summary>Tells what all runs of a user come to.</summary>
internal static class RunTotalApi
{
    /// <summary>Maps the route.</summary>
    public static void MapRunTotal(this IEndpointRouteBuilder routes) => routes.MapGet("/running/sessions/metrics/total/", ReadAsync)
        .RequireAuthorization()
        .WithTags(ActivityTable.Running.Name)
        .WithErrors(ErrorCodes.KeyMissing, ErrorCodes.KeyInvalid, ErrorCodes.FieldMissing, ErrorCodes.NotYourUser, ErrorCodes.UserNotFound, ErrorCodes.RateLimited)
        .WithSummary("Totals of all runs of a user")
        .WithDescription("Of the caller, or of `user_id`: every completed running session, each by its newest analysis.")
        .AddOpenApiOperationTransformer((operation, _, _) =>
        {
            ResponseExamples.Add(operation, ResponseExamples.RunTotal());
            return Task.CompletedTask;
        });

    private static async Task<Ok<RunTotalBody>> ReadAsync(
        [FromQuery(Name = "user_id")] string? userId,
        HttpContext context,
        AccessRules rules,
        SessionAccess access,
        SessionJournal sessions,
        CancellationToken cancellationToken)
    {
        if (DemoSessions.AreAsked(context))
        {
            var demo = await access.DemoAsync(DemoSessions.Id(ActivityTable.Running.Name), cancellationToken);
            return TypedResults.Ok(RunTotalBody.Of(demo.Draft.UserId, IsRun(demo) ? [demo] : []));
        }

        var user = await rules.OwnerAsync(Caller.Of(context), string.IsNullOrEmpty(userId) ? null : userId, cancellationToken);
        var runs = new List<SessionView>();
        var query = new SessionQuery { UserUid = user.UserUid, Activity = ActivityTable.Running.Name };
        IReadOnlyList<SessionView> page;
        do
        {
            page = (await sessions.ListAsync(query, cancellationToken)).Sessions;
            runs.AddRange(page.Where(IsRun));
            if (page.Count > 0) query = query with { StartAfterId = page[^1].Id };
        }
        while (page.Count == query.Limit);
        return TypedResults.Ok(RunTotalBody.Of(user.UserUid, runs));
    }

    private static bool IsRun(SessionView session) =>
        session is { Status: SessionStatus.Completed, Result: not null } && session.Draft.Activity == ActivityTable.Running.Name;
}
