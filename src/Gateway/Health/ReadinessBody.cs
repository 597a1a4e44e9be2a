using System.Text.Json.Serialization;

namespace Aikynetix.Gateway.Health;

/// <summary>Whether the server can do its work, thing by thing.</summary>
/// <param name="Model">The pose model.</param>
/// <param name="Store">Where sessions are kept.</param>
/// <param name="Ffmpeg">What decodes video.</param>
/// <param name="Live">Live cameras; a server without them is ready all the same, for uploads need none.</param>
internal sealed record ReadinessBody(CheckBody Model, CheckBody Store, CheckBody Ffmpeg, CheckBody Live)
{
    /// <summary><c>ready</c> or <c>not-ready</c>.</summary>
    [JsonPropertyOrder(-1)]
    public string Status => IsReady ? "ready" : "not-ready";

    /// <summary>Whether every check passed.</summary>
    [JsonIgnore]
    public bool IsReady => Model.Ok && Store.Ok && Ffmpeg.Ok;
}
