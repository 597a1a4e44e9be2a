using System.IO.Pipelines;
using System.Text.Json;
using Aikynetix.Gateway.Errors;
using Aikynetix.Gateway.Wire;

namespace Aikynetix.Gateway.Exports;

/// <summary>A format in which series go out; each is written as it goes, whatever the length of the clip.</summary>
/// <param name="Name">What callers ask for, and the extension of its files.</param>
/// <param name="ContentType">Media type.</param>
/// <param name="WriteAsync">Writes an export.</param>
internal sealed record ExportFormat(string Name, string ContentType, Func<PipeWriter, SeriesExport, CancellationToken, Task> WriteAsync)
{
    /// <summary>All of them; the first is the one for who names none.</summary>
    public static IReadOnlyList<ExportFormat> All { get; } =
    [
        new("json", "application/json; charset=utf-8", WriteJsonAsync),
        new("csv", "text/csv; charset=utf-8; header=present", CsvWriter.WriteAsync),
        new("trc", "text/tab-separated-values; charset=utf-8", TrcWriter.WriteAsync),
        new("mot", "text/tab-separated-values; charset=utf-8", MotWriter.WriteAsync),
        new("c3d", "application/octet-stream", C3dWriter.WriteAsync),
        new("parquet", "application/vnd.apache.parquet", ParquetWriter.WriteAsync),
    ];

    /// <summary>Whether it is shown rather than saved.</summary>
    public bool IsJson => this == All[0];

    /// <summary>The format of that name, or null.</summary>
    public static ExportFormat? Find(string name) => All.FirstOrDefault(one => one.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>The format of that name; JSON when none is named.</summary>
    /// <exception cref="ApiException">There is none of that name.</exception>
    public static ExportFormat Parse(string? name) =>
        string.IsNullOrEmpty(name) ? All[0] : Find(name) ?? throw new ApiException(ErrorCodes.FormatUnknown);

    private static Task WriteJsonAsync(PipeWriter target, SeriesExport export, CancellationToken cancellationToken) =>
        JsonSerializer.SerializeAsync(target, export, export.GetType(), ApiJson.Options, cancellationToken);
}
