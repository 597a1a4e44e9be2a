namespace Aikynetix.Gateway.Management;

/// <summary>Asks for sessions by their ids.</summary>
/// <param name="SessionIds">1 to 100 ids.</param>
internal sealed record IdsBody(IReadOnlyList<string>? SessionIds);
