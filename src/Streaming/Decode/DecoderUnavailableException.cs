namespace Aikynetix.Streaming.Decode;

/// <summary>This machine lacks a working ffmpeg or ffprobe: a matter for whoever runs the server, never the fault of a file.</summary>
/// <param name="program">The program as configured.</param>
/// <param name="inner">Why it could not be started.</param>
public sealed class DecoderUnavailableException(string program, Exception inner) : Exception(
    $"'{program}' could not be started. Install ffmpeg 5.1 or later, or set {StreamingOptions.Section}:{nameof(StreamingOptions.FfmpegPath)} " +
    $"and {StreamingOptions.Section}:{nameof(StreamingOptions.FfprobePath)} to where it is.",
    inner);
