namespace Aikynetix.Sessions.Events;

/// <summary>A live capture came to its end, for the reason given; what it left is complete.</summary>
[FactName("capture-ended-v1")]
internal sealed record CaptureEnded(DateTimeOffset EndedAt, string Reason, CaptureYield Yield) : IFact;
