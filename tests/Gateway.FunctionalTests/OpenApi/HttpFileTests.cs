using System.Text.RegularExpressions;
using Aikynetix.Gateway.FunctionalTests.Running;

namespace Aikynetix.Gateway.FunctionalTests.OpenApi;

/// <summary>The file of calls for editors names only routes that there are, and some of every kind.</summary>
public sealed partial class HttpFileTests
{
    [Fact]
    public async Task Every_call_is_one_of_a_route_and_every_tag_has_one()
    {
        await using var host = await GatewayHost.StartAsync();
        var document = await host.ReadAsync("/openapi/v1.json");
        var routes = (
            from path in document.GetProperty("paths").EnumerateObject()
            from operation in path.Value.EnumerateObject()
            select (Method: operation.Name.ToUpperInvariant(), Pattern: new Regex($"^{Name().Replace(path.Name, "[^/]+")}$"), Tag: operation.Value.GetProperty("tags")[0].GetString())).ToArray();
        var calls = Call().Matches(await File.ReadAllTextAsync(FilePath(), TestContext.Current.CancellationToken))
            .Select(call => (Method: call.Groups[1].Value, Path: call.Groups[2].Value)).Where(call => !call.Path.StartsWith("/openapi", StringComparison.Ordinal)).ToArray();
        Assert.All(calls, call => Assert.Contains(routes, route => route.Method == call.Method && route.Pattern.IsMatch(call.Path)));
        var shown = routes.Where(route => calls.Any(call => route.Method == call.Method && route.Pattern.IsMatch(call.Path))).Select(route => route.Tag);
        // Runs and assessments are called as lifts and jumps are.
        Assert.Equal(["Mobility"], routes.Select(route => route.Tag).Distinct().Except(shown));
    }

    private static string FilePath([System.Runtime.CompilerServices.CallerFilePath] string here = "") =>
        Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "docs", "aikynetix.http");

    [GeneratedRegex(@"^(GET|POST|PUT|PATCH|DELETE) \{\{host\}\}([^?\n]+)", RegexOptions.Multiline)]
    private static partial Regex Call();

    [GeneratedRegex(@"\{[a-z_]+\}")]
    private static partial Regex Name();
}
