using System.Globalization;
using Aikynetix.Sessions.Events;

namespace Aikynetix.Sessions.Work;

/// <summary>The right to analyse one session until the lease ends, and the names under which the results go.</summary>
/// <param name="SessionId">The session.</param>
/// <param name="Version">Analysis version to produce, 1 or more.</param>
/// <param name="Number">Number of this claim within the session, 1 or more.</param>
/// <param name="LeaseUntil">When somebody else may take over, UTC; renew well before.</param>
public sealed record AnalysisClaim(string SessionId, int Version, int Number, DateTimeOffset LeaseUntil)
{
    /// <summary>Folder of the blobs that hold analyses.</summary>
    internal const string BlobFolder = "analyses";

    /// <summary>Stream for the raw frames of this claim and no other.</summary>
    public string FramesStream => StreamNames.Frames(SessionId, Number);

    /// <summary>Blob for the numbers of this claim and no other.</summary>
    public string AnalysisBlob => string.Create(CultureInfo.InvariantCulture, $"{BlobFolder}/{SessionId}-{Number}");
}
