using System.Threading.Channels;

namespace Aikynetix.Streaming.Flow;

/// <summary>The one bounded queue between two stages, in two presets: <see cref="Durable"/> waits when full, <see cref="Live"/> lets the oldest go.</summary>
/// <typeparam name="T">What flows; owned by the channel from the write to the read.</typeparam>
internal sealed class StageChannel<T> : IDisposable
    where T : IDisposable
{
    private readonly Channel<T> _channel;

    private StageChannel(Channel<T> channel) => _channel = channel;

    /// <summary>A queue that loses nothing: a writer waits for room.</summary>
    /// <param name="capacity">Items that may wait, 1 or more.</param>
    public static StageChannel<T> Durable(int capacity) =>
        new(Channel.CreateBounded<T>(new BoundedChannelOptions(capacity) { SingleReader = true, SingleWriter = true }));

    /// <summary>A queue that never makes the writer wait: when full the oldest item is disposed.</summary>
    /// <param name="capacity">Items that may wait, 1 or more; 2–4 keep a live view fresh.</param>
    /// <param name="dropped">Told of each lost item before it is disposed, so that the loss is counted with its cause.</param>
    public static StageChannel<T> Live(int capacity, Action<T> dropped) => new(Channel.CreateBounded<T>(
        new BoundedChannelOptions(capacity) { SingleReader = true, SingleWriter = true, FullMode = BoundedChannelFullMode.DropOldest },
        item =>
        {
            using (item) dropped(item);
        }));

    /// <summary>Hands an item over; when this throws, the item has been disposed.</summary>
    /// <exception cref="ChannelClosedException">The channel was completed or disposed.</exception>
    public async ValueTask WriteAsync(T item, CancellationToken cancellationToken)
    {
        try
        {
            await _channel.Writer.WriteAsync(item, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            item.Dispose();
            throw;
        }
    }

    /// <summary>Hands an item over at once, as only a live queue always can.</summary>
    /// <returns>False when the channel is closed or a durable one is full; the item has then been disposed.</returns>
    public bool TryWrite(T item)
    {
        if (_channel.Writer.TryWrite(item)) return true;
        item.Dispose();
        return false;
    }

    /// <summary>Says that nothing more will be written; what waits can still be read.</summary>
    public void Complete() => _channel.Writer.TryComplete();

    /// <summary>All items in the order of writing, until <see cref="Complete"/>; the reader owns each.</summary>
    public IAsyncEnumerable<T> ReadAllAsync(CancellationToken cancellationToken) => _channel.Reader.ReadAllAsync(cancellationToken);

    /// <summary>Closes the channel and disposes what nobody read.</summary>
    public void Dispose()
    {
        Complete();
        while (_channel.Reader.TryRead(out var item)) item.Dispose();
    }
}
