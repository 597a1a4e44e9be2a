namespace Aikynetix.Biomechanics.Signals;

/// <summary>What all intervals share: how many standard deviations they reach to either side.</summary>
internal static class Normal
{
    /// <summary>Standard deviations on either side that hold nine tenths of a normal distribution.</summary>
    public const double NinetyPercent = 1.6449;

    /// <summary>The 90 % interval of a value with a normal error of the given standard deviation, in the unit of both.</summary>
    public static (double Low, double High) Interval(double value, double deviation) =>
        (value - (NinetyPercent * deviation), value + (NinetyPercent * deviation));
}
