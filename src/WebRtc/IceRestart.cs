namespace Aikynetix.WebRtc;

/// <summary>The answer to an ICE restart.</summary>
/// <param name="Fragment">Body of the answer, <c>application/trickle-ice-sdpfrag</c>.</param>
/// <param name="ETag">The session's new entity tag, strong and quoted.</param>
public sealed record IceRestart(string Fragment, string ETag);
