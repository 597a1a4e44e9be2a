namespace Aikynetix.Sessions;

/// <summary>Something was asked of a session that there is not.</summary>
public sealed class UnknownSessionException(string sessionId) : Exception($"There is no session '{sessionId}'.");
