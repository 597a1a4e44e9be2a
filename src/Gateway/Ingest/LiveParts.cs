using Aikynetix.Sessions;
using Aikynetix.Sessions.Captures;
using Aikynetix.Streaming;

namespace Aikynetix.Gateway.Ingest;

/// <summary>What every live capture of this server shares.</summary>
/// <param name="Captures">Keeps the pictures' keypoints.</param>
/// <param name="Tasks">Lets whoever deletes a session end its capture.</param>
/// <param name="FindPlates">Finds plates, for the scale.</param>
/// <param name="Options">Limits of the pipeline.</param>
/// <param name="Time">The clock.</param>
/// <param name="Log">Where trouble is told.</param>
internal sealed record LiveParts(
    CaptureJournal Captures, SessionTasks Tasks, PlateFinder FindPlates, LiveOptions Options, TimeProvider Time, ILogger<LiveSession> Log);
