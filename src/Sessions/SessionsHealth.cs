using Aikynetix.Sessions.Projections;

namespace Aikynetix.Sessions;

/// <summary>Whether what is kept can be relied on.</summary>
public sealed class SessionsHealth
{
    private readonly ProjectionRunner _runner;

    internal SessionsHealth(ProjectionRunner runner) => _runner = runner;

    /// <summary>What is wrong in one sentence for the operator; null when nothing is.</summary>
    public string? Problem => _runner.Problem;
}
