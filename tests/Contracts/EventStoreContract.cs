using System.Text;
using Aikynetix.Sessions.Store;
using Xunit;

namespace Aikynetix.Contracts;

/// <summary>What every event store must do; a store proves itself by deriving from this and opening itself.</summary>
public abstract class EventStoreContract : IAsyncLifetime
{
    private readonly List<IEventStore> _opened = [];
    private IEventStore? _store;

    protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private IEventStore Store => _store!;

    /// <summary>Opens the data of this test anew; each call gives a store of its own on the same data, as in another process.</summary>
    protected abstract Task<IEventStore> OpenAsync(CancellationToken cancellationToken);

    public async ValueTask InitializeAsync() => _store = await OpenAnotherAsync();

    public virtual async ValueTask DisposeAsync()
    {
        foreach (var store in _opened) await store.DisposeAsync();
    }

    [Fact]
    public async Task An_append_answers_the_revision_of_its_last_event_and_positions_grow()
    {
        var first = await Store.AppendAsync("a-1", ExpectedRevision.NoStream, [New("x"), New("y")], Cancel);
        var second = await Store.AppendAsync("a-2", ExpectedRevision.NoStream, [New("z")], Cancel);
        var third = await Store.AppendAsync("a-1", ExpectedRevision.At(1), [New("z")], Cancel);
        Assert.Equal((1, 0, 2), (first.Revision, second.Revision, third.Revision));
        Assert.True(first.Position < second.Position && second.Position < third.Position);
    }

    [Fact]
    public async Task What_was_appended_is_read_back_to_the_last_bit()
    {
        var bytes = Enumerable.Range(0, 256).Select(value => (byte)value).ToArray();
        var before = TimeProvider.System.GetUtcNow().AddMinutes(-1);
        var appended = new NewEvent(Guid.NewGuid(), "some-name-v1", bytes);
        var result = await Store.AppendAsync("a-1", ExpectedRevision.NoStream, [appended], Cancel);
        var stored = Assert.Single(await ReadAsync("a-1"));
        Assert.Equal(("a-1", 0L, result.Position, appended.Id, "some-name-v1"), (stored.Stream, stored.Revision, stored.Position, stored.Id, stored.Type));
        Assert.Equal(bytes, stored.Data.ToArray());
        Assert.Equal(TimeSpan.Zero, stored.Created.Offset);
        Assert.InRange(stored.Created, before, TimeProvider.System.GetUtcNow().AddMinutes(1));
    }

    [Fact]
    public async Task A_stream_that_exists_refuses_a_first_event_and_says_where_it_ends()
    {
        await Store.AppendAsync("a-1", ExpectedRevision.NoStream, [New("x"), New("y")], Cancel);
        var refused = await Assert.ThrowsAsync<WrongExpectedRevisionException>(
            () => Store.AppendAsync("a-1", ExpectedRevision.NoStream, [New("z")], Cancel));
        Assert.Equal(("a-1", 1L), (refused.Stream, refused.Actual));
        Assert.Equal(2, (await ReadAsync("a-1")).Count);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(99)]
    public async Task A_wrong_revision_is_refused_and_nothing_is_added(long believed)
    {
        await Store.AppendAsync("a-1", ExpectedRevision.NoStream, [New("x"), New("y")], Cancel);
        var refused = await Assert.ThrowsAsync<WrongExpectedRevisionException>(
            () => Store.AppendAsync("a-1", ExpectedRevision.At(believed), [New("z")], Cancel));
        Assert.Equal(1, refused.Actual);
        Assert.Equal(2, (await ReadAsync("a-1")).Count);
    }

    [Fact]
    public async Task A_revision_expected_of_a_missing_stream_is_refused()
    {
        var refused = await Assert.ThrowsAsync<WrongExpectedRevisionException>(
            () => Store.AppendAsync("a-1", ExpectedRevision.At(0), [New("z")], Cancel));
        Assert.Equal(-1, refused.Actual);
        Assert.Empty(await ReadAsync("a-1"));
    }

