using Aikynetix.Pose;

namespace Aikynetix.WebRtc.Sdp;

/// <summary>Which of the offered video formats we take: those that come out as 8-bit pictures with half the colour resolution.</summary>
internal static class VideoFormats
{
    // Constrained or plain Baseline, Main, Extended, High; what is above has more bits or more colour.
    private static readonly string[] H264Profiles = ["42", "4D", "58", "64"];

    private static readonly (string Name, MediaFeedback Feedback)[] Known =
    [
        ("nack", MediaFeedback.Missing), ("nack pli", MediaFeedback.PictureLoss), ("ccm fir", MediaFeedback.FullIntra),
        ("transport-cc", MediaFeedback.Transport), ("goog-remb", MediaFeedback.Bitrate),
    ];

    /// <summary>How the pictures of a format are compressed; null when it is not one that we take.</summary>
    public static VideoCodec? CodecOf(PayloadFormat format)
    {
        // With reports on the same port, these payload types would be taken for reports (RFC 5761 §4).
        if (format.Type is >= 64 and <= 95 || !format.Map.EndsWith("/90000", StringComparison.Ordinal)) return null;
        return format.Encoding switch
        {
            "VP8" => VideoCodec.Vp8,
            "VP9" when (format.Parameter("profile-id") ?? "0") == "0" => VideoCodec.Vp9,
            "AV1" when (format.Parameter("profile") ?? "0") == "0" => VideoCodec.Av1,
            "H264" when IsOrdinary(format) => VideoCodec.H264,
            _ => null,
        };
    }

    /// <summary>The payload type whose packets this format repeats; null when it is no retransmission of an accepted one.</summary>
    public static int? RepeatedBy(PayloadFormat format, IReadOnlyDictionary<int, VideoPayload> accepted) =>
        format.Encoding == "RTX" && format.Type is < 64 or > 95 && SdpTokens.TryNumber(format.Parameter("apt"), 127, out var repeated)
        && accepted.TryGetValue((int)repeated, out var payload) && payload.Feedback.HasFlag(MediaFeedback.Missing) ? (int)repeated : null;

    /// <summary>The feedback of a format that we give.</summary>
    /// <param name="format">The format as offered.</param>
    /// <param name="countsTransport">Whether the packets are counted over the whole transport; without that there is nothing to report.</param>
    public static PayloadFormat Answer(PayloadFormat format, bool countsTransport) =>
        format with { Feedback = [.. format.Feedback.Where(text => Known.Any(known => known.Name == text) && (countsTransport || text != "transport-cc"))] };

    /// <summary>What the feedback of an answered format allows.</summary>
    public static MediaFeedback FeedbackOf(PayloadFormat format) =>
        Known.Where(known => format.Feedback.Contains(known.Name)).Aggregate(MediaFeedback.None, (all, known) => all | known.Feedback);

    private static bool IsOrdinary(PayloadFormat format) =>
        (format.Parameter("packetization-mode") ?? "0") is "0" or "1"
        && (format.Parameter("profile-level-id") is not { } profile || H264Profiles.Any(known => profile.StartsWith(known, StringComparison.OrdinalIgnoreCase)));
}
