using Aikynetix.Sessions.Events;

namespace Aikynetix.Gateway.Wire;

/// <summary>The states of a session by the names that the API gives them.</summary>
internal static class StatusNames
{
    /// <summary>The name on the wire.</summary>
    public static string Wire(this SessionStatus status) => status switch
    {
        SessionStatus.Queued => "queued",
        SessionStatus.Processing => "processing",
        SessionStatus.Completed => "completed",
        SessionStatus.Failed => "failed",
        SessionStatus.Interrupted => "interrupted",
        _ => "live",
    };
}
