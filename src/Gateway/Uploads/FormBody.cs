using Aikynetix.Gateway.Errors;
using Microsoft.AspNetCore.Connections;

namespace Aikynetix.Gateway.Uploads;

/// <summary>The bytes of one part of a form while they arrive; tells a form that breaks off or goes on too long from a caller who has gone.</summary>
/// <param name="part">The part as the multipart reader gives it.</param>
/// <param name="limit">How many bytes the part may have.</param>
/// <param name="tooLong">What to say when it has more.</param>
internal sealed class FormBody(Stream part, long limit, Func<ApiException> tooLong) : Stream
{
    private long _read;

    /// <inheritdoc />
    public override bool CanRead => true;

    /// <inheritdoc />
    public override bool CanSeek => false;

    /// <inheritdoc />
    public override bool CanWrite => false;

    /// <inheritdoc />
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc />
    public override long Position
    {
        get => _read;
        set => throw new NotSupportedException();
    }

    /// <inheritdoc />
    /// <exception cref="ApiException">The form breaks off, or the part is over its limit.</exception>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        try
        {
            var count = await part.ReadAsync(buffer, cancellationToken);
            _read += count;
            return _read <= limit ? count : throw tooLong();
        }
        catch (Exception cause) when (IsMalformed(cause))
        {
            throw new ApiException(ErrorCodes.MultipartMalformed, cause: cause);
        }
    }

    /// <inheritdoc />
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("Read asynchronously: the bytes come from the network.");

    /// <inheritdoc />
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc />
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc />
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc />
    public override void Flush()
    {
    }

    /// <summary>Whether the multipart reader says that the body breaks its rules, as opposed to the connection having failed.</summary>
    public static bool IsMalformed(Exception cause) =>
        cause is InvalidDataException or IOException and not BadHttpRequestException and not ConnectionResetException;
}
