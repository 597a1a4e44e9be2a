namespace Aikynetix.Sessions.Captures;

/// <summary>How a live capture came to its end.</summary>
/// <param name="Reason">One word or sentence for the record, e.g. <c>closed by the sender</c>.</param>
/// <param name="HasVideo">Whether the file at <see cref="CaptureRecorder.VideoPath"/> is a video; when not, it is removed.</param>
/// <param name="Received">Pictures that came in: analysed and dropped together.</param>
/// <param name="Analyzed">Pictures that were analysed.</param>
/// <param name="Dropped">Pictures that were dropped, by cause.</param>
/// <param name="VideoProblem">Why the video ends before the capture did, as a sentence; null when it does not.</param>
public sealed record CaptureEnd(
    string Reason, bool HasVideo, long Received, long Analyzed, IReadOnlyDictionary<string, long> Dropped, string? VideoProblem = null);
