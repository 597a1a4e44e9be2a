using System.Text;
using Aikynetix.Gateway.FunctionalTests.Auth;
using Aikynetix.Gateway.FunctionalTests.Running;

namespace Aikynetix.Gateway.FunctionalTests.Security;

/// <summary>Whatever stands where an id belongs, on every route that has one: it is a name that is not known, and never a file.</summary>
public sealed class HostilePathTests
{
    public static TheoryData<string, string> Names => new()
    {
        { "parents", "..%2f..%2f..%2f..%2fetc%2fpasswd" },
        { "parents in the other direction", "..%5c..%5cserver.lock" },
        { "parents twice encoded", "%252e%252e%252f%252e%252e%252flink.key" },
        { "the folder itself", "%2e" },
        { "plain parents", ".." },
        { "a zero", "%00" },
        { "a zero behind a good id", "00000000000000000000000000000000%00.jpg" },
        { "overlong UTF-8", "%c0%ae%c0%ae%c0%af%c0%ae%c0%ae%c0%afevents.db" },
        { "no UTF-8", "%ff%fe%fd" },
        { "half of a pair", "%ed%a0%80" },
        { "a line break", "a%0d%0aSet-Cookie:%20x=1" },
        { "a stream of Windows", "CON::$DATA" },
        { "an absolute path", "%2fetc%2fpasswd" },
        { "a command", "%27%3b%20DROP%20TABLE%20events%3b--" },
        { "wildcards", "%25%5f*%3f" },
        { "a template", "{session_id}" },
        { "other letters", "%E6%8C%99%F0%9F%8F%8B" },
        { "four thousand letters", new string('a', 4000) },
        { "more than a line may have", new string('a', 20_000) },
    };

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_name_that_is_none_is_refused_on_every_route(string what, string name)
    {
        await using var host = await GatewayHost.StartAsync();
        host.Lifter.Close();
        var id = await host.UploadAsync(await Clips.VideoAsync());
        var before = Files(host);
        foreach (var (method, path, body) in Requests(name, id))
        {
            var status = await new RouteRequest(method, path)
            {
                Body = Encoding.UTF8.GetBytes(body),
                Headers = [("Content-Type", "application/json"), ("Tus-Resumable", "1.0.0"), ("Upload-Offset", "0")],
            }.SendAsync(host, "root:");
            // Parents that a path is tidied of lead to another route, which may answer.
            var isTidied = name is ".." or "%2e";
            Assert.True(isTidied ? status < 500 : status is 0 or (>= 400 and < 500), $"{what}: {method} {path[..Math.Min(path.Length, 300)]} was answered {status}");
        }

        Assert.Equal(before, Files(host));
    }

    private static IEnumerable<(string Method, string Path, string Body)> Requests(string name, string id) =>
        from row in AccessTable.Rows
        where row.Pattern.Contains('{', StringComparison.Ordinal) && row.Method is not ("OPTIONS" or "ANY")
        let parts = row.Pattern.Split('/')
        from at in Enumerable.Range(0, parts.Length)
            // A stream may have almost any name, and so may the client of a sub-admin.
        where parts[at] is ['{', ..] and not ("{stream}" or "{client_uid}")
        let path = string.Join('/', parts.Select((part, i) => i == at ? name : part is "{session_id}" ? id : part is ['{', ..] ? "x" : part))
        select (row.Method, path, row.Method is "POST" or "PUT" or "PATCH" ? "{}" : "");

    private static string[] Files(GatewayHost host) =>
    [
        .. Directory.EnumerateFiles(host.Data, "*", SearchOption.AllDirectories)
            .Where(file => !file.Contains(".db", StringComparison.Ordinal)).Order(StringComparer.Ordinal),
    ];
}
