namespace Aikynetix.Sessions.Projections;

/// <summary>The read models cannot follow the events any more; lists and keys are as of the event before.</summary>
public sealed class ProjectionStoppedException(string message) : Exception(message);
