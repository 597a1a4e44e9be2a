using Aikynetix.Pose;

namespace Aikynetix.WebRtc.Sdp;

/// <summary>What packets of one payload type hold.</summary>
/// <param name="Codec">How their pictures are compressed.</param>
/// <param name="Feedback">What their sender may be told.</param>
internal sealed record VideoPayload(VideoCodec Codec, MediaFeedback Feedback);
