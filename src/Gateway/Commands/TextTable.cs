namespace Aikynetix.Gateway.Commands;

/// <summary>Prints rows as aligned columns, as wide as their widest cell.</summary>
internal static class TextTable
{
    /// <summary>Prints all rows; each has as many cells as the first.</summary>
    public static void Print(TextWriter target, IReadOnlyList<string[]> rows)
    {
        var widths = Enumerable.Range(0, rows[0].Length).Select(column => rows.Max(row => row[column].Length)).ToArray();
        foreach (var row in rows)
            target.WriteLine(string.Join("  ", row.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd());
    }
}
