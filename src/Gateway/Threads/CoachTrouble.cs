namespace Aikynetix.Gateway.Threads;

/// <summary>A coach gave no text.</summary>
/// <param name="problem">Why, for the reader.</param>
/// <param name="reason">Why, for the log; holds neither the key nor what was answered.</param>
/// <param name="mayPass">Whether asking again may help.</param>
/// <param name="retryAfter">How long the other side wants to be left alone, where it said so.</param>
internal sealed class CoachTrouble(CoachProblem problem, string reason, bool mayPass, TimeSpan? retryAfter = null) : Exception(reason)
{
    /// <summary>Why, for the reader.</summary>
    public CoachProblem Problem { get; } = problem;

    /// <summary>Whether asking again may help.</summary>
    public bool MayPass { get; } = mayPass;

    /// <summary>How long the other side wants to be left alone; null where it did not say.</summary>
    public TimeSpan? RetryAfter { get; } = retryAfter;
}
