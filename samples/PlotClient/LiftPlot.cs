using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Aikynetix.PlotClient;

/// <summary>Draws the path of the bar and the angles over time as SVG.</summary>
internal static class LiftPlot
{
    private const int Width = 420;
    private const int Height = 320;
    private const int Margin = 44;
    private static readonly string[] Colors = ["#d1495b", "#00798c", "#edae49"];
    private static readonly string[] Joints = ["kne", "hip", "ank"];

    /// <summary>The picture of these details.</summary>
    public static string Draw(JsonElement details)
    {
        var (times, series, angles) = (Numbers(details.GetProperty("all_timestamps")), details.GetProperty("report_metrics"), details.GetProperty("angles"));
        var joints = Joints.Where(joint => angles.TryGetProperty(joint + "_angle", out _))
            .ToDictionary(joint => joint, joint => times.Zip(Numbers(angles.GetProperty(joint + "_angle"))).ToArray());
        return string.Create(CultureInfo.InvariantCulture, $"""<svg xmlns="http://www.w3.org/2000/svg" width="{2 * Width}" height="{Height}" font-family="sans-serif" font-size="11">""")
            + Chart(0, "Path of the bar, m", new() { ["bar"] = [.. Numbers(series.GetProperty("barx")).Zip(Numbers(series.GetProperty("bar")))] })
            + Chart(Width, "Angles over time, degrees and s", joints) + "</svg>\n";
    }

    // What was not measured is null there and NaN here.
    private static double[] Numbers(JsonElement series) =>
        [.. series.EnumerateArray().Select(value => value.ValueKind == JsonValueKind.Number ? value.GetDouble() : double.NaN)];

    private static string Chart(int left, string title, Dictionary<string, (double X, double Y)[]> curves)
    {
        var seen = curves.Values.SelectMany(curve => curve).Where(IsMeasured).ToArray();
        var svg = new StringBuilder();
        Write($"""<text x="{left + Margin}" y="20">{title}{(seen.Length == 0 ? ": not measured" : "")}</text>""");
        if (seen.Length == 0) return svg.ToString();
        var (lowX, highX, lowY, highY) = (seen.Min(point => point.X), seen.Max(point => point.X), seen.Min(point => point.Y), seen.Max(point => point.Y));
        Write($"""<rect x="{left + Margin}" y="{Margin}" width="{Width - (2 * Margin)}" height="{Height - (2 * Margin)}" fill="none" stroke="#999"/>""");
        Write($"""<text x="{left + Margin - 4}" y="{Margin}" text-anchor="end">{highY:F2}</text><text x="{left + Margin - 4}" y="{Height - Margin}" text-anchor="end">{lowY:F2}</text>""");
        Write($"""<text x="{left + Margin}" y="{Height - Margin + 16}">{lowX:F2}</text><text x="{left + Width - Margin}" y="{Height - Margin + 16}" text-anchor="end">{highX:F2}</text>""");
        foreach (var ((name, curve), number) in curves.Select((curve, number) => (curve, number)))
        {
            Write($"""<path fill="none" stroke-width="2" stroke="{Colors[number]}" d="{Path(curve)}"/>""");
            Write($"""<text x="{left + Width - Margin}" y="{14 + (12 * number)}" text-anchor="end" fill="{Colors[number]}">{name}</text>""");
        }

        return svg.ToString();

        void Write(FormattableString text) => svg.Append(text.ToString(CultureInfo.InvariantCulture));

        // The pen is lifted where nothing was measured.
        string Path((double X, double Y)[] curve) => string.Join(' ', curve.Select((point, index) => IsMeasured(point)
            ? string.Create(CultureInfo.InvariantCulture, $"{(index > 0 && IsMeasured(curve[index - 1]) ? 'L' : 'M')}{Across(point.X):F1} {Down(point.Y):F1}") : "")).Trim();

        double Across(double x) => left + Margin + ((x - lowX) / Math.Max(highX - lowX, 1e-9) * (Width - (2 * Margin)));

        double Down(double y) => Height - Margin - ((y - lowY) / Math.Max(highY - lowY, 1e-9) * (Height - (2 * Margin)));
    }

    private static bool IsMeasured((double X, double Y) point) => !double.IsNaN(point.X) && !double.IsNaN(point.Y);
}
