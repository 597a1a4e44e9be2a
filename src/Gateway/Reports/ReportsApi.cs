using Aikynetix.Gateway.Auth;
using Aikynetix.Gateway.Errors;
using Aikynetix.Gateway.OpenApi;
using Aikynetix.Gateway.Sessions;
using Aikynetix.Gateway.Threads;
using Aikynetix.Sessions;
using Microsoft.AspNetCore.Mvc;

namespace Aikynetix.Gateway.Reports;

/// <summary>Tells the reports and summaries of every activity, and starts the threads whose texts stand in them.</summary>
internal static class ReportsApi
{
    private static readonly string[] GetOrPost = [HttpMethods.Get, HttpMethods.Post];

    /// <summary>Maps the routes of every activity.</summary>
    public static void MapReports(this IEndpointRouteBuilder routes)
    {
        foreach (var shape in ReportShape.All) routes.MapReports(shape);
    }

    private static void MapReports(this IEndpointRouteBuilder routes, ReportShape shape)
    {
        var (activity, movement) = (shape.Activity.Name, shape.Activity.Movement);
        var group = routes.MapGroup($"/{shape.Activity.Path}/sessions/{{session_id}}").RequireAuthorization().WithTags(activity)
            .WithErrors(
                ErrorCodes.KeyMissing, ErrorCodes.KeyInvalid, ErrorCodes.NotYourSession, ErrorCodes.SessionNotFound, ErrorCodes.WrongActivity,
                ErrorCodes.RateLimited, ErrorCodes.FieldInvalid)
            .WithErrors(FinishedSession.Errors);
        group.MapMethods($"/{shape.Name}/", GetOrPost, Report(shape))
            .WithMetadata(new DemoAllowed())
            .WithAnalysisVersion()
            .Produces(200, shape.ReportType)
            .WithSummary($"Report of a {movement}")
            .WithDescription("GET and POST answer the same. What was not measured is null; the details say why in `quality`. `comments` fill once the threads of "
                + "`recommendation/` have answered, in the language of `lang` (`en`, `ru`, `de`).")
            .WithExample(200, ReportExamples.Report(shape));
        group.MapGet("/summary/", Summary(shape))
            .WithAnalysisVersion()
            .Produces(200, shape.SummaryType)
            .WithSummary($"Summary of a {movement}")
            .WithDescription("`summary_text` is there once the threads that POST starts have answered, in the language of `lang` (`en`, `ru`, `de`).")
            .WithExample(200, ReportExamples.Summary(shape));
        group.MapPost("/summary/", Ask(shape, draft => ThreadTopics.Summary(draft.Activity)))
            .WithAnalysisVersion()
            .Produces<IReadOnlyDictionary<string, string>>(200)
            .WithSummary($"Starts the texts of the summary of a {movement}")
            .WithDescription("Answers one thread for each part. Asking twice answers the same threads; one that failed begins anew.")
            .WithExample(200, ReportExamples.Threads(ThreadTopics.Summary(activity)));
        group.MapPost("/recommendation/", Ask(shape, draft => ThreadTopics.Recommendation(draft.Activity, draft.Exercise)))
            .WithAnalysisVersion()
            .Produces<IReadOnlyDictionary<string, string>>(200)
            .WithSummary($"Starts recommendations for a {movement}")
            .WithDescription("Answers one thread for each metric. Numbers are written in `measurement_system` (`metric`, `imperial`; that of the session by default), "
                + "texts in `lang`. Asking twice answers the same threads; one that failed begins anew.")
            .WithExample(200, ReportExamples.Threads(ThreadTopics.Recommendation(activity, shape.Activity.Exercises[0].Name)));
    }

    private static Delegate Report(ReportShape shape) => async (
        [FromRoute(Name = "session_id")] string sessionId,
        string? lang,
        [FromQuery(Name = "measurement_system")] string? system,
        HttpContext context,
        SessionAccess access,
        ReportReader reader,
        CancellationToken cancellationToken) =>
    {
        var session = await access.ReadAsync(context, shape.Activity.Name, sessionId, cancellationToken);
        var choice = TextChoice.Parse(lang, system, session.Draft.MeasurementSystem);
        return Results.Ok(shape.Report(await reader.ReadAsync(session, choice, compared: true, context.Request, cancellationToken)));
    };

    private static Delegate Summary(ReportShape shape) => async (
        [FromRoute(Name = "session_id")] string sessionId,
        string? lang,
        [FromQuery(Name = "measurement_system")] string? system,
        HttpContext context,
        SessionAccess access,
        ReportReader reader,
        CancellationToken cancellationToken) =>
    {
        var session = await access.ReadAsync(context, shape.Activity.Name, sessionId, cancellationToken);
        var choice = TextChoice.Parse(lang, system, session.Draft.MeasurementSystem);
        return Results.Ok<object>(shape.Summary(await reader.ReadAsync(session, choice, compared: false, context.Request, cancellationToken)));
    };

    private static Delegate Ask(ReportShape shape, Func<SessionDraft, IReadOnlyList<string>> topics) => async (
        [FromRoute(Name = "session_id")] string sessionId,
        string? lang,
        [FromQuery(Name = "measurement_system")] string? system,
        HttpContext context,
        SessionAccess access,
        ThreadDesk threads,
        CancellationToken cancellationToken) =>
    {
        var session = await access.ReadAsync(context, shape.Activity.Name, sessionId, cancellationToken);
        FinishedSession.ResultOf(session);
        var choice = TextChoice.Parse(lang, system, session.Draft.MeasurementSystem);
        return Results.Ok(await threads.AskAsync(session, choice, topics(session.Draft), cancellationToken));
    };
}
