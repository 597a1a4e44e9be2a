namespace Aikynetix.Streaming.Live;

/// <summary>This machine lacks the libraries that decode live video: a matter for whoever runs the server, never the fault of a stream.</summary>
/// <param name="reason">What was found instead, half a sentence.</param>
public sealed class LiveDecoderUnavailableException(string reason) : Exception(
    "Live video cannot be decoded here: libavcodec 59, libavutil 57 and libswscale 6 (FFmpeg 5.1) are needed, " +
    $"but {reason}. On Debian 12: apt-get install libavcodec59 libavutil57 libswscale6 (installing ffmpeg brings all three). Uploads work without them.");
