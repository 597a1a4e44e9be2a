namespace Aikynetix.Sessions;

/// <summary>A list was asked to begin or end at a session that there never was.</summary>
public sealed class UnknownSessionException(string sessionId) : Exception($"There is no session '{sessionId}'.");
