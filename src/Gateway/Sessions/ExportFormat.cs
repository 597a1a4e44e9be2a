using Aikynetix.Gateway.Errors;

namespace Aikynetix.Gateway.Sessions;

/// <summary>The formats in which series go out.</summary>
internal enum ExportFormat
{
    /// <summary>One JSON object.</summary>
    Json,

    /// <summary>One row per frame.</summary>
    Csv,
}

/// <summary>Reads the name of a format.</summary>
internal static class ExportFormats
{
    /// <summary>The format of that name; JSON when none is named.</summary>
    /// <exception cref="ApiException">There is none of that name, or not yet.</exception>
    public static ExportFormat Parse(string? name) => name?.ToLowerInvariant() switch
    {
        null or "" or "json" => ExportFormat.Json,
        "csv" => ExportFormat.Csv,
        "trc" or "mot" or "c3d" or "parquet" => throw new ApiException(ErrorCodes.FormatNotAvailable),
        _ => throw new ApiException(ErrorCodes.FormatUnknown),
    };
}
