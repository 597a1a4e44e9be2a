using System.Globalization;
using System.Text.Json;

namespace Aikynetix.Bench.Live;

/// <summary>What viewers measured in one run.</summary>
/// <param name="Measured">The answer of the viewers.</param>
/// <param name="Seconds">How long it was measured.</param>
/// <param name="Cores">Cores that the server kept busy.</param>
/// <param name="Megabytes">Memory of the server at the end.</param>
internal sealed record CamerasFigures(JsonElement Measured, double Seconds, double Cores, double Megabytes)
{
    private static readonly string[] Stages = ["assembling", "decoding", "inferring", "publishing", "server", "delivery", "whole"];

    /// <summary>Frames that the server published, a second; what viewers skipped is among them.</summary>
    public double FramesPerSecond => (Count("frames") + Count("skipped")) / Seconds;

    /// <summary>Prints the chain by stage.</summary>
    public void Print(int cameras)
    {
        foreach (var stage in Stages) Say($"  {stage,-10} p50, p95, p99, most: {Text(Measured.GetProperty(stage))} ms");
        var whole = Measured.GetProperty("whole");
        Say($"  p99 − p50 = {whole[2].GetDouble() - whole[0].GetDouble():F1} ms; {FramesPerSecond:F1} of {cameras * 30} frames/s analyzed, {Count("skipped")} of them skipped by viewers");
        Say($"  server: {Cores:F2} cores, {1000 * Cores / FramesPerSecond:F1} ms of a core for each frame, {Megabytes:F0} MB; ledger wrong in {Count("wrong")} frames, at most {Count("mostInFlight")} in flight");
    }

    /// <summary>Median, 95 %, 99 % and largest.</summary>
    public static string Text(JsonElement quantiles) =>
        string.Join(" / ", quantiles.EnumerateArray().Select(value => value.ValueKind == JsonValueKind.Number ? value.GetDouble().ToString("F1", CultureInfo.InvariantCulture) : "–"));

    private int Count(string name) => Measured.GetProperty(name).GetInt32();

    private static void Say(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
