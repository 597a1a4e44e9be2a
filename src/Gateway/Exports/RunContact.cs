using System.Runtime.CompilerServices;
using Aikynetix.Sessions.Analyses;

namespace Aikynetix.Gateway.Exports;

/// <summary>Whether a foot of a runner is on the ground, frame by frame, from what is known of each foot.</summary>
internal static class RunContact
{
    /// <summary>Its name.</summary>
    public const string Key = "contact";

    /// <summary>1 or 0 for each frame; NaN where it was not seen.</summary>
    public static Series Of(OpenAnalysis analysis)
    {
        Series[] feet = [Foot(analysis, "contact_left"), Foot(analysis, "contact_right")];
        return new Series(analysis.Head.Timestamps.Length, async (part, target, token) =>
        {
            var other = new double[Series.PartRows];
            var one = new double[Series.PartRows];
            await feet[0].ReadAsync(part, one, token);
            await feet[1].ReadAsync(part, other, token);
            for (var row = 0; row < target.Length; row++) target.Span[row] = Any(one[row], other[row]);
        });
    }

    /// <summary>The same as true, false and null.</summary>
    public static async IAsyncEnumerable<bool?> AsFlags(Series contact, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (var value in contact.WithCancellation(cancellationToken)) yield return double.IsNaN(value) ? null : value == 1;
    }

    private static Series Foot(OpenAnalysis analysis, string key) => analysis.ReportMetrics.GetValueOrDefault(key) ?? Series.Of([]);

    // One foot in the air says nothing while the other was not seen.
    private static double Any(double left, double right) => left == 1 || right == 1 ? 1 : double.IsFinite(left) && double.IsFinite(right) ? 0 : double.NaN;
}
