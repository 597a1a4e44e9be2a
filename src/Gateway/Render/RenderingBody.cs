namespace Aikynetix.Gateway.Render;

/// <summary>How far the rendering has come.</summary>
/// <param name="Status"><c>queued</c> or <c>processing</c>.</param>
/// <param name="Progress">Share that is done, 0–1.</param>
internal sealed record RenderingBody(string Status, double Progress);