    [Fact]
    public async Task The_same_append_again_adds_nothing_and_answers_the_same_even_when_others_followed()
    {
        NewEvent[] first = [New("x"), New("y")], second = [New("z")], careless = [New("any")];
        var answers = new List<AppendResult>
        {
            await Store.AppendAsync("a-1", ExpectedRevision.NoStream, first, Cancel),
            await Store.AppendAsync("a-1", ExpectedRevision.At(1), second, Cancel),
            await Store.AppendAsync("a-1", ExpectedRevision.Any, careless, Cancel),
        };
        await Store.AppendAsync("a-1", ExpectedRevision.Any, [New("last")], Cancel);
        var again = new List<AppendResult>
        {
            await Store.AppendAsync("a-1", ExpectedRevision.NoStream, first, Cancel),
            await Store.AppendAsync("a-1", ExpectedRevision.At(1), second, Cancel),
            await Store.AppendAsync("a-1", ExpectedRevision.Any, careless, Cancel),
        };
        Assert.Equal(answers, again);
        Assert.Equal(["x", "y", "z", "any", "last"], (await ReadAsync("a-1")).Select(Text));
    }

    [Fact]
    public async Task A_retry_that_differs_from_the_first_try_is_a_conflict()
    {
        NewEvent x = New("x"), y = New("y");
        await Store.AppendAsync("a-1", ExpectedRevision.NoStream, [x, y], Cancel);
        foreach (var other in new NewEvent[][] { [y, x], [x, y, New("z")], [x, New("z")] })
        {
            await Assert.ThrowsAsync<WrongExpectedRevisionException>(
                () => Store.AppendAsync("a-1", ExpectedRevision.NoStream, other, Cancel));
        }

        Assert.Equal(2, (await ReadAsync("a-1")).Count);
    }

    [Fact]
    public async Task Reading_begins_where_asked_and_a_missing_stream_is_empty()
    {
        await Store.AppendAsync("a-1", ExpectedRevision.NoStream, [New("x"), New("y"), New("z")], Cancel);
        Assert.Equal(["y", "z"], (await ReadAsync("a-1", from: 1)).Select(Text));
        Assert.Empty(await ReadAsync("a-1", from: 3));
        Assert.Empty(await ReadAsync("a-10"));
    }

    [Fact]
    public async Task A_long_stream_is_read_and_followed_without_a_gap()
    {
        const int Count = 1000;
        for (var i = 0; i < Count; i += 100)
            await Store.AppendAsync("a-1", ExpectedRevision.At(i - 1), [.. Enumerable.Range(i, 100).Select(n => New($"{n}"))], Cancel);
        var expected = Enumerable.Range(0, Count).Select(n => $"{n}");
        Assert.Equal(expected, (await ReadAsync("a-1")).Select(Text));
        Assert.Equal(expected, (await TakeAsync(null, ["a-"], Count)).Select(Text));
    }

    [Fact]
    public async Task Of_eight_racers_for_one_revision_exactly_one_wins()
    {
        for (var round = 0; round < 10; round++)
        {
            var expected = ExpectedRevision.At(round - 1);
            var wins = await Task.WhenAll(Enumerable.Range(0, 8).Select(async racer =>
            {
                try
                {
                    await Store.AppendAsync("race", expected, [New($"{racer}")], Cancel);
                    return 1;
                }
                catch (WrongExpectedRevisionException)
                {
                    return 0;
                }
            }));
            Assert.Equal(1, wins.Sum());
        }

        Assert.Equal(10, (await ReadAsync("race")).Count);
    }

