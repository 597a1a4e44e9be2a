using Aikynetix.Biomechanics.Metrics;
using Aikynetix.Biomechanics.Signals;

namespace Aikynetix.Biomechanics.Weightlifting;

/// <summary>The samples of a series in one part of a clip; asked for by the sample numbers of the whole clip.</summary>
/// <param name="Values">The samples; NaN where not measured.</param>
/// <param name="First">Sample number of the first of them.</param>
internal readonly record struct Stretch(double[] Values, int First)
{
    /// <summary>No samples.</summary>
    public static Stretch Empty { get; } = new([], 0);

    /// <summary>The value at an event; NaN without it.</summary>
    public double At(Mark mark) => SampleScan.At(Values, mark.Place - First);

    /// <summary>Greatest value between two samples, between samples where it turns there.</summary>
    public double Greatest(int first, int last) => LiftReading.Greatest(Values, first - First, last - First);

    /// <summary>Greatest and least between two events, both included; NaN without them.</summary>
    public (double Least, double Greatest) Range(Mark start, Mark end) =>
        LiftReading.Range(Values, start with { Place = start.Place - First }, end with { Place = end.Place - First });

    /// <summary>How many samples are known between two, both included.</summary>
    public int Known(int first, int last)
    {
        var count = 0;
        for (var i = Math.Max(first - First, 0); i <= Math.Min(last - First, Values.Length - 1); i++) count += double.IsFinite(Values[i]) ? 1 : 0;
        return count;
    }

    /// <summary>Puts the samples into a series of the whole clip where that has none.</summary>
    public void Complete(double[] whole)
    {
        for (var i = 0; i < Values.Length; i++)
        {
            if (double.IsNaN(whole[First + i])) whole[First + i] = Values[i];
        }
    }
}
