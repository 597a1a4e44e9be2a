using System.Net;

namespace Aikynetix.Grpc.Client;

/// <summary>The body of a request into which messages are written while the reply is already read.</summary>
internal sealed class RequestBody : HttpContent
{
    private readonly TaskCompletionSource<Stream> _stream = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _complete = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Where to write, once the request is on its way.</summary>
    public Task<Stream> Stream => _stream.Task;

    /// <summary>Says that nothing more will be written.</summary>
    public void Complete() => _complete.TrySetResult();

    /// <summary>Breaks the request off where it stands; nothing happens to one that is complete.</summary>
    public void Abandon() => _complete.TrySetCanceled();

    /// <inheritdoc />
    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeToStreamAsync(stream, context, CancellationToken.None);

    /// <inheritdoc />
    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        _stream.TrySetResult(stream);
        return _complete.Task.WaitAsync(cancellationToken);
    }

    /// <inheritdoc />
    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }
}
