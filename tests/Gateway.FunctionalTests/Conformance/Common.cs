using System.Text.Json;

namespace Aikynetix.Gateway.FunctionalTests.Conformance;

/// <summary>What the documents say of several activities alike.</summary>
internal static class Common
{
    /// <summary>Joints and points with x, y and validity.</summary>
    public const string Keypoints = """{"lknex": ["number?"], "lkney": ["number?"], "lknev": ["number?"], "nosex": ["number?"], "headx": ["number?"], "neckv": ["number?"], "*": ["number?"]}""";

    /// <summary>Who a summary is of, and of which day.</summary>
    public const string SummaryUser =
        """ "user_information": {"weight": "number?", "height": "number?", "age": "text?", "gender": "text?", "email": "text?", "display_name": "text"}, "session_date": "day" """;

    private const string Verdicts = """{"*": {"ok": "truth", "reason": "text?", "interval": "any"}}""";

    /// <summary>The members that the details of every activity have.</summary>
    public static string Details(string activity, string exercise) => $$"""
        "session_id": "id", "analyzed_video_url": "link?", "video_url": "link", "created_at": {{DocumentedServer.CreatedAt}}, "created_at_iso": "iso", "exercise": "={{exercise}}",
        "user_name": "text", "activity": "={{activity}}", "title": "text", "all_timestamps": ["number"], "status": "=completed", "progress": "share", "demo": "truth",
        "error": "text?", "error_code": "text?", "capture": "any",
        "segments": [{"name": "text", "side": "text?", "start": "number", "end": "number", "metrics": {"*": "number?"}, "phases": "any"}],
        "quality": {"fps": "number", "variable_frame_rate": "truth", "view": "text", "roll": "number?", "yaw": "number?", "scale_source": "text", "scale_error": "number?",
            "slow_motion": "number", "bar_source": "text", "frames": {"received": "whole", "analyzed": "whole", "dropped": {"*": "whole"} }, "warnings": ["text"],
            "metrics": {{Verdicts}}, "segments": {"*": {{Verdicts}} } }
        """;

    /// <summary>Checks that each series of the groups has one value per frame and, where keypoints are among them, that every point is complete.</summary>
    public static void HasOneValuePerFrame(JsonElement body, params string[] groups)
    {
        var frames = body.GetProperty("all_timestamps").GetArrayLength();
        Assert.NotEqual(0, frames);
        foreach (var group in groups)
            Assert.All(body.GetProperty(group).EnumerateObject(), series => Assert.Equal((series.Name, frames), (series.Name, series.Value.GetArrayLength())));
        if (!groups.Contains("keypoints")) return;
        string[] points = [.. "ear sho elb wri hip kne ank hee toe".Split(' ').SelectMany(joint => new[] { "l" + joint, "r" + joint }), "head", "nose", "neck"];
        var keys = body.GetProperty("keypoints").EnumerateObject().Select(key => key.Name).ToHashSet();
        Assert.All(points.SelectMany(point => new[] { point + "x", point + "y", point + "v" }), key => Assert.Contains(key, keys));
    }

    /// <summary>Waits for every thread and checks what it says.</summary>
    public static async Task ThreadsAsync(DocumentedServer server, JsonElement threads)
    {
        foreach (var thread in threads.EnumerateObject())
        {
            JsonElement body;
            do body = await server.AnswerAsync(HttpMethod.Get, $"/threads/{thread.Value.GetString()}/");
            while (body.GetProperty("status").GetString() is "queued" or "running");
            Shape.Check(body, $$"""
                {"thread_id": "={{thread.Value.GetString()}}", "session_id": "id", "topic": "={{thread.Name}}", "language": "=en", "status": "=completed", "text": "text",
                 "author": "=rules", "created_at_iso": "iso", "...": ""}
                """);
        }
    }
}
