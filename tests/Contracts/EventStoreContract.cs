using System.Text;
using Aikynetix.Sessions.Store;
using Xunit;

namespace Aikynetix.Contracts;

/// <summary>What every event store must do; a store proves itself by deriving from this and opening itself.</summary>
public abstract partial class EventStoreContract : IAsyncLifetime
{
    // A lost event must fail its test, not hang it.
    private const int WatchdogMs = 60_000;

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

    [Fact(Timeout = WatchdogMs)]
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
