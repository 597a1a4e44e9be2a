namespace Aikynetix.Gateway.FunctionalTests.Auth;

/// <summary>Who gets what from one route.</summary>
/// <param name="Route">Method and pattern, as the server maps it, e.g. <c>GET /sessions/{session_id}/status/</c>.</param>
/// <param name="Expected">
/// The statuses for: an admin · the sub-admin who looks after the owner · another sub-admin · the owner · another user · nobody (no key, a revoked
/// one, an expired one). Names in the pattern stand for the owner's things.
/// </param>
internal sealed record AccessRow(string Route, string Expected)
{
    /// <summary>What the request carries; by default nothing.</summary>
    public Func<AccessWorld, HttpContent?> Body { get; init; } = _ => null;

    /// <summary>What stands behind the path.</summary>
    public Func<AccessWorld, string> Query { get; init; } = _ => "";

    /// <summary>Whom <c>{user_uid}</c> means; by default the owner.</summary>
    public Func<AccessWorld, string> User { get; init; } = world => world.Owner;

    /// <summary>With which method a route is asked that takes any.</summary>
    public string Verb { get; init; } = "GET";

    public string Method => Route[..Route.IndexOf(' ', StringComparison.Ordinal)];

    public string Pattern => Route[(Route.IndexOf(' ', StringComparison.Ordinal) + 1)..];

    public int[] Statuses => [.. Expected.Split(' ').Select(status => int.Parse(status, null))];
}
