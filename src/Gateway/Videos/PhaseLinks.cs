using Aikynetix.Sessions;

namespace Aikynetix.Gateway.Videos;

/// <summary>Makes links to the pictures of a movement's phases.</summary>
internal sealed class PhaseLinks(SignedLinks links)
{
    /// <summary>Signed, short-lived link to the picture in which a phase is reached.</summary>
    /// <param name="request">The request that is answered.</param>
    /// <param name="session">The session; it has a video.</param>
    /// <param name="phase">Name of the phase, e.g. <c>first_pull_end</c>.</param>
    public string Url(HttpRequest request, SessionView session, string phase) => links.Make(request, $"/videos/{session.Id}/phases/{phase}/");
}
