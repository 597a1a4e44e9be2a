using Aikynetix.Sessions.Frames;
using Aikynetix.Sessions.Store;

namespace Aikynetix.Sessions.UnitTests.Frames;

/// <summary>A recording is read back whole, and one that is not whole is not read back.</summary>
public sealed class FrameJournalTests : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private SqliteEventStore _store = null!;
    private FrameJournal _journal = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync()
    {
        _store = new SqliteEventStore(_folder["events.db"], TimeProvider.System, TimeSpan.FromSeconds(1));
        _journal = new FrameJournal(_store);
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await _store.DisposeAsync();
        _folder.Dispose();
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(60, 1)]
    [InlineData(61, 2)]
    [InlineData(190, 4)]
    public async Task Frames_come_back_in_order_from_chunks_of_sixty(int count, int chunks)
    {
        var frames = FrameSamples.Lift(count);
        var series = await RecordAsync("frames-a-1", frames);
        Assert.Equal(count, series.FrameCount);
        Assert.Equal(chunks, await _store.ReadAsync("frames-a-1", 0, Cancel).CountAsync(Cancel));
        Assert.Equal(FrameSamples.Bits(frames), FrameSamples.Bits(await _journal.ReadAsync(series, Cancel)));
    }

    [Fact]
    public async Task A_recording_done_again_after_lost_answers_adds_nothing()
    {
        var series = await RecordAsync("frames-a-1", FrameSamples.Lift(130));
        Assert.Equal(series, await RecordAsync("frames-a-1", FrameSamples.Lift(130)));
        Assert.Equal(3, await _store.ReadAsync("frames-a-1", 0, Cancel).CountAsync(Cancel));
    }

    [Fact]
    public async Task A_chunk_missing_added_or_changed_is_noticed()
    {
        var series = await RecordAsync("frames-a-1", FrameSamples.Lift(120));
        await Assert.ThrowsAsync<FormatException>(() => _journal.ReadAsync(series with { Stream = "frames-b-1" }, Cancel));
        await Assert.ThrowsAsync<FormatException>(() => _journal.ReadAsync(series with { FrameCount = 60 }, Cancel));
        await RecordAsync("frames-c-1", FrameSamples.Lift(120, seed: 2));
        await Assert.ThrowsAsync<FormatException>(() => _journal.ReadAsync(series with { Stream = "frames-c-1" }, Cancel));
        await _store.AppendAsync("frames-a-1", ExpectedRevision.At(1), [new NewEvent(Guid.NewGuid(), "said-v1", new byte[1])], Cancel);
        await Assert.ThrowsAsync<FormatException>(() => _journal.ReadAsync(series, Cancel));
    }

    [Fact]
    public async Task Two_recorders_never_mix_in_one_stream()
    {
        var (first, second) = (_journal.Record("frames-a-1"), _journal.Record("frames-a-1"));
        await first.AppendAsync(FrameSamples.Lift(1, seed: 1)[0], Cancel);
        var series = await first.FinishAsync(Cancel);
        await second.AppendAsync(FrameSamples.Lift(1, seed: 2)[0], Cancel);
        await Assert.ThrowsAsync<WrongExpectedRevisionException>(() => second.FinishAsync(Cancel));
        Assert.Single(await _journal.ReadAsync(series, Cancel));
    }

    private async Task<FrameSeries> RecordAsync(string stream, IEnumerable<Pose.FrameObservation> frames)
    {
        var recorder = _journal.Record(stream);
        foreach (var frame in frames) await recorder.AppendAsync(frame, Cancel);
        return await recorder.FinishAsync(Cancel);
    }
}
