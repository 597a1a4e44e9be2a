namespace Aikynetix.Biomechanics.Jumping;

/// <summary>What free flight says about the times and lengths of a clip: gravity by the height of the body, over 9.81 m/s².</summary>
/// <param name="Share">The quotient; NaN when no flight could be compared.</param>
/// <param name="IsTold">Whether the height was stated; otherwise it is that of most people, which only tells gross errors.</param>
internal readonly record struct GravityCheck(double Share, bool IsTold)
{
    // By so much a stated height may be off without a word.
    private const double Unnoticed = 0.10;

    // Beyond this no wrong height explains it, nor, where none is stated, an unusual one.
    private const double Explained = 0.25;

    /// <summary>Whether a wrong or unusual height explains it, so that the flight may give the scale.</summary>
    public bool IsPlausible => Math.Abs(Share - 1) < Explained;

    /// <summary>Why no number of a jump can be trusted, when height and flight contradict each other; null when they do not.</summary>
    public string? Contradiction => Math.Abs(Share - 1) >= Explained ? Falls : null;

    /// <summary>Why lengths are doubtful, when height and flight differ clearly; null when they agree.</summary>
    public string? Stretched => IsTold && Math.Abs(Share - 1) > Unnoticed ? Falls : Contradiction;

    private string Falls => IsTold
        ? $"With the stated height bodies would fall with {100 * Share:0} % of gravity: check the client's height, and that the video plays at its true speed."
        : $"By the height of most people bodies would fall with {100 * Share:0} % of gravity: set the client's height, and check that the video plays at its true speed and the camera stood still.";
}
