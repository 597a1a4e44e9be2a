namespace Aikynetix.Gateway.Render;

/// <summary>Where the video with the overlay is.</summary>
/// <param name="AnalyzedVideoUrl">Short-lived signed link; answers Range requests.</param>
internal sealed record AnalyzedVideoBody(string AnalyzedVideoUrl);
