using Aikynetix.Sessions.Store;
using Xunit;

namespace Aikynetix.Contracts;

/// <summary>What every event store must do when payloads are to be forgotten.</summary>
public abstract partial class EventStoreContract
{
    /// <summary>Every byte that the store keeps, in whatever files or memory.</summary>
    protected abstract IEnumerable<byte[]> Kept();

    [Fact]
    public async Task Erased_events_keep_all_but_their_payloads()
    {
        await Store.AppendAsync("a-1", ExpectedRevision.NoStream, [New("one"), New("two"), New("three")], Cancel);
        await AppendAllAsync("a-2");
        var before = await ReadAsync("a-1");
        await Store.EraseAsync("a-1", 1, Cancel);
        await Store.EraseAsync("a-1", 1, Cancel);
        await Store.EraseAsync("a-3", long.MaxValue, Cancel);

        var after = await ReadAsync("a-1");
        Assert.Equal(["", "", "three"], after.Select(Text));
        Assert.Equal([true, true, false], after.Select(stored => stored.IsErased));
        Assert.Equal(before.Select(stored => stored with { Data = default }), after.Select(stored => stored with { Data = default }));
        Assert.Equal(["", "", "three", "a-2"], (await TakeAsync(null, [], 4)).Select(Text));
        Assert.Equal("a-2", Text(Assert.Single(await ReadAsync("a-2"))));
    }

    [Fact]
    public async Task A_stream_goes_on_behind_erased_events_and_knows_their_ids()
    {
        NewEvent[] first = [New("one"), New("two")];
        var answer = await Store.AppendAsync("a-1", ExpectedRevision.NoStream, first, Cancel);
        await Store.EraseAsync("a-1", long.MaxValue, Cancel);
        Assert.Equal(answer, await Store.AppendAsync("a-1", ExpectedRevision.NoStream, first, Cancel));
        await Assert.ThrowsAsync<WrongExpectedRevisionException>(() => Store.AppendAsync("a-1", ExpectedRevision.NoStream, [New("one")], Cancel));
        await Store.AppendAsync("a-1", ExpectedRevision.At(1), [New("more")], Cancel);
        Assert.Equal(["", "", "more"], (await ReadAsync("a-1")).Select(Text));
    }

    [Fact(Timeout = WatchdogMs)]
    public async Task A_follower_passes_over_what_is_erased_while_it_reads()
    {
        const int Count = 600;
        for (var i = 0; i < Count; i += 100)
            await Store.AppendAsync("a-1", ExpectedRevision.At(i - 1), [.. Enumerable.Range(i, 100).Select(n => New($"{n}"))], Cancel);
        var seen = new List<StoredEvent>();
        await foreach (var stored in Store.SubscribeAllAsync(null, ["a-"], Cancel))
        {
            if (seen.Count == 0) await Store.EraseAsync("a-1", long.MaxValue, Cancel);
            seen.Add(stored);
            if (seen.Count == Count) break;
        }

        Assert.Equal(Enumerable.Range(0, Count).Select(i => (long)i), seen.Select(stored => stored.Revision));
        Assert.True(seen[^1].IsErased);
    }

    [Fact(Timeout = WatchdogMs)]
    public async Task Of_what_is_erased_no_byte_is_left_and_of_its_neighbours_every_one()
    {
        // Payloads of every size beside each other, erased in any order: so pages of a store are split, shared and put together.
        var random = new Random(7);
        string[] streams = [.. Enumerable.Range(0, 40).Select(i => $"a-{i}")];
        var secret = streams.ToDictionary(stream => stream, stream => $"<{stream}:{Guid.NewGuid():N}>");
        for (var round = 0; round < 12; round++)
        {
            foreach (var stream in streams)
            {
                var text = secret[stream] + new string('x', random.Next(3) == 0 ? random.Next(20_000) : random.Next(300));
                await Store.AppendAsync(stream, ExpectedRevision.At(round - 1), [New(text)], Cancel);
            }
        }

        random.Shuffle(streams);
        var (erased, kept) = (streams[..25], streams[25..]);
        foreach (var stream in erased)
        {
            await Store.EraseAsync(stream, long.MaxValue, Cancel);
            Assert.DoesNotContain(Kept(), bytes => bytes.AsSpan().IndexOf(System.Text.Encoding.UTF8.GetBytes(secret[stream])) >= 0);
            await Store.AppendAsync(stream, ExpectedRevision.At(11), [New("tombstone")], Cancel);
        }

        foreach (var stream in erased) Assert.DoesNotContain(Kept(), bytes => bytes.AsSpan().IndexOf(System.Text.Encoding.UTF8.GetBytes(secret[stream])) >= 0);
        foreach (var stream in kept) Assert.All(await ReadAsync(stream), stored => Assert.StartsWith(secret[stream], Text(stored), StringComparison.Ordinal));
        foreach (var stream in kept) Assert.Contains(Kept(), bytes => bytes.AsSpan().IndexOf(System.Text.Encoding.UTF8.GetBytes(secret[stream])) >= 0);
    }
}
