namespace Aikynetix.Gateway.Management;

/// <summary>One more analysis was asked for.</summary>
/// <param name="SessionId">The session, 32 lowercase hex digits.</param>
/// <param name="AnalysisVersion">The version that it will be; <c>GET /sessions/{id}/status/?analysis_version=</c> tells how it goes.</param>
/// <param name="Status"><c>queued</c>.</param>
internal sealed record ReanalysisBody(string SessionId, int AnalysisVersion, string Status);
