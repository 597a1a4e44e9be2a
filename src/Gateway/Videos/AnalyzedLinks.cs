using System.Globalization;
using Aikynetix.Sessions;
using Aikynetix.Sessions.Blobs;

namespace Aikynetix.Gateway.Videos;

/// <summary>Makes signed links to videos with the overlay drawn into them, once they are there.</summary>
internal sealed class AnalyzedLinks(SignedLinks links, IBlobStore blobs)
{
    /// <summary>The route.</summary>
    public const string Pattern = "/videos/{session_id}/analyzed/{version}/";

    /// <summary>Path on this server.</summary>
    public static string PathOf(string sessionId, int version) => Pattern
        .Replace("{session_id}", sessionId, StringComparison.Ordinal)
        .Replace("{version}", version.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);

    /// <summary>An absolute link; null as long as the video was not rendered.</summary>
    public async Task<string?> FindAsync(HttpRequest request, SessionView session, CancellationToken cancellationToken) =>
        session.Result is not null && await blobs.FindLengthAsync(RenderBlobs.Video(session.Id, session.AnalysisVersion), cancellationToken) is not null
            ? links.Make(request, PathOf(session.Id, session.AnalysisVersion))
            : null;
}
