using System.ComponentModel.DataAnnotations;

namespace Aikynetix.Gateway.Render;

/// <summary>How videos are rendered.</summary>
internal sealed class RenderOptions
{
    /// <summary>Section in the settings.</summary>
    public const string Section = "Render";

    /// <summary>How many videos are rendered at once; one already uses every core, more only share them.</summary>
    [Range(1, 16)]
    public int Concurrency { get; set; } = 1;
}
