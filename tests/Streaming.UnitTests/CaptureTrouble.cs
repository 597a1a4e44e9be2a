namespace Aikynetix.Streaming.UnitTests;

/// <summary>Where a capture goes wrong.</summary>
public enum CaptureTrouble
{
    None,
    Source,
    TrackerAtOnce,
    TrackerLater,
    Plates,
    Sink,
    CanceledBySource,
    CanceledByTracker,
    CanceledBySink,
}
