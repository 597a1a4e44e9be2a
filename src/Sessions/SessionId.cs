using Aikynetix.Sessions.Events;

namespace Aikynetix.Sessions;

/// <summary>Ids of sessions, 32 lowercase hex digits, and the names that follow from them.</summary>
public static class SessionId
{
    /// <summary>Folder of the blobs that were drawn of sessions; the name of each begins with the id of its session and a hyphen.</summary>
    public const string DrawnFolder = "renders";

    internal const string VideoFolder = "videos";

    /// <summary>An id that no session has; nobody can guess it.</summary>
    public static string New() => Convert.ToHexStringLower(System.Security.Cryptography.RandomNumberGenerator.GetBytes(16));

    /// <summary>Whether the text can be a session id.</summary>
    public static bool IsValid(string? text) => text is not null && Session.IsId(text);

    /// <summary>Name of the blob that holds the session's video as uploaded.</summary>
    public static string VideoBlob(string sessionId) => $"{VideoFolder}/{sessionId}";

    /// <summary>The same for a session whose id is not new: an earlier try may have left a blob, and nobody is to remove it under this one's feet.</summary>
    public static string NewVideoBlob(string sessionId) => $"{VideoFolder}/{sessionId}-{New()}";
}
