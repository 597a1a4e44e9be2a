namespace Aikynetix.Gateway.Sessions;

/// <summary>Answers a request with an export, written as it goes.</summary>
/// <param name="export">What to write.</param>
/// <param name="format">How to write it.</param>
/// <param name="fileName">Name, without extension, under which a browser saves it.</param>
internal sealed class SeriesResult(SeriesExport export, ExportFormat format, string fileName) : IResult
{
    /// <inheritdoc />
    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        if (format == ExportFormat.Json)
        {
            response.ContentType = "application/json; charset=utf-8";
            return SeriesWriter.WriteJsonAsync(response.BodyWriter, export, httpContext.RequestAborted);
        }

        response.ContentType = "text/csv; charset=utf-8; header=present";
        response.Headers.ContentDisposition = $"attachment; filename=\"{fileName}.csv\"";
        return SeriesWriter.WriteCsvAsync(response.BodyWriter, export, httpContext.RequestAborted);
    }
}
