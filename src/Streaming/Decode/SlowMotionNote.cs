using System.Globalization;
using Aikynetix.Biomechanics.Calibration;

namespace Aikynetix.Streaming.Decode;

/// <summary>
/// What cameras note in a file about slow motion. Android notes the rate at which the pictures were taken; Apple's cameras keep true
/// times, and the players slow them down, so that their files need no note.
/// </summary>
internal static class SlowMotionNote
{
    /// <summary>The note, as ffprobe names it: pictures taken per second.</summary>
    public const string Tag = "com.android.capture.fps";

    // Phones note 30 or 60 in ordinary clips too, whose average rate sinks where it is dark: 60 noted and 30 shown is far oftener such
    // a clip than slow motion, which phones take at 120 and more.
    private const double LeastRate = 100;

    // Rates are rounded, and pictures are lost.
    private const double Tolerance = 0.05;

    /// <summary>How many times slower than life a file plays; 1 where no note says so.</summary>
    /// <param name="tags">Notes of the container.</param>
    /// <param name="framesPerSecond">Pictures shown per second; NaN when not stated.</param>
    public static double Factor(IReadOnlyDictionary<string, string>? tags, double framesPerSecond)
    {
        if (tags?.TryGetValue(Tag, out var text) != true) return 1;
        if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var captured)) return 1;
        var factor = captured / framesPerSecond;
        return captured >= LeastRate && SlowMotion.IsKnown(factor, Tolerance) ? factor : 1;
    }
}
