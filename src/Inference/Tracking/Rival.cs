using Aikynetix.Inference.Crop;

namespace Aikynetix.Inference.Tracking;

/// <summary>Somebody else who seems to be the athlete rather than the one followed.</summary>
/// <param name="Box">Where they were seen.</param>
/// <param name="Seen">Time of the frame that saw them first.</param>
internal sealed record Rival(Box Box, TimeSpan Seen);
