namespace Aikynetix.Streaming.Encode;

/// <summary>A video or picture could not be written; nothing of it is left.</summary>
/// <param name="message">Why, as the encoder says it.</param>
/// <param name="isDiskFull">Whether there was no room left.</param>
/// <param name="inner">What broke.</param>
public sealed class EncodingFailedException(string message, bool isDiskFull, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>Whether there was no room left on the disk.</summary>
    public bool IsDiskFull { get; } = isDiskFull;
}
