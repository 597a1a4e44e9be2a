using System.Security.Cryptography;
using System.Text;
using Aikynetix.Gateway.Activities;

namespace Aikynetix.Gateway.Auth;

/// <summary>Which sessions are the server's own demo, and whether a request asks for them.</summary>
internal static class DemoSessions
{
    // Raise it when a clip changes: its session is then made anew.
    private const int Revision = 1;

    private static readonly Dictionary<string, string> ByActivity = ActivityTable.All.ToDictionary(one => one.Name, IdOf);

    /// <summary>Id of the demo session of an activity.</summary>
    public static string Id(string activity) => ByActivity[activity];

    /// <summary>Whether the request reads with <c>?demo=true</c>; what changes something never means the demo.</summary>
    public static bool AreAsked(HttpContext context)
    {
        var reads = HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method)
            || context.GetEndpoint()?.Metadata.GetMetadata<DemoAllowed>() is not null;
        return reads && context.Request.Query["demo"] is [{ } text] && text.Equals("true", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Id of the demo session where the route has no activity: the one that is named, else the lift.</summary>
    public static string IdFor(string sessionId) => ByActivity.ContainsValue(sessionId) ? sessionId : ByActivity[ActivityTable.Lifting.Name];

    private static string IdOf(Activity activity) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"demo {activity.Path} {Revision}")).AsSpan(0, 16));
}
