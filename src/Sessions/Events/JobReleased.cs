namespace Aikynetix.Sessions.Events;

/// <summary>The worker gave its claim back unharmed, as at a shutdown: the attempt does not count.</summary>
[FactName("job-released-v1")]
internal sealed record JobReleased(int Claim) : IFact;
