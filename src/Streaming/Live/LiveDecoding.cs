namespace Aikynetix.Streaming.Live;

/// <summary>Whether this machine can decode live video: for a host to ask at its start, before it lets a camera in.</summary>
public static class LiveDecoding
{
    /// <summary>Loads the decoder libraries; cheap from the second call on.</summary>
    /// <exception cref="LiveDecoderUnavailableException">A library is missing or of another version; the message says what to install.</exception>
    public static void Require() => LibAv.Require();
}
