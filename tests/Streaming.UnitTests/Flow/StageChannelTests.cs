using System.Threading.Channels;
using Aikynetix.Streaming.Flow;

namespace Aikynetix.Streaming.UnitTests.Flow;

/// <summary>The durable queue waits, the live queue lets the oldest go, and neither forgets to dispose what it owns.</summary>
public sealed class StageChannelTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Durable_waits_when_full_and_loses_nothing()
    {
        using var channel = StageChannel<Item>.Durable(2);
        var items = Item.Many(3);
        await channel.WriteAsync(items[0], Cancel);
        await channel.WriteAsync(items[1], Cancel);

        var third = channel.WriteAsync(items[2], Cancel).AsTask();
        Assert.False(third.IsCompleted);

        var read = new List<Item>();
        await foreach (var item in channel.ReadAllAsync(Cancel))
        {
            read.Add(item);
            await third;
            channel.Complete();
        }

        Assert.Equal(items, read);
        Assert.All(items, item => Assert.Equal(0, item.Disposals));
    }

    [Fact]
    public async Task Live_never_waits_and_disposes_the_oldest()
    {
        var dropped = new List<Item>();
        var items = Item.Many(7);
        using var channel = StageChannel<Item>.Live(3, item =>
        {
            Assert.Equal(0, item.Disposals);
            dropped.Add(item);
        });

        foreach (var item in items) Assert.True(channel.WriteAsync(item, Cancel).AsTask().IsCompletedSuccessfully);
        channel.Complete();

        var read = new List<Item>();
        await foreach (var item in channel.ReadAllAsync(Cancel)) read.Add(item);
        Assert.Equal(items[4..], read);
        Assert.Equal(items[..4], dropped);
        Assert.All(items, item => Assert.Equal(dropped.Contains(item) ? 1 : 0, item.Disposals));
    }

    [Fact]
    public async Task What_cannot_be_written_is_disposed()
    {
        using var channel = StageChannel<Item>.Durable(1);
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var items = Item.Many(3);
        await channel.WriteAsync(items[0], Cancel);

        var waiting = channel.WriteAsync(items[1], cancel.Token).AsTask();
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        channel.Complete();
        await Assert.ThrowsAsync<ChannelClosedException>(() => channel.WriteAsync(items[2], Cancel).AsTask());

        Assert.Equal([0, 1, 1], items.Select(item => item.Disposals));
    }

    [Fact]
    public async Task What_nobody_read_is_disposed_with_the_channel()
    {
        var items = Item.Many(3);
        using (var channel = StageChannel<Item>.Durable(3))
        {
            foreach (var item in items) await channel.WriteAsync(item, Cancel);
        }

        Assert.All(items, item => Assert.Equal(1, item.Disposals));
    }

    private sealed class Item : IDisposable
    {
        public int Disposals { get; private set; }

        public static Item[] Many(int count) => [.. Enumerable.Range(0, count).Select(_ => new Item())];

        public void Dispose() => Disposals++;
    }
}
