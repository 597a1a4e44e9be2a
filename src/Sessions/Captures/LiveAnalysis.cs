using Aikynetix.Biomechanics;

namespace Aikynetix.Sessions.Captures;

/// <summary>
/// Makes the provisional analysis of a capture that broke off: what was shown while it ran. The host registers one; without it, or when it
/// throws, such a session has no analysis.
/// </summary>
/// <param name="draft">The session as it was begun.</param>
/// <param name="capture">Its frames, one or more.</param>
/// <param name="cancellationToken">Fires when the server stops.</param>
public delegate Task<MotionAnalysis> LiveAnalysis(SessionDraft draft, CaptureRecord capture, CancellationToken cancellationToken);
