namespace Aikynetix.Sessions;

/// <summary>What was asked for has to wait: an analysis of the session is in work, or its live capture is not at rest yet.</summary>
public sealed class SessionBusyException(string sessionId) : Exception($"Session '{sessionId}' is in work.");
