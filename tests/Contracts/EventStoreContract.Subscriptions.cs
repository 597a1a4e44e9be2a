using Aikynetix.Sessions.Store;
using Xunit;

namespace Aikynetix.Contracts;

/// <summary>What every event store must do for those who follow it, and when it is closed and opened again.</summary>
public abstract partial class EventStoreContract
{
    [Fact(Timeout = WatchdogMs)]
    public async Task A_subscription_gives_history_then_what_comes_of_the_wanted_streams_only()
    {
        await AppendAllAsync("session-1", "frames-1", "session-2", "sessio", "key-1");
        var (history, live) = (new TaskCompletionSource(), new List<string>());
        var following = Task.Run(
            async () =>
            {
                await foreach (var stored in Store.SubscribeAllAsync(null, ["session-", "key-"], Cancel))
                {
                    live.Add(stored.Stream);
                    if (live.Count == 3) history.SetResult();
                    if (live.Count == 5) return;
                }
            },
            Cancel);
        await history.Task.WaitAsync(Cancel);
        await AppendAllAsync("frames-2", "key-2", "user-1", "session-3");
        await following;
        Assert.Equal(["session-1", "session-2", "key-1", "key-2", "session-3"], live);
        Assert.Equal(9, (await TakeAsync(null, [], 9)).Count);
    }

    [Fact(Timeout = WatchdogMs)]
    public async Task A_subscription_begins_after_the_position_given()
    {
        var first = await Store.AppendAsync("a-1", ExpectedRevision.NoStream, [New("x")], Cancel);
        await AppendAllAsync("a-2", "b-1", "a-3");
        Assert.Equal(["a-2", "a-3"], (await TakeAsync(first.Position, ["a-"], 2)).Select(stored => stored.Stream));
    }

    [Fact(Timeout = WatchdogMs)]
    public async Task Stopped_and_resumed_under_sixteen_writers_it_loses_doubles_and_reorders_nothing()
    {
        const int Writers = 16, Each = 60;
        var writing = Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(
            async () =>
            {
                for (var i = 0; i < Each; i++)
                    await Store.AppendAsync($"w-{writer}", ExpectedRevision.At(i - 1), [New($"{i}")], Cancel);
            },
            Cancel)));
        var seen = new List<StoredEvent>();
        foreach (var stopAt in new[] { 200, 555, Writers * Each })
            seen.AddRange(await TakeAsync(seen.Count == 0 ? null : seen[^1].Position, ["w-"], stopAt - seen.Count));
        await writing;

        Assert.Equal(seen.OrderBy(stored => stored.Position).Select(stored => stored.Id).Distinct(), seen.Select(stored => stored.Id));
        foreach (var stream in seen.GroupBy(stored => stored.Stream))
            Assert.Equal(Enumerable.Range(0, Each).Select(i => (long)i), stream.Select(stored => stored.Revision));
    }

    [Fact(Timeout = WatchdogMs)]
    public async Task What_another_process_appends_is_seen_too()
    {
        var other = await OpenAnotherAsync();
        var following = TakeAsync(null, ["a-"], 2);
        await Store.AppendAsync("a-1", ExpectedRevision.NoStream, [New("ours")], Cancel);
        await other.AppendAsync("a-1", ExpectedRevision.At(0), [New("theirs")], Cancel);
        Assert.Equal(["ours", "theirs"], (await following).Select(Text));
        await Assert.ThrowsAsync<WrongExpectedRevisionException>(() => Store.AppendAsync("a-1", ExpectedRevision.At(0), [New("late")], Cancel));
    }

    [Fact(Timeout = WatchdogMs)]
    public async Task A_cancelled_subscription_ends_with_the_cancellation()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        await using var events = Store.SubscribeAllAsync(null, [], stop.Token).GetAsyncEnumerator(Cancel);
        var next = events.MoveNextAsync().AsTask();
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => next);
    }

    [Fact(Timeout = WatchdogMs)]
    public async Task Disposal_ends_subscriptions_and_refuses_everything_after()
    {
        var other = await OpenAnotherAsync();
        await using var events = other.SubscribeAllAsync(null, [], Cancel).GetAsyncEnumerator(Cancel);
        var next = events.MoveNextAsync().AsTask();
        await other.DisposeAsync();
        await other.DisposeAsync();
        Assert.False(await next);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => other.AppendAsync("a-1", ExpectedRevision.Any, [New("x")], Cancel));
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await other.ReadAsync("a-1", 0, Cancel).ToListAsync(Cancel));
    }

    [Fact(Timeout = WatchdogMs)]
    public async Task What_was_acknowledged_is_there_when_the_store_is_opened_again()
    {
        await AppendAllAsync("a-1", "a-2");
        await Store.DisposeAsync();
        _store = await OpenAnotherAsync();
        await Store.AppendAsync("a-1", ExpectedRevision.At(0), [New("more")], Cancel);
        Assert.Equal(["a-1", "a-2", "a-1"], (await TakeAsync(null, [], 3)).Select(stored => stored.Stream));
    }
}
