using Aikynetix.Sessions;

namespace Aikynetix.Gateway.Videos;

/// <summary>Makes signed links to the pictures of phases; a picture is drawn when it is first asked for.</summary>
internal sealed class PhaseLinks(SignedLinks links)
{
    /// <summary>The route.</summary>
    public const string Pattern = "/videos/{session_id}/phases/{phase}/";

    /// <summary>Path on this server.</summary>
    public static string PathOf(string sessionId, string phase) => Pattern
        .Replace("{session_id}", sessionId, StringComparison.Ordinal)
        .Replace("{phase}", phase, StringComparison.Ordinal);

    /// <summary>An absolute link.</summary>
    /// <param name="request">Whose address it takes.</param>
    /// <param name="session">A session with a result and a video.</param>
    /// <param name="phase">A mark or phase of its main movement, e.g. <c>first_pull_end</c>; or of another, e.g. <c>jump_2-takeoff</c>.</param>
    public string Url(HttpRequest request, SessionView session, string phase) => links.Make(request, PathOf(session.Id, phase));
}
