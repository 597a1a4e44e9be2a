using System.Globalization;
using System.Text;
using Aikynetix.TestKit.Scoring;

namespace Aikynetix.Bench.Accuracy;

/// <summary>Lays the reports out as aligned tables.</summary>
internal static class AccuracyTable
{
    private const int NameWidth = 26;
    private const int CellWidth = 11;
    private const int AngleWidth = 17;

    private static readonly string[] Groups = [.. JointGroup.All.Select(group => group.Name), "body"];

    /// <summary>What was found on labelled pictures; nothing when there were none.</summary>
    public static string Pictures(IReadOnlyList<ModelReport> reports)
    {
        var text = new StringBuilder();
        var scored = reports.Where(report => report.Pictures is not null).ToArray();
        Table(text, "PCK@0.2 of torso, % of points", Groups, scored, report => Points(report.Pictures!["all"], far: true));
        Table(text, "PCK@0.1 of torso, % of points", Groups, scored, report => Points(report.Pictures!["all"], far: false));
        Table(text, "angles on pictures, median (p90) of the error, degrees, and % of the asked angles that were answered", Angles(), scored, report => Angles(report.Pictures!["all"]), AngleWidth);
        string[] parts = ["full", "body", "hard", "side", "oblique", "front", "unknown"];
        Table(text, "body PCK@0.2 by kind of picture and by view, %", parts, scored, report => parts.Select(part => Percent(report.Pictures!.GetValueOrDefault(part)?.Body20)));
        Table(text, "robustness on pictures, %", ["lost", "swapped", "legs swapped", "ghosts"], scored, report =>
            [Percent(report.Pictures!["all"].Lost), Percent(report.Pictures["all"].Swapped), Percent(report.Pictures["all"].SwappedLegs), Percent(report.FalsePresence)]);
        Table(text, "started where the labelled body is, as each family likes it, PCK@0.2, %", [.. Groups, "lost", "swapped"], scored, report =>
            [.. Points(report.FromHome!, far: true), Percent(report.FromHome!.Lost), Percent(report.FromHome.Swapped)]);
        Table(text, "whole picture instead of a region, PCK@0.2, %", [.. Groups, "lost"], [.. scored.Where(report => report.WholePictures is not null)], report =>
            Points(report.WholePictures!, far: true).Append(Percent(report.WholePictures!.Lost)));
        return text.ToString();
    }

    /// <summary>What was found on films.</summary>
    public static string Films(IReadOnlyList<ModelReport> reports)
    {
        var text = new StringBuilder();
        foreach (var film in reports.SelectMany(report => report.Films?.Keys ?? []).Distinct())
        {
            var filmed = reports.Where(report => report.Films?.ContainsKey(film) == true).ToArray();
            Table(text, $"film with exact truth: {film}; whole tracker, PCK@0.2, %", [.. Groups, "lost", "swapped"], filmed, report =>
                [.. Points(report.Films![film], far: true), Percent(report.Films[film].Lost), Percent(report.Films[film].Swapped)]);
            Table(text, $"film with exact truth: {film}; angles, median (p90), degrees, and % answered", Angles(), filmed, report => Angles(report.Films![film]), AngleWidth);
        }

        return text.ToString();
    }

    /// <summary>How fast the models are.</summary>
    public static string Speed(IReadOnlyList<ModelReport> reports)
    {
        var text = new StringBuilder();
        Table(text, "speed: one thread; model alone on all cores; whole tracker with its helpers", ["ms/frame", "frames/s", "tracked/s"], [.. reports.Where(report => report.Speed is not null)], report =>
            [Number(report.Speed!.Milliseconds, 2), Number(report.Speed.FramesPerSecond, 1), Number(report.Speed.TrackedPerSecond, 1)]);
        return text.ToString();
    }

    private static void Table(StringBuilder text, string title, string[] columns, ModelReport[] rows, Func<ModelReport, IEnumerable<string>> cells, int width = CellWidth)
    {
        if (rows.Length == 0) return;
        text.AppendLine().AppendLine(title);
        Line("", columns);
        foreach (var row in rows) Line(row.Id, cells(row));

        void Line(string name, IEnumerable<string> values) =>
            text.AppendLine(name.PadRight(NameWidth) + string.Concat(values.Select(value => value.PadLeft(Math.Max(width, value.Length + 2)))));
    }

    private static IEnumerable<string> Points(PoseFigures figures, bool far) =>
        (far ? figures.Within20 : figures.Within10).Values.Append(far ? figures.Body20 : figures.Body10).Select(Percent);

    private static string[] Angles() => [.. JointAngle.All.Select(angle => angle.Name)];

    private static IEnumerable<string> Angles(PoseFigures figures) =>
        figures.Angles.Values.Select(error => error.Asked == 0 ? "-" : $"{Number(error.Median, 1)} ({Number(error.Ninety, 0)}) {Number(100 * error.Answered, 0)}%");

    private static string Percent(double? share) => Number(100 * share, 1);

    private static string Number(double? value, int digits) => value?.ToString($"F{digits}", CultureInfo.InvariantCulture) ?? "-";
}
