using System.Text;
using Aikynetix.Gateway.FunctionalTests.Auth;
using Aikynetix.Gateway.FunctionalTests.Running;

namespace Aikynetix.Gateway.FunctionalTests.Security;

/// <summary>Requests at random over every route: none hangs, none ends in an undocumented failure, none tells of the inside.</summary>
public sealed class FuzzTests
{
    private const int Count = 500;
    private const int Seed = 20261122;

    private static readonly string[] Methods = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "TRACE", "QUERY", "get", "PROPFIND"];

    private static readonly (string Name, string[] Values)[] Fields =
    [
        ("Content-Type", ["application/json", "application/sdp", "text/plain", "multipart/form-data; boundary=B", "multipart/form-data", "application/offset+octet-stream", "application/grpc", "\"", "application/json; charset=utf-99", "application/trickle-ice-sdpfrag"]),
        ("Accept", ["text/html", "*/*", "application/json;q=nonsense", "image/webp", ""]),
        ("Accept-Encoding", ["gzip", "br, *;q=0", "identity;q=0"]),
        ("Content-Encoding", ["gzip", "br", "x"]),
        ("Range", ["bytes=0-0", "bytes=-1", "bytes=9-1", "bytes=0-,0-,0-", "lines=1-2", "bytes=99999999999999999999-"]),
        ("If-None-Match", ["*", "\"x\"", "W/\""]),
        ("If-Match", ["*", "nonsense"]),
        ("If-Modified-Since", ["yesterday", "Thu, 01 Jan 1970 00:00:00 GMT"]),
        ("Idempotency-Key", ["a", "", "\u00e9"]),
        ("Tus-Resumable", ["1.0.0", "0.9", ""]),
        ("Upload-Length", ["-1", "0", "10", "99999999999999999999", "abc"]),
        ("Upload-Offset", ["0", "-5", "9223372036854775807"]),
        ("Upload-Metadata", ["activity", "activity !!!", "activity d2VpZ2h0bGlmdGluZw==,exercise_name Y2xlYW4=", ",,,"]),
        ("Upload-Checksum", ["sha256 x", "md5 AAAA", "sha1"]),
        ("X-HTTP-Method-Override", ["PATCH", "DELETE", "CONNECT"]),
        ("Origin", ["https://evil.example", "null", "x"]),
        ("Expect", ["100-continue", "nonsense"]),
        ("Upgrade", ["websocket", "h2c"]),
        ("Cookie", ["a=b; c", "\u0001"]),
        ("grpc-timeout", ["1S", "x"]),
    ];

    private static readonly string[] Queries =
    [
        "?lang=xx", "?lang=ru", "?measurement_system=stone", "?analysis_version=0", "?analysis_version=99999999999", "?analysis_version=1", "?demo=true", "?demo=maybe",
        "?limit=-1", "?limit=1e9", "?limit=5", "?start_after_id=x", "?end_before_id=%00", "?start_date=31/02/2026", "?title=%ff", "?user_id=..%2f", "?wait=NaN", "?wait=0",
        "?format=exe", "?format=csv", "?format=c3d", "?from=1&to=x", "?from=-1&to=2147483648", "?signature=x", "?expires=1&signature=x", "?access_token=x", "?a=1&a=2&a[]=3", "?%", "?" ,
    ];

    [Fact]
    public async Task Five_hundred_random_requests_end_well()
    {
        await using var host = await GatewayHost.StartAsync("--Ingest:MaxCaptures=1000", "--Ingest:MaxCapturesPerKey=1000");
        host.Lifter.Close();
        var world = await AccessWorld.MakeAsync(host);
        var random = new Random(Seed);
        var statuses = new Dictionary<int, int>();
        for (var number = 0; number < Count; number++)
        {
            var request = Next(random, world);
            var status = await request.SendAsync(host);
            statuses[status] = statuses.GetValueOrDefault(status) + 1;
        }

        // Most must get past the first door, or nothing was tried.
        Assert.True(statuses.Keys.Count(status => status > 0) >= 7, string.Join(", ", statuses));
        Assert.True(statuses.GetValueOrDefault(401) == 0, "the key is right");
        using var alive = await host.GetAsync("/healthz");
        Assert.True(alive.IsSuccessStatusCode);
        Assert.Equal(0, await new RouteRequest("GET", "/healthz").SendAsync(host) - 200);
    }

    private static RouteRequest Next(Random random, AccessWorld world)
    {
        var row = Pick(random, AccessTable.Rows);
        var method = random.Next(3) == 0 ? Pick(random, Methods) : row.Method == "ANY" ? "POST" : row.Method;
        var path = world.PathOf(row);
        if (random.Next(4) == 0) path = Mutated(random, path);
        if (random.Next(2) == 0) path = path.Split('?')[0] + Pick(random, Queries);
        var headers = Enumerable.Range(0, random.Next(5)).Select(_ => Pick(random, Fields)).DistinctBy(field => field.Name)
            .Select(field => (field.Name, Pick(random, field.Values))).ToList();
        return new RouteRequest(method, path) { Body = method is "GET" or "HEAD" or "TRACE" ? [] : Content(random, world), Headers = headers };
    }

    private static byte[] Content(Random random, AccessWorld world)
    {
        var noise = new byte[random.Next(1, 2000)];
        random.NextBytes(noise);
        return random.Next(6) switch
        {
            0 => [],
            1 => noise,
            2 => Encoding.UTF8.GetBytes($"{{\"user_uid\":\"{world.Owner}\",\"title\":{random.Next()},\"session_ids\":[1,null,\"{world.SessionId}\"],\"url\":\"http://[::1]\"}}"),
            3 => Encoding.UTF8.GetBytes("--B\r\nContent-Disposition: form-data; name=\"video\"; filename=\"a\r\n\r\nx\r\n--B--\r\n"),
            4 => [.. "--B\r\nContent-Disposition: form-data; name=\"exercise_name\"\r\n\r\n"u8, .. noise, .. "\r\n--B--\r\n"u8],
            _ => Encoding.UTF8.GetBytes("v=0\r\no=- 0 0 IN IP4 0.0.0.0\r\ns=-\r\nt=0 0\r\nm=video 9 UDP/TLS/RTP/SAVPF " + random.Next() + "\r\na=" + Convert.ToBase64String(noise)),
        };
    }

    private static string Mutated(Random random, string path)
    {
        var at = random.Next(1, path.Length);
        return random.Next(4) switch
        {
            0 => path[..at] + "%" + random.Next(256).ToString("x2", null) + path[at..],
            1 => path[..at],
            2 => path[..at] + "//" + path[at..],
            _ => path[..at] + (char)random.Next('!', '~') + path[at..],
        };
    }

    private static T Pick<T>(Random random, IReadOnlyList<T> from) => from[random.Next(from.Count)];
}