    [Fact]
    public async Task A_large_event_passes_and_one_too_large_is_refused()
    {
        var large = new byte[900 << 10];
        new Random(1).NextBytes(large);
        await Store.AppendAsync("a-1", ExpectedRevision.NoStream, [new NewEvent(Guid.NewGuid(), "large", large)], Cancel);
        Assert.Equal(large, Assert.Single(await ReadAsync("a-1")).Data.ToArray());

        var half = new byte[(NewEvent.MaxAppendBytes / 2) + 1];
        await Assert.ThrowsAsync<ArgumentException>(() => Store.AppendAsync(
            "a-2", ExpectedRevision.NoStream, [new(Guid.NewGuid(), "half", half), new(Guid.NewGuid(), "half", half)], Cancel));
        await Assert.ThrowsAsync<ArgumentException>(() => Store.AppendAsync("a-2", ExpectedRevision.NoStream, [], Cancel));
        Assert.Empty(await ReadAsync("a-2"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("a b")]
    [InlineData("a/b")]
    [InlineData("a'; DROP TABLE events; --")]
    [InlineData("ä")]
    public async Task A_stream_name_of_other_characters_is_refused(string name)
    {
        await Assert.ThrowsAsync<ArgumentException>(() => Store.AppendAsync(name, ExpectedRevision.Any, [New("x")], Cancel));
        await Assert.ThrowsAsync<ArgumentException>(() => ReadAsync(name));
        await Assert.ThrowsAsync<ArgumentException>(() => TakeAsync(null, [name], 1));
    }

    [Fact]
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

    [Fact]
    public async Task A_subscription_begins_after_the_position_given()
    {
        var first = await Store.AppendAsync("a-1", ExpectedRevision.NoStream, [New("x")], Cancel);
        await AppendAllAsync("a-2", "b-1", "a-3");
        Assert.Equal(["a-2", "a-3"], (await TakeAsync(first.Position, ["a-"], 2)).Select(stored => stored.Stream));
    }

    [Fact]
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

    [Fact]
    public async Task What_another_process_appends_is_seen_too()
    {
        var other = await OpenAnotherAsync();
        var following = TakeAsync(null, ["a-"], 2);
        await Store.AppendAsync("a-1", ExpectedRevision.NoStream, [New("ours")], Cancel);
        await other.AppendAsync("a-1", ExpectedRevision.At(0), [New("theirs")], Cancel);
        Assert.Equal(["ours", "theirs"], (await following).Select(Text));
        await Assert.ThrowsAsync<WrongExpectedRevisionException>(() => Store.AppendAsync("a-1", ExpectedRevision.At(0), [New("late")], Cancel));
    }

    [Fact]
    public async Task A_cancelled_subscription_ends_with_the_cancellation()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        await using var events = Store.SubscribeAllAsync(null, [], stop.Token).GetAsyncEnumerator(Cancel);
        var next = events.MoveNextAsync().AsTask();
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => next);
    }

    [Fact]
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

    [Fact]
    public async Task What_was_acknowledged_is_there_when_the_store_is_opened_again()
    {
        await AppendAllAsync("a-1", "a-2");
        await Store.DisposeAsync();
        _store = await OpenAnotherAsync();
        await Store.AppendAsync("a-1", ExpectedRevision.At(0), [New("more")], Cancel);
        Assert.Equal(["a-1", "a-2", "a-1"], (await TakeAsync(null, [], 3)).Select(stored => stored.Stream));
    }

    private static NewEvent New(string text) => new(Guid.NewGuid(), "said-v1", Encoding.UTF8.GetBytes(text));

    private static string Text(StoredEvent stored) => Encoding.UTF8.GetString(stored.Data.Span);

    private async Task<IEventStore> OpenAnotherAsync()
    {
        var store = await OpenAsync(Cancel);
        _opened.Add(store);
        return store;
    }

    private async Task AppendAllAsync(params string[] streams)
    {
        foreach (var stream in streams) await Store.AppendAsync(stream, ExpectedRevision.Any, [New(stream)], Cancel);
    }

    private async Task<List<StoredEvent>> ReadAsync(string stream, long from = 0) => await Store.ReadAsync(stream, from, Cancel).ToListAsync(Cancel);

    private async Task<List<StoredEvent>> TakeAsync(long? after, IReadOnlyList<string> prefixes, int count) =>
        await Store.SubscribeAllAsync(after, prefixes, Cancel).Take(count).ToListAsync(Cancel);
}
