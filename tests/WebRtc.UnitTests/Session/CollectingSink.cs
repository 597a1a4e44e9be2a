using System.Collections.Concurrent;
using System.Threading.Channels;
using Aikynetix.Pose;

namespace Aikynetix.WebRtc.UnitTests.Session;

/// <summary>Keeps every picture and lets a test wait for them.</summary>
internal sealed class CollectingSink : IEncodedFrameSink
{
    private readonly Channel<EncodedFrame> _frames = Channel.CreateBounded<EncodedFrame>(10_000);

    public ConcurrentQueue<EncodedFrame> All { get; } = [];

    public void OnFrame(EncodedFrame frame)
    {
        All.Enqueue(frame);
        _frames.Writer.TryWrite(frame);
    }

    public ValueTask<EncodedFrame> NextAsync(CancellationToken cancellationToken) => _frames.Reader.ReadAsync(cancellationToken);
}
