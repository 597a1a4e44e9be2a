using Aikynetix.Biomechanics.Metrics;
using Aikynetix.Biomechanics.Signals;

namespace Aikynetix.Biomechanics.Weightlifting;

/// <summary>Tells from the place of the bar when it has been stopped which lift a pull was (biomechanics reference D.3).</summary>
internal static class LiftRecognition
{
    private const double AboveNose = 0.05;
    private const double AtShoulders = 0.12;
    private const double NeverNear = 0.25;
    private const double LowestClean = 0.5;

    /// <summary>What a pull turned out to be.</summary>
    internal enum Kind
    {
        /// <summary>The body was not seen well enough, or the clip ends too early.</summary>
        Unknown,

        /// <summary>The bar ended above the head.</summary>
        Snatch,

        /// <summary>The bar ended on the shoulders.</summary>
        Clean,

        /// <summary>The bar never came near the shoulders: a deadlift, a high pull or a missed attempt.</summary>
        PullOnly,
    }

    /// <summary>Recognizes one pull by its highest point and by the end of its catch.</summary>
    public static Kind Recognize(LiftSignals signals, Mark turnoverEnd, Mark catchEnd)
    {
        if (!turnoverEnd.Found) return Kind.Unknown;
        if (!ReachesShoulders(signals, turnoverEnd.Place)) return Kind.PullOnly;
        if (!catchEnd.Found) return Kind.Unknown;

        var height = SampleScan.At(signals.Bar, catchEnd.Place);
        if (height > SampleScan.At(signals.NoseHeight, catchEnd.Place) + (AboveNose * signals.BodyHeight)) return Kind.Snatch;
        var fromShoulder = Math.Abs(height - SampleScan.At(signals.ShoulderHeight, catchEnd.Place));
        return fromShoulder < AtShoulders * signals.BodyHeight ? Kind.Clean : Kind.Unknown;
    }

    private static bool ReachesShoulders(LiftSignals signals, double top)
    {
        var nearest = double.NaN;
        var last = Math.Min(signals.Length - 1, (int)top + signals.Samples(1));
        for (var i = (int)top; i <= last; i++) nearest = Math.Min(Or(nearest, double.MaxValue), Or(signals.ShoulderHeight[i] - signals.Bar[i], double.MaxValue));
        return nearest == double.MaxValue
            ? SampleScan.At(signals.Bar, top) > LowestClean * signals.BodyHeight
            : nearest < NeverNear * signals.BodyHeight;
    }

    private static double Or(double value, double otherwise) => double.IsNaN(value) ? otherwise : value;
}
