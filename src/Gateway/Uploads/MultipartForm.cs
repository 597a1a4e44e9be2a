using System.Text;
using Aikynetix.Gateway.Errors;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Aikynetix.Gateway.Uploads;

/// <summary>Reads a multipart form part by part in the order of arrival, never holding more than one text field in memory.</summary>
internal sealed class MultipartForm(HttpRequest request, UploadOptions limits)
{
    private const int MaxBoundaryLength = 128;
    private const int MaxPartHeaders = 16;
    private const int MaxPartHeaderBytes = 8192;
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads the whole form.</summary>
    /// <param name="onField">Told each text field.</param>
    /// <param name="onFile">Given each file part; it reads the content to its end.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="ApiException">The body is no multipart form, broken, or over a limit.</exception>
    public async Task ReadAsync(Action<string, string> onField, Func<FilePart, CancellationToken, Task> onFile, CancellationToken cancellationToken)
    {
        var reader = new MultipartReader(Boundary(), request.Body)
        {
            HeadersCountLimit = MaxPartHeaders,
            HeadersLengthLimit = MaxPartHeaderBytes,
        };
        var parts = 0;
        while (await NextAsync(reader, cancellationToken) is { } part)
        {
            if (++parts > limits.MaxParts) throw new ApiException(ErrorCodes.TooManyFields, $"The form has more than {limits.MaxParts} parts.");
            var disposition = Disposition(part);
            var name = HeaderUtilities.RemoveQuotes(disposition.Name).ToString();
            if (disposition.IsFileDisposition())
                await onFile(new FilePart(name, FileName(disposition), new FormBody(part.Body, limits.MaxFileBytes, FileTooLarge)), cancellationToken);
            else
                onField(name, await TextAsync(name, part.Body, cancellationToken));
        }
    }

    private string Boundary()
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase))
            throw new ApiException(ErrorCodes.NotMultipart);
        var boundary = HeaderUtilities.RemoveQuotes(type.Boundary).ToString();
        return boundary.Length is > 0 and <= MaxBoundaryLength
            ? boundary
            : throw new ApiException(ErrorCodes.MultipartMalformed, "The Content-Type header names no usable multipart boundary.");
    }

    private static ContentDispositionHeaderValue Disposition(MultipartSection part) =>
        ContentDispositionHeaderValue.TryParse(part.ContentDisposition, out var value) && (value.IsFileDisposition() || value.IsFormDisposition())
            ? value
            : throw new ApiException(ErrorCodes.MultipartMalformed, "A part of the form lacks its Content-Disposition: form-data header.");

    // What a client calls its file is shown to people and nothing else; it never becomes a path.
    private static string FileName(ContentDispositionHeaderValue disposition)
    {
        var star = disposition.FileNameStar;
        return HeaderUtilities.RemoveQuotes(star.HasValue && star.Length > 0 ? star : disposition.FileName).ToString();
    }

    private ApiException FileTooLarge() => new(ErrorCodes.FileTooLarge, $"The video is larger than the {limits.MaxFileBytes} bytes that this server takes.");

    private async Task<string> TextAsync(string name, Stream part, CancellationToken cancellationToken)
    {
        ApiException TooLong() => new(ErrorCodes.FieldTooLong, $"The field {Shown(name)} is longer than {limits.MaxFieldBytes} bytes.");
        await using var body = new FormBody(part, limits.MaxFieldBytes, TooLong);
        var buffer = new byte[limits.MaxFieldBytes + 1];
        var length = await body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
        try
        {
            return StrictUtf8.GetString(buffer, 0, length);
        }
        catch (DecoderFallbackException cause)
        {
            throw new ApiException(ErrorCodes.FieldInvalid, $"The field {Shown(name)} is not UTF-8 text.", cause);
        }
    }

    // A hostile name must not flood the answer.
    private static string Shown(string name) => name.Length <= 40 ? name : string.Concat(name.AsSpan(0, 40), "…");

    private static async Task<MultipartSection?> NextAsync(MultipartReader reader, CancellationToken cancellationToken)
    {
        try
        {
            return await reader.ReadNextSectionAsync(cancellationToken);
        }
        catch (Exception cause) when (FormBody.IsMalformed(cause))
        {
            throw new ApiException(ErrorCodes.MultipartMalformed, cause: cause);
        }
    }
}
