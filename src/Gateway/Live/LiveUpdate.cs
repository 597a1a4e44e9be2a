using Aikynetix.Biomechanics.Live;

namespace Aikynetix.Gateway.Live;

/// <summary>One thing to tell one viewer: either a frame or a cue.</summary>
/// <param name="Frame">The newest frame; null when this is a cue.</param>
/// <param name="Cue">Something worth telling at once; null when this is a frame.</param>
/// <param name="Skipped">How many of its own kind, frames or cues, the viewer missed since the last of that kind it was told.</param>
internal sealed record LiveUpdate(LiveFrame? Frame, LiveCue? Cue, long Skipped);
