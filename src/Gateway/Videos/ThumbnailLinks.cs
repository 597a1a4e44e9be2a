using Aikynetix.Sessions;

namespace Aikynetix.Gateway.Videos;

/// <summary>Makes signed links to the small pictures for lists; a picture is drawn when it is first asked for.</summary>
internal sealed class ThumbnailLinks(SignedLinks links)
{
    /// <summary>The route.</summary>
    public const string Pattern = "/videos/{session_id}/thumbnail/";

    /// <summary>Path on this server.</summary>
    public static string PathOf(string sessionId) => Pattern.Replace("{session_id}", sessionId, StringComparison.Ordinal);

    /// <summary>An absolute link; null for a session that has no video or was not analyzed.</summary>
    public string? Url(HttpRequest request, SessionView session) =>
        session is { HasVideo: true, Result: not null } ? links.Make(request, PathOf(session.Id)) : null;
}
