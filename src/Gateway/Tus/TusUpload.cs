using Aikynetix.Sessions;

namespace Aikynetix.Gateway.Tus;

/// <summary>An upload that may be resumed, as the server notes it: everything but its bytes.</summary>
/// <param name="Draft">The session that it is to become; its id is that of the upload.</param>
/// <param name="Length">How many bytes the video has.</param>
/// <param name="Metadata">The <c>Upload-Metadata</c> header as it came.</param>
/// <param name="CreatedAt">When it was begun, UTC.</param>
/// <param name="ExpiresAt">When it is removed, finished or not, UTC. A session that it became stays.</param>
internal sealed record TusUpload(SessionDraft Draft, long Length, string Metadata, DateTimeOffset CreatedAt, DateTimeOffset ExpiresAt)
{
    /// <summary>Its id, 32 lowercase hex digits.</summary>
    public string Id => Draft.Id;
}
