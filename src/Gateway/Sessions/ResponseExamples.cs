using System.Text.Json;
using System.Text.Json.Nodes;
using Aikynetix.Biomechanics;
using Aikynetix.Gateway.Activities;
using Aikynetix.Gateway.Wire;
using Aikynetix.Sessions.Analyses;
using Microsoft.OpenApi;

namespace Aikynetix.Gateway.Sessions;

/// <summary>Examples for the OpenAPI document, made by the code that answers, so that they cannot tell another form.</summary>
internal static class ResponseExamples
{
    /// <summary>The session of all examples.</summary>
    public const string Id = "0123456789abcdef0123456789abcdef";
    private static readonly DateTimeOffset Made = new(2026, 3, 9, 15, 4, 5, TimeSpan.Zero);

    /// <summary>Puts an example into the answer of an operation.</summary>
    public static void Add(OpenApiOperation operation, JsonNode? example)
    {
        if (operation.Responses!.TryGetValue("200", out var answer) && answer.Content!.TryGetValue("application/json", out var json)) json.Example = example;
    }

    /// <summary>Details of a completed session.</summary>
    public static Task<JsonNode?> DetailsAsync(ActivityShape shape, CancellationToken cancellationToken)
    {
        var analysis = OpenAnalysis.Of(Sample(shape.Activity));
        return JsonAsync(shape.Details(
            new SessionDetails
            {
                SessionId = Id,
                Status = "completed",
                Progress = 1,
                Error = null,
                ErrorCode = null,
                Title = shape.Activity.Exercises[0].Spoken,
                Activity = shape.Activity.Name,
                Exercise = shape.Activity.Exercises[0].Name,
                UserName = "Demo client",
                CreatedAt = CreatedAt.From(Made),
                CreatedAtIso = CreatedAt.Iso(Made),
                VideoUrl = $"http://localhost:8080/videos/{Id}/original/?expires=1773072245&signature=…",
                AnalyzedVideoUrl = $"http://localhost:8080/videos/{Id}/analyzed/1/?expires=1773072245&signature=…",
                Capture = null,
                Angles = analysis.Angles,
                AllTimestamps = analysis.Head.Timestamps,
                Segments = SegmentBody.From(analysis.Head),
                Quality = QualityBody.From(analysis.Head, new FramesBody(2, 2, new Dictionary<string, long>())),
            },
            analysis), cancellationToken);
    }

    /// <summary>What the runs of a user come to.</summary>
    public static JsonNode? RunTotal() => JsonSerializer.SerializeToNode(
        new RunTotalBody(
            "someUserId123", Demo: false, Sessions: 3, TotalDistance: 1840.5, TotalTime: 561.2, AverageDistance: 613.5, AverageTime: 187.1,
            SegmentKeys.OfRun.ToDictionary(key => key, key => key switch { "speed" => 3.28, "cadence" => 168.4, "contact_time" => 0.246, _ => double.NaN })),
        ApiJson.Options);

    /// <summary>What a body looks like as an answer.</summary>
    public static async Task<JsonNode?> JsonAsync(object body, CancellationToken cancellationToken)
    {
        using var text = new MemoryStream();
        await JsonSerializer.SerializeAsync(text, body, body.GetType(), ApiJson.Options, cancellationToken);
        return JsonNode.Parse(text.GetBuffer().AsSpan(0, (int)text.Length));
    }

    /// <summary>An analysis with the numbers of the activity.</summary>
    public static MotionAnalysis Sample(Activity activity)
    {
        var (segment, side, phase, series, metrics) = Numbers(activity.Name);
        var verdicts = metrics.ToDictionary(metric => metric.Key, metric => new MetricQuality(true, null, metric.Value * 0.97, metric.Value * 1.03));
        return new MotionAnalysis
        {
            Activity = activity.Name,
            Exercise = activity.Exercises[0].Name,
            Timestamps = [0, 0.004167],
            Angles = new Dictionary<string, double[]> { ["lkne_angle"] = [171.2, 170.9], ["kne_angle"] = [171.2, 170.9] },
            ReportMetrics = series.ToDictionary(one => one.Key, one => one.Values),
            Keypoints = new Dictionary<string, double[]> { ["lknex"] = [0.031, 0.032], ["lkney"] = [0.482, 0.482], ["lknev"] = [0.97, 0.97] },
            KeypointUnit = "m",
            Metrics = metrics,
            Phases = [],
            MainSegment = segment,
            Segments =
            [
                new MovementSegment
                {
                    Name = segment, Side = side, Start = 0, End = 0.004167, Metrics = metrics, Quality = verdicts, Phases = [new MotionPhase(phase, 0, 0.004167)],
                },
            ],
            Quality = new QualityReport
            {
                FramesPerSecond = 240,
                VariableFrameRate = false,
                View = "side_left",
                ScaleSource = activity.Name == "Weightlifting" ? "plate" : "height",
                ScaleError = 0.05,
                Roll = 0.4,
                Yaw = 6,
                BarSource = activity.Name == "Weightlifting" ? "plate" : "none",
                Metrics = verdicts,
                Warnings = [],
            },
        };
    }

    private static (string Segment, string? Side, string Phase, (string Key, double[] Values)[] Series, Dictionary<string, double> Metrics) Numbers(string activity) =>
        activity switch
        {
            "Weightlifting" => ("lift_1", null, "first_pull", [("bar", [0.225, 0.226]), ("vbar", [0.01, 0.02])],
                new() { ["max_bar_speed"] = 1.83, ["max_power"] = 2140, ["max_bar_height"] = 1.02 }),
            "Jumping" => ("jump_1", null, "braking", [("hipy", [0.912, 0.911])],
                new() { ["jump_height"] = 0.342, ["flight_time"] = 0.528, ["rsi_modified"] = 0.47 }),
            "Running" => ("step_1", "left", "contact", [("contact_left", [0, 1]), ("contact_right", [0, 0]), ("hipy", [0.912, 0.911])],
                new() { ["contact_time"] = 0.231, ["flight_time"] = 0.119, ["cadence"] = 171.4 }),
            _ => ("repetition_1", null, "descent", [("hipy", [0.912, 0.911])], new() { ["score"] = 2, ["composite"] = 71, ["knee_angle"] = 61.6 }),
        };
}
