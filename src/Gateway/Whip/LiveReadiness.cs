namespace Aikynetix.Gateway.Whip;

/// <summary>Whether live cameras can come in, as it turned out at the start.</summary>
internal sealed class LiveReadiness
{
    private volatile string? _problem = "The server is starting.";

    /// <summary>Why not and what to do, one sentence or two; null when they can.</summary>
    public string? Problem
    {
        get => _problem;
        set => _problem = value;
    }
}
