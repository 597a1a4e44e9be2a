using System.Globalization;
using Aikynetix.Sessions;

namespace Aikynetix.Gateway.Videos;

/// <summary>Names of what was drawn of a session: each begins with its id, and tells the version of the analysis.</summary>
internal static class RenderBlobs
{
    /// <summary>Folder of all of them.</summary>
    public const string Folder = SessionId.DrawnFolder;

    /// <summary>Session and version, by which a rendering is known.</summary>
    public static string Key(string sessionId, int version) => string.Create(CultureInfo.InvariantCulture, $"{sessionId}-{version}");

    /// <summary>The video with the overlay.</summary>
    public static string Video(string sessionId, int version) => $"{Folder}/{Key(sessionId, version)}";

    /// <summary>The picture of a phase.</summary>
    public static string Phase(string sessionId, int version, string phase) => $"{Folder}/{Key(sessionId, version)}-phase-{phase}.jpg";

    /// <summary>The small picture for lists.</summary>
    public static string Thumbnail(string sessionId, int version) => $"{Folder}/{Key(sessionId, version)}-thumbnail.jpg";
}
