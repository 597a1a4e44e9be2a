namespace Aikynetix.Sessions.Events;

/// <summary>A server process took the data folder; claims of processes before it are void.</summary>
[FactName("server-started-v1")]
internal sealed record ServerStarted(string Process, string Version, DateTimeOffset StartedAt) : IFact;
