namespace Aikynetix.Gateway.Threads;

/// <summary>Why a language model gave no text.</summary>
internal enum CoachProblem
{
    /// <summary>It could not be reached, took too long, or said that it could not answer.</summary>
    Unavailable,

    /// <summary>What it answered is no text that may be shown.</summary>
    Unusable,

    /// <summary>The tokens of the day are spent.</summary>
    Spent,
}
