using System.Runtime.CompilerServices;
using Aikynetix.Sessions.Analyses;

namespace Aikynetix.Gateway.Exports;

/// <summary>Series side by side, read some rows at a time.</summary>
internal static class SeriesTable
{
    /// <summary>Reads the rows part by part; what is given belongs to the table and is overwritten by the next part.</summary>
    /// <param name="rows">How many rows there are; a series with fewer ends in NaN.</param>
    /// <param name="columns">The series.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async IAsyncEnumerable<TablePart> ReadAsync(
        int rows, IReadOnlyList<Series> columns, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var values = columns.Select(_ => new double[Math.Min(rows, Series.PartRows)]).ToArray();
        for (var part = 0; part < Series.PartsOf(rows); part++)
        {
            var first = part * Series.PartRows;
            for (var column = 0; column < values.Length; column++) await columns[column].ReadAsync(part, values[column], cancellationToken);
            yield return new TablePart(first, Math.Min(rows - first, Series.PartRows), values);
        }
    }
}
