using System.Globalization;
using System.Text.Json;
using Aikynetix.PlotClient;

// Uploads a clip, waits for its analysis, prints its numbers, draws its curves.
var given = args.Chunk(2).Where(pair => pair.Length == 2).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);
if (!given.TryGetValue("--key", out var key) || !given.TryGetValue("--input", out var input))
{
    Console.Error.WriteLine("PlotClient --key KEY --input clip.mp4 [--server http://localhost:8080] [--exercise clean] [--user someUserId123] [--output lift.svg]");
    return 2;
}

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    stop.Cancel();
};
try
{
    using var server = new LiftServer(new Uri(given.GetValueOrDefault("--server", "http://localhost:8080")), key);
    var session = await server.UploadAsync(input, given.GetValueOrDefault("--exercise", "clean"), given.GetValueOrDefault("--user", "someUserId123"), stop.Token);
    Console.WriteLine($"session {session}");
    await server.WaitAsync(session, stop.Token);
    var details = await server.DetailsAsync(session, stop.Token);
    foreach (var metric in details.GetProperty("metrics").EnumerateObject())
        if (metric.Value.ValueKind == JsonValueKind.Number) Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{metric.Name} {metric.Value.GetDouble():G6}"));
    var output = given.GetValueOrDefault("--output", "lift.svg");
    await File.WriteAllTextAsync(output, LiftPlot.Draw(details), stop.Token);
    Console.WriteLine(output);
    return 0;
}
catch (Exception refused) when (refused is InvalidOperationException or HttpRequestException or IOException)
{
    Console.Error.WriteLine(refused.Message);
    return 1;
}
