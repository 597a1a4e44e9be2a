using System.Text.Json;
using System.Text.Json.Nodes;
using Aikynetix.Biomechanics;
using Aikynetix.Gateway.Sessions;
using Aikynetix.Gateway.Threads;
using Aikynetix.Gateway.Wire;
using Aikynetix.Sessions;
using Aikynetix.Sessions.Accounts;
using Aikynetix.Sessions.Events;

namespace Aikynetix.Gateway.Reports;

/// <summary>Examples for the OpenAPI document, made by the code that answers.</summary>
internal static class ReportExamples
{
    private const string Id = "0123456789abcdef0123456789abcdef";
    private const string Text = "Greatest bar speed: 1.83 m/s (90 % interval 1.78–1.88 m/s), inside 1.65–2.05 m/s.";
    private static readonly DateTimeOffset Made = new(2026, 3, 9, 15, 4, 5, TimeSpan.Zero);

    /// <summary>The report of a completed session.</summary>
    public static JsonNode? Report(ReportShape shape) => Json(shape.Report(Source(shape)));

    /// <summary>The summary of a completed session.</summary>
    public static JsonNode? Summary(ReportShape shape) => Json(shape.Summary(Source(shape)));

    /// <summary>Threads that were started.</summary>
    public static JsonNode? Threads(IEnumerable<string> topics) => Json(topics.ToDictionary(topic => topic, topic => ThreadId.Of(Id, 1, topic, new TextChoice("en", "metric"))));

    private static JsonNode? Json(object body) => JsonSerializer.SerializeToNode(body, body.GetType(), ApiJson.Options);

    private static ReportSource Source(ReportShape shape)
    {
        var (activity, exercise) = (shape.Activity.Name, shape.Activity.Exercises[0].Name);
        var topics = ThreadTopics.Summary(activity).Take(1).Concat(ThreadTopics.Recommendation(activity, exercise).Take(1));
        return new ReportSource
        {
            Session = new SessionView
            {
                Id = Id,
                Status = SessionStatus.Completed,
                Progress = 1,
                CreatedAt = Made,
                Draft = new SessionDraft(Id, activity, exercise, exercise, "someUserId123", "key", "", "", new MovementFacts(), [], "metric"),
                HasVideo = true,
            },
            Analysis = Analysis(shape),
            User = new UserProfile("someUserId123") { DisplayName = "Demo client", Age = 27, WeightKg = 81, HeightCm = 178 },
            Texts = topics.ToDictionary(topic => topic, _ => Text),
            Picture = phase => $"http://localhost:8080/videos/{Id}/phases/{phase}/?expires=1773072245&signature=…",
        };
    }

    private static MotionAnalysis Analysis(ReportShape shape)
    {
        var sample = ResponseExamples.Sample(shape.Activity);
        var (metrics, report) = (new Dictionary<string, double>(sample.Metrics), new Dictionary<string, double[]>(sample.ReportMetrics));
        foreach (var (key, value) in new[] { ("start_of_lifting", 0.0), ("first_pull_end", 0.52), ("takeoff", 0.004167) }) metrics[key] = value;
        foreach (var (key, value) in new[] { ("power", 310.0), ("grf", 1720.0), ("vhipy", 0.12), ("hipy", 0.612), ("barx", -0.004) }) report[key] = [value, value];
        var angles = new Dictionary<string, double[]>(sample.Angles) { ["shin_angle"] = [74.8, 74.6], ["torso_angle"] = [40.2, 40.3], ["hip_angle"] = [81.2, 81.6] };
        return sample with { Metrics = metrics, ReportMetrics = report, Angles = angles, Phases = [new MotionPhase("first_pull", 0, 0.52)] };
    }
}
