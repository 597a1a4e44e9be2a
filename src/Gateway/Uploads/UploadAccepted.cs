namespace Aikynetix.Gateway.Uploads;

/// <summary>An upload was taken and will be analyzed: the body that answers it.</summary>
/// <param name="SessionId">The new session, 32 lowercase hex digits.</param>
/// <param name="Title">Its title.</param>
/// <param name="Status">Where it stands, at first <c>queued</c>.</param>
internal sealed record UploadAccepted(string SessionId, string Title, string Status);
