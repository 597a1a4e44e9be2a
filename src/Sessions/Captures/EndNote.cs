namespace Aikynetix.Sessions.Captures;

/// <summary>A capture's end, noted beside its spool before anything is done about it: whoever is killed then, the next start finishes.</summary>
internal sealed record EndNote(DateTimeOffset EndedAt, CaptureEnd End);
