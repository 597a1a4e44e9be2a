using Aikynetix.Gateway.Errors;
using Microsoft.AspNetCore.Connections;

namespace Aikynetix.Gateway.Uploads;

/// <summary>The bytes of one part of a form; tells a form that breaks off from a caller who has gone.</summary>
internal sealed class FormBody(Stream part)
{
    /// <summary>Reads until the buffer is full or the part ends.</summary>
    /// <returns>How many bytes were read; fewer than the buffer holds only at the end of the part.</returns>
    /// <exception cref="ApiException">The form breaks off.</exception>
    public async Task<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        try
        {
            return await part.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
        }
        catch (Exception cause) when (IsMalformed(cause))
        {
            throw new ApiException(ErrorCodes.MultipartMalformed, cause: cause);
        }
    }

    /// <summary>Whether the multipart reader says that the body breaks its rules, as opposed to the connection having failed.</summary>
    public static bool IsMalformed(Exception cause) =>
        cause is InvalidDataException or IOException and not BadHttpRequestException and not ConnectionResetException;
}
