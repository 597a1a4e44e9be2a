using System.Globalization;
using Aikynetix.Biomechanics;

namespace Aikynetix.Streaming.Draw;

/// <summary>A number in the corner of the picture.</summary>
/// <param name="Caption">What it is, in capitals.</param>
/// <param name="Unit">Its unit with a blank before it.</param>
/// <param name="Format">How it is written.</param>
/// <param name="Values">Its value in each frame, already in that unit; NaN where there is none.</param>
internal sealed record ReadingOverlay(string Caption, string Unit, string Format, double[] Values)
{
    private static readonly (string Activity, string Key, string Caption, string Unit, string Format, double Factor)[] OfFrames =
    [
        ("Weightlifting", "vbar", "BAR SPEED", " m/s", "0.00", 1),
        ("Weightlifting", "bar", "BAR HEIGHT", " m", "0.00", 1),
        ("Jumping", "vhipy", "HIP SPEED", " m/s", "0.00", 1),
    ];

    // What a jump or a step came to is known when it is over, or at the moment that the last column names.
    private static readonly (string Activity, string Key, string Caption, string Unit, string Format, double Factor, string? From)[] OfMovements =
    [
        ("Jumping", "jump_height", "JUMP HEIGHT", " cm", "0", 100, "peak"),
        ("Running", "contact_time", "CONTACT", " ms", "0", 1000, "toe_off"),
        ("Running", "cadence", "CADENCE", " /min", "0", 1, null),
    ];

    /// <summary>The numbers of an activity, those that were measured somewhere in the clip.</summary>
    public static ReadingOverlay[] From(MotionAnalysis analysis)
    {
        var ofFrames =
            from one in OfFrames
            where one.Activity == analysis.Activity && analysis.ReportMetrics.ContainsKey(one.Key)
            select new ReadingOverlay(one.Caption, one.Unit, one.Format, Array.ConvertAll(analysis.ReportMetrics[one.Key], value => value * one.Factor));
        var ofMovements =
            from one in OfMovements
            where one.Activity == analysis.Activity
            select new ReadingOverlay(one.Caption, one.Unit, one.Format, Held(analysis, one.Key, one.Factor, one.From));
        return [.. ofFrames.Concat(ofMovements).Where(reading => Array.Exists(reading.Values, double.IsFinite))];
    }

    /// <summary>Writes the number of a frame.</summary>
    /// <param name="frame">The frame.</param>
    /// <param name="text">Room for the text.</param>
    /// <returns>How many characters were written.</returns>
    public int Write(int frame, Span<char> text)
    {
        if (!double.IsFinite(Values[frame])) return Put("–", text, 0);
        // No minus before what is rounded to nothing.
        var value = Math.Abs(Values[frame]) < 0.005 ? 0 : Values[frame];
        return value.TryFormat(text, out var length, Format, CultureInfo.InvariantCulture) ? Put(Unit, text, length) : 0;
    }

    private static int Put(string more, Span<char> text, int length)
    {
        more.CopyTo(text[length..]);
        return length + more.Length;
    }

    private static double[] Held(MotionAnalysis analysis, string key, double factor, string? from) => Array.ConvertAll(analysis.Timestamps, time =>
    {
        var known = analysis.Segments.LastOrDefault(segment => time >= KnownFrom(segment, from) && double.IsFinite(segment.Metrics.GetValueOrDefault(key, double.NaN)));
        return known is null ? double.NaN : known.Metrics[key] * factor;
    });

    private static double KnownFrom(MovementSegment segment, string? key) =>
        key is not null && segment.Metrics.GetValueOrDefault(key, double.NaN) is var moment && double.IsFinite(moment) ? moment : segment.End;
}
