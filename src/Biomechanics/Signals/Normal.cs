namespace Aikynetix.Biomechanics.Signals;

/// <summary>What all intervals share: how many standard deviations they reach to either side.</summary>
internal static class Normal
{
    /// <summary>Standard deviations on either side that hold nine tenths of a normal distribution.</summary>
    public const double NinetyPercent = 1.6449;
}
