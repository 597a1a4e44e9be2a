namespace Aikynetix.Sessions.Events;

/// <summary>A live capture broke off with the process that took it in; what had come until then is kept.</summary>
[FactName("capture-interrupted-v1")]
internal sealed record CaptureInterrupted(DateTimeOffset InterruptedAt, CaptureYield Yield) : IFact;
