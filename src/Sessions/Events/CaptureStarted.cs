namespace Aikynetix.Sessions.Events;

/// <summary>A live capture runs: where it comes from, who takes it in, and the stream that its frames go to.</summary>
[FactName("capture-started-v1")]
internal sealed record CaptureStarted(
    DateTimeOffset StartedAt, string Process, string Stream, string Ingest, string ModelId, int Width, int Height, string FramesStream) : IFact;
