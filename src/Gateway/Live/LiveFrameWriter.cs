using System.Buffers;
using System.Diagnostics;
using System.Text.Json;
using Aikynetix.Gateway.Wire;
using Aikynetix.Pose;
using Aikynetix.Streaming;

namespace Aikynetix.Gateway.Live;

/// <summary>
/// Writes a frame in its compact form: arrays in the order of the snapshot's names, unknown numbers as null.
/// </summary>
/// <example>
/// <code>
/// { "session_id": "…", "sequence": 812, "frame": 815, "time": 27.1667, "width": 720, "height": 1280, "presence": 0.98,
///   "points": [[301.5, 212.4, 0.93], null, …], "angles": [98.4, null, …], "validity": [0.91, 0, …],
///   "state": { "repetitions": 2, "phase": "squat", "bar_speed": 1.72, "bottom_knee_angle": null, "near_side": "left", "view": "side", "scale_source": "plate" },
///   "latency": { "assembling": 1.2, "decoding": 3.4, "inferring": 18.9, "publishing": 0.2, "total": 23.7, "glass": null },
///   "at": 1767225600123.45,
///   "ledger": { "received": 816, "analyzed": 812, "dropped": { "superseded": 3 }, "in_flight": 1 } }
/// </code>
/// Points are pixels of the upright picture and a score; time is seconds from the first frame; latencies are milliseconds, <c>glass</c> from the
/// camera's shutter by the sender's clock; <c>at</c> is when the frame was handed to its viewers, milliseconds since 1970 by the server's clock.
/// </example>
internal static class LiveFrameWriter
{
    // A tenth of a pixel or a degree is finer than any model sees, and half as long as the number itself.
    private const int PixelDigits = 1;
    private const int ScoreDigits = 2;
    private const int SecondDigits = 4;
    private const int MillisecondDigits = 2;

    /// <summary>Writes the frame.</summary>
    public static PrewrittenJson Write(LiveFrame frame)
    {
        var target = new ArrayBufferWriter<byte>(2048);
        using (var json = new Utf8JsonWriter(target, new JsonWriterOptions { SkipValidation = true }))
        {
            var (pose, angles) = (frame.Angles.Pose, frame.Angles);
            json.WriteStartObject();
            json.WriteString("session_id", frame.SessionId);
            json.WriteNumber("sequence", frame.Sequence);
            json.WriteNumber("frame", pose.FrameId);
            Write(json, "time", pose.Time.TotalSeconds, SecondDigits);
            json.WriteNumber("width", angles.Width);
            json.WriteNumber("height", angles.Height);
            Write(json, "presence", pose.Presence, ScoreDigits);
            WritePoints(json, pose.Points);
            WriteAll(json, "angles", angles.Angles, PixelDigits);
            WriteAll(json, "validity", angles.Validity, ScoreDigits);
            json.WritePropertyName("state");
            JsonSerializer.Serialize(json, frame.State, ApiJson.Options);
            WriteLatency(json, angles.Latency, frame.Glass);
            Write(json, "at", (frame.At - DateTimeOffset.UnixEpoch).TotalMilliseconds, MillisecondDigits);
            WriteLedger(json, frame.Ledger);
            json.WriteEndObject();
        }

        return new PrewrittenJson(target.WrittenMemory);
    }

    private static void WritePoints(Utf8JsonWriter json, Keypoint[] points)
    {
        json.WriteStartArray("points");
        foreach (var point in points)
        {
            if (!point.IsPresent)
            {
                json.WriteNullValue();
                continue;
            }

            json.WriteStartArray();
            Write(json, point.X, PixelDigits);
            Write(json, point.Y, PixelDigits);
            Write(json, point.Score, ScoreDigits);
            json.WriteEndArray();
        }

        json.WriteEndArray();
    }

    private static void WriteLatency(Utf8JsonWriter json, LatencyChain chain, TimeSpan? glass)
    {
        json.WriteStartObject("latency");
        WriteSpan(json, "assembling", chain.Received, chain.Assembled);
        WriteSpan(json, "decoding", chain.Assembled, chain.Decoded);
        WriteSpan(json, "inferring", chain.Decoded, chain.Inferred);
        WriteSpan(json, "publishing", chain.Inferred, chain.Published);
        WriteSpan(json, "total", chain.Received, chain.Published);
        Write(json, "glass", glass?.TotalMilliseconds ?? double.NaN, PixelDigits);
        json.WriteEndObject();
    }

    private static void WriteLedger(Utf8JsonWriter json, FrameLedger ledger)
    {
        json.WriteStartObject("ledger");
        json.WriteNumber("received", ledger.Received);
        json.WriteNumber("analyzed", ledger.Analyzed);
        json.WriteStartObject("dropped");
        foreach (var (cause, count) in ledger.Dropped) json.WriteNumber(cause, count);
        json.WriteEndObject();
        json.WriteNumber("in_flight", ledger.InFlight);
        json.WriteEndObject();
    }

    private static void WriteSpan(Utf8JsonWriter json, string name, long from, long to) =>
        Write(json, name, Stopwatch.GetElapsedTime(from, to).TotalMilliseconds, PixelDigits);

    private static void WriteAll(Utf8JsonWriter json, string name, float[] values, int digits)
    {
        json.WriteStartArray(name);
        foreach (var value in values) Write(json, value, digits);
        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, string name, double value, int digits)
    {
        json.WritePropertyName(name);
        Write(json, value, digits);
    }

    private static void Write(Utf8JsonWriter json, double value, int digits)
    {
        if (double.IsFinite(value)) json.WriteNumberValue(Math.Round(value, digits));
        else json.WriteNullValue();
    }
}
