using System.Globalization;

namespace Aikynetix.Streaming.Decode;

/// <summary>
/// What cameras note in a file about slow motion. Android notes the rate at which the pictures were taken; Apple's cameras keep true
/// times, and the players slow them down, so that their files need no note.
/// </summary>
internal static class SlowMotionNote
{
    /// <summary>The note, as ffprobe names it: pictures taken per second.</summary>
    public const string Tag = "com.android.capture.fps";

    // Rates are rounded, and a rate that wanders is no slow motion.
    private const double Least = 1.1;

    // The fastest phones take 960 pictures a second to be played at 30; more is a damaged note.
    private const double Most = 32;

    /// <summary>How many times slower than life a file plays; 1 where no note says so.</summary>
    /// <param name="tags">Notes of the container.</param>
    /// <param name="framesPerSecond">Pictures shown per second; NaN when not stated.</param>
    public static double Factor(IReadOnlyDictionary<string, string>? tags, double framesPerSecond)
    {
        if (tags?.TryGetValue(Tag, out var text) != true) return 1;
        if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var captured)) return 1;
        var factor = captured / framesPerSecond;
        return factor > Least && factor <= Most ? factor : 1;
    }
}
