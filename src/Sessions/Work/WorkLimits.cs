namespace Aikynetix.Sessions.Work;

/// <summary>How long a claim holds without a sign of life, and how often an analysis may lose its worker.</summary>
internal sealed record WorkLimits(TimeSpan Lease, int MaxAttempts);
