namespace Aikynetix.Gateway.Management;

/// <summary>Sessions that were asked for by their ids.</summary>
/// <param name="Sessions">Session id to the session; those that there are not, or that are none of the caller's business, are left out.</param>
internal sealed record SessionsBody(IReadOnlyDictionary<string, SessionSummary> Sessions);
