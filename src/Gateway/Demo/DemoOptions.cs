namespace Aikynetix.Gateway.Demo;

/// <summary>Whether this server shows a demo.</summary>
internal sealed class DemoOptions
{
    /// <summary>Section in the settings.</summary>
    public const string Section = "Demo";

    /// <summary>Whether the demo sessions are made at the start where they are missing, and analyzed once nobody else waits.</summary>
    public bool Enabled { get; set; } = true;
}
