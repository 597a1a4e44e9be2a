using Aikynetix.Gateway.Wire;
using Aikynetix.Sessions;

namespace Aikynetix.Gateway.Management;

/// <summary>One version of a session's analysis.</summary>
/// <param name="AnalysisVersion">Its number, from 1: what <c>?analysis_version=</c> takes.</param>
/// <param name="Status"><c>queued</c>, <c>processing</c>, <c>completed</c> or <c>failed</c>.</param>
/// <param name="Progress">How far it has come, 0–1.</param>
/// <param name="Provisional">Whether it is what was shown while a live capture ran.</param>
/// <param name="Model">Registry id of the pose model; null unless completed.</param>
/// <param name="AskedAtIso">When it was asked for, RFC 3339; null for that of a live capture, which comes of itself.</param>
/// <param name="EndedAtIso">When it ended, RFC 3339; null while it waits or works.</param>
/// <param name="Error">Why it failed, one sentence; null when it did not.</param>
/// <param name="ErrorCode">Stable code of that failure; null when there is none.</param>
internal sealed record AnalysisBody(
    int AnalysisVersion, string Status, double Progress, bool Provisional, string? Model, string? AskedAtIso, string? EndedAtIso, string? Error, string? ErrorCode)
{
    /// <summary>The analysis in the words of the API.</summary>
    public static AnalysisBody From(SessionAnalysis analysis) => new(
        analysis.Version, analysis.Status.Wire(), analysis.Progress, analysis.IsProvisional, analysis.Result?.ModelId,
        analysis.AskedAt is { } asked ? CreatedAt.Iso(asked) : null, analysis.EndedAt is { } ended ? CreatedAt.Iso(ended) : null,
        analysis.Error, analysis.ErrorCode);
}
