using Aikynetix.Gateway.Activities;
using Aikynetix.Gateway.Auth;
using Aikynetix.Gateway.Errors;
using Aikynetix.Sessions;
using Aikynetix.Sessions.Events;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Aikynetix.Gateway.Sessions;

/// <summary>Tells what all runs of a user come to.</summary>
internal static class RunTotalApi
{
    private const int Page = 100;

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
        IReadOnlyList<SessionView> page = [];
        do
        {
            page = await sessions.ListAsync(user.UserUid, page.Count == 0 ? null : page[^1].Id, Page, cancellationToken);
            runs.AddRange(page.Where(IsRun));
        }
        while (page.Count == Page);
        return TypedResults.Ok(RunTotalBody.Of(user.UserUid, runs));
    }

    private static bool IsRun(SessionView session) =>
        session is { Status: SessionStatus.Completed, Result: not null } && session.Draft.Activity == ActivityTable.Running.Name;
}
