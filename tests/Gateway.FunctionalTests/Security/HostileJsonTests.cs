using System.Text;
using Aikynetix.Gateway.FunctionalTests.Auth;
using Aikynetix.Gateway.FunctionalTests.Running;

namespace Aikynetix.Gateway.FunctionalTests.Security;

/// <summary>JSON that nobody means well, on every route that reads a body.</summary>
public sealed class HostileJsonTests
{
    private const string Object = "{\"title\":\"a\",\"url\":\"https://example.org/\",\"age\":3,\"user_uid\":\"abc\"";

    public static TheoryData<string, byte[], int[]> Bodies => new()
    {
        { "lists thirty thousand deep", Encoding.UTF8.GetBytes(new string('[', 30_000) + new string(']', 30_000)), [400] },
        { "objects five thousand deep", Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("{\"a\":", 5000)) + "1" + new string('}', 5000)), [400] },
        { "never closed", Encoding.UTF8.GetBytes(new string('{', 1000)), [400] },
        { "ten megabytes", Encoding.UTF8.GetBytes($"{Object},\"display_name\":\"{new string('a', 10 << 20)}\"}}"), [413] },
        { "a number of fifty thousand digits", Encoding.UTF8.GetBytes($"{{\"age\":{new string('9', 50_000)},\"title\":{new string('9', 9000)}}}"), [400] },
        { "a member twice", Encoding.UTF8.GetBytes(Object + ",\"title\":\"b\",\"age\":4,\"url\":\"https://example.org/2\"}"), [400] },
        { "no UTF-8", [.. "{\"title\":\""u8, 0xff, 0xfe, .. "\",\"display_name\":\""u8, 0xc0, 0xaf, .. "\"}"u8], [400] },
        { "half of a pair", Encoding.UTF8.GetBytes("{\"title\":\"\\ud800\",\"display_name\":\"\\ud800\",\"url\":\"https://\\ud800/\",\"user_uid\":\"\\ud800\"}"), [400] },
        { "zeros", Encoding.UTF8.GetBytes("{\"title\":\"a\\u0000b\",\"display_name\":\"a\\u0000b\",\"url\":\"https://a\\u0000b/\",\"user_uid\":\"a\\u0000b\"}"), [400, 404] },
        { "a line break", Encoding.UTF8.GetBytes("{\"title\":\"a\\r\\nX: 1\",\"display_name\":\"a\\r\\nX: 1\",\"url\":\"https://a/\\r\\nX: 1 \",\"user_uid\":\"a\\r\\nb\"}"), [400, 404] },
        { "nothing", [], [400, 415] },
        { "null", "null"u8.ToArray(), [400] },
        { "a list", "[1,2]"u8.ToArray(), [400] },
        { "the prototype", "{\"__proto__\":{\"role\":\"admin\"},\"$type\":\"System.Diagnostics.Process\",\"title\":[],\"url\":{},\"age\":[],\"user_uid\":7}"u8.ToArray(), [400] },
    };

    // The routes of the table that take JSON, and the thing that a path names must be there: it is what they would change.
    public static string[] Patterns { get; } =
    [
        .. AccessTable.Rows.Where(row => row.Method is "POST" or "PUT" or "PATCH")
            .Where(row => row.Pattern is "/client-management/clients/" or "/client-management/clients/{user_uid}/" or "/user-management/users/{user_uid}/"
                or "/api-management/keys/" or "/api-management/keys/{key_id}/" or "/admin-management/sub-admins/" or "/session-management/sessions/by-ids/"
                or "/session-management/sessions/{session_id}/" or "/webhooks/").Select(row => row.Route),
    ];

    [Theory]
    [MemberData(nameof(Bodies))]
    public async Task It_is_refused_at_once_and_changes_nothing(string what, byte[] body, int[] expected)
    {
        Assert.Equal(9, Patterns.Length);
        await using var host = await GatewayHost.StartAsync();
        host.Lifter.Close();
        var world = await AccessWorld.MakeAsync(host);
        var wrong = new List<string>();
        foreach (var route in Patterns)
        {
            var row = AccessTable.Rows.Single(row => row.Route == route);
            var status = await new RouteRequest(row.Method, world.PathOf(row)) { Body = body, Headers = [("Content-Type", "application/json")] }.SendAsync(host);
            // What is too long may be cut off before the answer is read.
            if (!expected.Contains(status) && !(status == 0 && expected.Contains(413))) wrong.Add($"{what}: {route} was answered {status}");
        }

        Assert.True(wrong.Count == 0, string.Join(Environment.NewLine, wrong));
    }
}
