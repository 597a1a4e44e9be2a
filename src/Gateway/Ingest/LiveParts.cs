using Aikynetix.Sessions.Captures;
using Aikynetix.Streaming;

namespace Aikynetix.Gateway.Ingest;

/// <summary>What every live capture of this server shares.</summary>
/// <param name="Captures">Keeps the pictures' keypoints.</param>
/// <param name="FindPlates">Finds plates, for the scale.</param>
/// <param name="Options">Limits of the pipeline.</param>
/// <param name="Time">The clock.</param>
/// <param name="Log">Where trouble is told.</param>
internal sealed record LiveParts(CaptureJournal Captures, PlateFinder FindPlates, LiveOptions Options, TimeProvider Time, ILogger<LiveSession> Log);
