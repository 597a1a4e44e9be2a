using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Aikynetix.EndToEnd.Tests;

/// <summary>What docs/api.md shows runs as it stands, from top to bottom, and shows every route that there is.</summary>
public sealed partial class DocumentedCallsTests : EndToEndTest
{
    // Notes of every call what was asked, how it ended and what the server answered; -D is read by nobody else.
    private const string Watch = """
        curl() {
          local call; call=$(mktemp "$CALLS/$(date +%s%N).XXXXXX")
          printf '%s\n' "$@" > "$call"
          command curl -sS -D "$call.head" "$@"
          local ended=$?
          echo $ended > "$call.exit"
          return $ended
        }

        """;

    [Fact]
    public async Task Every_line_runs_and_every_route_is_called()
    {
        NeedFfmpeg();
        using var server = await ServerProcess.StartAsync(Folder, bundledOnly: true, Token, "--Demo:Enabled=true", "--Webhooks:AllowPrivateNetworks=true");
        await DemoAsync(server);
        var output = await RunAsync(server);
        var calls = Directory.GetFiles(Path.Combine(Folder, "calls")).Where(file => !file.EndsWith(".head", StringComparison.Ordinal) && !file.EndsWith(".exit", StringComparison.Ordinal))
            .Order().Select(Read).ToArray();
        var failed = calls.Where(call => call.Exit != 0 || call.Status is < 200 or >= 400).Select(call => $"{call.Method} {call.Path}: {call.Status}, curl ended with {call.Exit}");
        Assert.True(!failed.Any(), string.Join('\n', failed) + "\n" + output);

        var routes = Routes(await GetAsync(server, "/openapi/v1.json")).ToArray();
        Assert.NotEmpty(routes);
        // Where two patterns fit, the one with fewer names in it is meant.
        var called = calls.SelectMany(call => routes.Where(route => route.Method == call.Method && route.Pattern.IsMatch(call.Path))
            .OrderBy(route => route.Template.Count(letter => letter == '{')).Take(1)).Select(route => $"{route.Method} {route.Template}").ToHashSet();
        Assert.Empty(routes.Select(route => $"{route.Method} {route.Template}").Except(called));
    }

    // Made in the background; the test's own time limit ends the asking.
    private static async Task DemoAsync(ServerProcess server)
    {
        while (true)
        {
            using var answer = await server.Http.GetAsync("/weightlifting/sessions/any/?demo=true", Token);
            var body = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Token)).RootElement;
            if (!body.TryGetProperty("session_id", out var id)) continue;
            if (body.GetProperty("status").GetString() == "completed") return;
            await GetAsync(server, $"/sessions/{id.GetString()}/status/?demo=true&wait=20");
        }
    }

    private async Task<string> RunAsync(ServerProcess server)
    {
        var document = await File.ReadAllTextAsync(Path.Combine(GatewayProgram.Root, "docs", "api.md"), Token);
        var script = Path.Combine(Folder, "document.sh");
        await File.WriteAllTextAsync(script, Watch + string.Join('\n', Block().Matches(document).Select(block => block.Groups[1].Value)), Token);
        var calls = Directory.CreateDirectory(Path.Combine(Folder, "calls"));
        Directory.CreateSymbolicLink(Path.Combine(Folder, "assets"), Path.Combine(GatewayProgram.Root, "assets"));
        var start = new ProcessStartInfo("bash", [script]) { WorkingDirectory = Folder, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["HOST"] = server.Http.BaseAddress!.ToString().TrimEnd('/');
        start.Environment["KEY"] = ServerProcess.Key;
        start.Environment["CALLS"] = calls.FullName;
        using var shell = Process.Start(start)!;
        try
        {
            var (output, errors) = (shell.StandardOutput.ReadToEndAsync(Token), shell.StandardError.ReadToEndAsync(Token));
            await shell.WaitForExitAsync(Token);
            // What goes to the output are whole analyses.
            var said = await output;
            return $"{(said.Length > 4000 ? said[^4000..] : said)}\n{await errors}";
        }
        finally
        {
            if (!shell.HasExited) shell.Kill(entireProcessTree: true);
        }
    }

    private static (string Method, string Path, int Exit, int Status) Read(string file)
    {
        var words = File.ReadAllLines(file);
        var given = Array.IndexOf(words, "-X");
        var method = given >= 0 ? words[given + 1]
            : words.Contains("-I") ? "HEAD"
            : words.Any(word => word is "-F" or "-d" or "--data-binary") ? "POST" : "GET";
        var path = words.First(word => word.StartsWith("http://127.0.0.1", StringComparison.Ordinal)).Split('?')[0].Split('/', 4)[^1];
        var status = File.Exists(file + ".head") ? File.ReadLines(file + ".head").LastOrDefault(line => line.StartsWith("HTTP/", StringComparison.Ordinal)) : null;
        return (method, "/" + path, int.Parse(File.ReadAllText(file + ".exit"), null), status is null ? 0 : int.Parse(status.Split(' ')[1], null));
    }

    private static IEnumerable<(string Method, string Template, Regex Pattern)> Routes(JsonElement document) =>
        from path in document.GetProperty("paths").EnumerateObject()
        from operation in path.Value.EnumerateObject()
        select (operation.Name.ToUpperInvariant(), path.Name, new Regex($"^{Parameter().Replace(path.Name.TrimEnd('/'), "[^/]+")}/?$"));

    [GeneratedRegex("^```sh\n(.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex(@"\{[a-z_]+\}")]
    private static partial Regex Parameter();
}
