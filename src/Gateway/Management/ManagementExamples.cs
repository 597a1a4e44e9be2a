using System.Text.Json;
using Aikynetix.Gateway.Wire;

namespace Aikynetix.Gateway.Management;

/// <summary>Examples for the OpenAPI document, made of the bodies that answer.</summary>
internal static class ManagementExamples
{
    private const string Id = "0123456789abcdef0123456789abcdef";
    private const string Asked = "2026-03-09T15:04:05.000Z";
    private static readonly DateTimeOffset Made = new(2026, 3, 9, 15, 4, 5, TimeSpan.Zero);

    /// <summary>One session of a list.</summary>
    public static SessionSummary Session { get; } = new()
    {
        SessionId = Id,
        Title = "Heavy single",
        Activity = "Weightlifting",
        Exercise = "clean",
        Status = "completed",
        Progress = 1,
        ErrorCode = null,
        CreatedAt = CreatedAt.From(Made),
        CreatedAtIso = CreatedAt.Iso(Made),
        CreatedBy = "preset",
        UserId = "someUserId123",
        UserName = "Demo client",
        AnalysisVersion = 2,
        Metrics = new Dictionary<string, double> { ["max_bar_speed"] = 1.83, ["max_power"] = 2140, ["max_bar_height"] = 1.02, ["barbell_weight"] = 100 },
        ThumbnailUrl = null,
    };

    /// <summary>Sessions by their ids.</summary>
    public static SessionsBody Sessions { get; } = new(new Dictionary<string, SessionSummary> { [Id] = Session });

    /// <summary>One page of a list.</summary>
    public static SessionPageBody Page { get; } = new(Sessions.Sessions, 1, Id, Id);

    /// <summary>One more analysis.</summary>
    public static ReanalysisBody Reanalysis { get; } = new(Id, 2, "queued");

    /// <summary>Two analyses.</summary>
    public static AnalysesBody Analyses { get; } = new(Id, 2, [Analysis(1, "aiky-pose-s 6f0c2d1a"), Analysis(2, "aiky-pose-m 0b77c1de")]);

    /// <summary>Two analyses compared.</summary>
    public static AnalysisDifference Difference { get; } = new()
    {
        SessionId = Id,
        From = Analyses.Analyses[0],
        To = Analyses.Analyses[1],
        Metrics = new Dictionary<string, MetricDifference> { ["max_bar_speed"] = new(1.79, 1.83, 0.04, [1.7, 1.88], [1.75, 1.91], true) },
        Segments = new Dictionary<string, IReadOnlyDictionary<string, MetricDifference>>
        {
            ["lift_1"] = new Dictionary<string, MetricDifference> { ["max_bar_speed"] = new(1.79, 1.83, 0.04, [1.7, 1.88], [1.75, 1.91], true) },
        },
        OnlyInFrom = [],
        OnlyInTo = ["lift_2"],
    };

    /// <summary>Puts an example into the answer of a route.</summary>
    public static RouteHandlerBuilder WithExample<T>(this RouteHandlerBuilder route, T example, string status = "200") =>
        route.AddOpenApiOperationTransformer((operation, _, _) =>
        {
            operation.Responses![status].Content!["application/json"].Example = JsonSerializer.SerializeToNode(example, ApiJson.Options);
            return Task.CompletedTask;
        });

    private static AnalysisBody Analysis(int version, string model) => new(version, "completed", 1, false, model, Asked, Asked, null, null);
}
