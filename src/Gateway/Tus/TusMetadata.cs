using System.Text;
using Aikynetix.Gateway.Errors;
using Aikynetix.Gateway.Uploads;

namespace Aikynetix.Gateway.Tus;

/// <summary>The <c>Upload-Metadata</c> header: pairs of a name and a value in Base64, separated by commas.</summary>
internal static class TusMetadata
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads the header.</summary>
    /// <exception cref="ApiException">It is malformed or over a limit.</exception>
    public static IReadOnlyList<(string Name, string Value)> Read(string header, UploadOptions limits)
    {
        // It is sent back as it came.
        if (!Ascii.IsValid(header)) throw new ApiException(ErrorCodes.FieldInvalid, "Upload-Metadata takes names in ASCII and values in Base64.");
        var parts = header.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length > limits.MaxParts) throw new ApiException(ErrorCodes.TooManyFields, $"Upload-Metadata has more than {limits.MaxParts} fields.");
        return [.. parts.Select(part => Pair(part, limits))];
    }

    private static (string Name, string Value) Pair(string part, UploadOptions limits)
    {
        var space = part.IndexOf(' ', StringComparison.Ordinal);
        if (space < 0) return (part, "");
        var (name, value) = (part[..space], part[(space + 1)..].Trim());
        // Base64 takes four characters for three bytes.
        if (value.Length > (limits.MaxFieldBytes + 2) / 3 * 4) throw new ApiException(ErrorCodes.FieldTooLong, $"The field {name} of Upload-Metadata is longer than {limits.MaxFieldBytes} bytes.");
        try
        {
            return (name, StrictUtf8.GetString(Convert.FromBase64String(value)));
        }
        catch (Exception cause) when (cause is FormatException or DecoderFallbackException)
        {
            throw new ApiException(ErrorCodes.FieldInvalid, $"The field {name} of Upload-Metadata is not UTF-8 text in Base64.", cause);
        }
    }
}
