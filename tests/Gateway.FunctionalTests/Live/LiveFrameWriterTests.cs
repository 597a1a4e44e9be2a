using System.Diagnostics;
using System.Text.Json;
using Aikynetix.Biomechanics.Live;
using Aikynetix.Gateway.Live;
using Aikynetix.Pose;
using Aikynetix.Streaming;

namespace Aikynetix.Gateway.FunctionalTests.Live;

/// <summary>The compact form of a frame, number by number.</summary>
public sealed class LiveFrameWriterTests
{
    [Fact]
    public void Every_member_of_a_frame_is_written_as_documented()
    {
        var second = Stopwatch.Frequency;
        var latency = new LatencyChain(0, second / 100, second / 50, second / 20, second / 10, Captured: DateTimeOffset.UnixEpoch);
        var ledger = new FrameLedger(10, 7, new Dictionary<string, long> { ["superseded"] = 2 });
        var state = LiveFrames.State("pull", 2) with { BarSpeed = 1.725 };
        var frame = new LiveFrame("s", 8, LiveFrames.Frame(9, latency), state, ledger, DateTimeOffset.UnixEpoch.AddMilliseconds(140.26));
        var json = JsonElement.Parse(frame.Json.Utf8.Span);

        Assert.Equal(("s", 8, 9, 0.3), (json.GetProperty("session_id").GetString(), Number("sequence"), Number("frame"), json.GetProperty("time").GetDouble()));
        Assert.Equal((720, 1280, 0.98), (Number("width"), Number("height"), json.GetProperty("presence").GetDouble()));
        Assert.Equal(Skeleton.Count, json.GetProperty("points").GetArrayLength());
        Assert.Equal(JsonValueKind.Null, json.GetProperty("points")[(int)BodyPoint.Nose].ValueKind);
        Assert.Equal("[50.2,100.6,0.88]", json.GetProperty("points")[5].GetRawText());
        Assert.Equal(LiveAngles.Names.Count, json.GetProperty("angles").GetArrayLength());
        Assert.Equal("[90,null,92]", "[" + string.Join(",", json.GetProperty("angles").EnumerateArray().Take(3).Select(value => value.GetRawText())) + "]");
        Assert.Equal("0.9,0,0.9", string.Join(",", json.GetProperty("validity").EnumerateArray().Take(3).Select(value => value.GetRawText())));
        Assert.Equal("""{"assembling":10,"decoding":10,"inferring":30,"publishing":50,"total":100,"glass":140.3}""", json.GetProperty("latency").GetRawText());
        Assert.Equal(140.26, json.GetProperty("at").GetDouble());
        Assert.Equal("""{"received":10,"analyzed":7,"dropped":{"superseded":2},"in_flight":1}""", json.GetProperty("ledger").GetRawText());
        Assert.Equal(1.725, json.GetProperty("state").GetProperty("bar_speed").GetDouble());
        Assert.Equal(JsonValueKind.Null, json.GetProperty("state").GetProperty("bottom_knee_angle").ValueKind);
        Assert.Same(frame.Json, frame.Json);
        Assert.InRange(frame.Json.Utf8.Length, 500, 2000);

        int Number(string name) => json.GetProperty(name).GetInt32();
    }
}
