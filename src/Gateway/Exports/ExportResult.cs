namespace Aikynetix.Gateway.Exports;

/// <summary>Answers a request with an export, written as it goes.</summary>
/// <param name="export">What to write.</param>
/// <param name="format">How to write it.</param>
/// <param name="fileName">Name, without extension, under which a browser saves it.</param>
internal sealed class ExportResult(SeriesExport export, ExportFormat format, string fileName) : IResult
{
    /// <inheritdoc />
    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.ContentType = format.ContentType;
        if (!format.IsJson) response.Headers.ContentDisposition = $"attachment; filename=\"{fileName}.{format.Name}\"";
        return format.WriteAsync(response.BodyWriter, export, httpContext.RequestAborted);
    }
}
