using Aikynetix.Sessions;

namespace Aikynetix.Gateway.Tus;

/// <summary>How an upload stands.</summary>
/// <param name="Upload">The upload.</param>
/// <param name="Offset">How many bytes are here.</param>
/// <param name="Session">The session that it became; null before.</param>
internal sealed record TusState(TusUpload Upload, long Offset, SessionView? Session)
{
    /// <summary>Whether every byte is here.</summary>
    public bool IsComplete => Offset == Upload.Length;
}
