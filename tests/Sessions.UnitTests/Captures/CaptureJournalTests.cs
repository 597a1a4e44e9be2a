using Aikynetix.Sessions.Events;
using Aikynetix.Sessions.Projections;
using Aikynetix.Sessions.Store;
using Aikynetix.Sessions.UnitTests.Frames;
using Aikynetix.TestKit.Disks;
using Microsoft.Extensions.DependencyInjection;

namespace Aikynetix.Sessions.UnitTests.Captures;

/// <summary>A live capture is a session from its first frame on, and at its end both analyses have what they need.</summary>
public sealed class CaptureJournalTests : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private readonly ManualTime _time = new();
    private UnreachableStore _store = null!;
    private Server _server = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _store = new UnreachableStore(new SqliteEventStore(_folder["events.db"], _time, TimeSpan.FromSeconds(1)));
        _server = await Server.StartAsync(_folder, _time, first: services => services.AddSingleton<IEventStore>(_store));
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        await _store.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_running_capture_is_a_live_session_without_a_video_and_no_work()
    {
        var draft = Server.Draft();
        await using var recorder = await _server.CaptureAsync(draft, FrameSamples.Lift(70), [1, 2, 3]);
        var view = (await _server.Sessions.FindAsync(draft.Id, Cancel))!;
        Assert.Equal((SessionStatus.Live, 0.0, false, false, false), (view.Status, view.Progress, view.IsFinished, view.HasVideo, view.IsProvisional));
        Assert.Equal(("platform-1", "webrtc", _time.GetUtcNow(), 1280, 720), (view.Capture!.Stream, view.Capture.Ingest, view.Capture.StartedAt, view.Capture.Width, view.Capture.Height));
        Assert.Equal((null, null, null), (view.Result, view.Capture.Frames, view.Capture.EndedAt));
        Assert.Equal(70, recorder.Frames);
        Assert.Equal([draft.Id], (await _server.Sessions.ListAsync(new SessionQuery(), Cancel)).Sessions.Select(one => one.Id));
        Assert.Null(await _server.Queue.TryClaimAsync(Cancel));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(60)]
    [InlineData(190)]
    public async Task An_ended_capture_has_its_live_analysis_and_waits_for_the_full_one(int count)
    {
        var (draft, frames) = (Server.Draft(), FrameSamples.Lift(count));
        SessionView ended;
        await using (var recorder = await _server.CaptureAsync(draft, frames, [1, 2, 3]))
            ended = await recorder.EndAsync(CaptureSamples.End(hasVideo: true), CaptureSamples.Analyze, Cancel);

        foreach (var view in new[] { ended, (await _server.Sessions.FindAsync(draft.Id, Cancel))! })
        {
            Assert.Equal((SessionStatus.Queued, true, 1, true), (view.Status, view.HasVideo, view.AnalysisVersion, view.IsProvisional));
            Assert.Equal(("closed by the sender", 10L, 8L, 2L), (view.Capture!.EndReason, view.Capture.Received, view.Capture.Analyzed, view.Capture.Dropped["superseded"]));
            Assert.Equal((10L, 8L, "blazepose-full"), (view.Result!.Received, view.Result.Analyzed, view.Result.ModelId));
            Assert.Equal(FrameSamples.Bits(frames), FrameSamples.Bits(await _server.FramesOfAsync(view)));
            Assert.Equal(view.Capture.Frames, view.Result.Frames);
            Assert.Equal(count, (await _server.Analyses.LoadAsync(view.Result, Cancel)).Timestamps.Length);
        }

        Assert.Equal(
            ["session-created-v1", "capture-started-v1", "capture-ended-v1", "analysis-completed-v1", "analysis-requested-v1"],
            await _server.Store.ReadAsync(StreamNames.Session(draft.Id), 0, Cancel).Select(stored => stored.Type).ToListAsync(Cancel));
        Assert.Equal(3, await _server.Blobs.FindLengthAsync(draft.VideoBlob, Cancel));
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder["captures"]));
    }

    [Fact]
    public async Task The_full_analysis_takes_the_place_of_the_live_one_and_both_are_kept()
    {
        var draft = Server.Draft();
        await using (var recorder = await _server.CaptureAsync(draft, FrameSamples.Lift(70)))
            await recorder.EndAsync(CaptureSamples.End(), CaptureSamples.Analyze, Cancel);
        var claim = (await _server.Queue.TryClaimAsync(Cancel))!;
        Assert.Equal((draft.Id, 2, 1), (claim.SessionId, claim.Version, claim.Number));
        Assert.True((await _server.Sessions.FindAsync(draft.Id, Cancel))!.IsProvisional);
        await _server.Blobs.WriteAsync(claim.AnalysisBlob, new MemoryStream([1]), Cancel);
        await _server.Queue.CompleteAsync(claim, Server.Outcome(claim), Cancel);

        await _server.DisposeAsync();
        _server = await Server.StartAsync(_folder, _time);
        await _server.SweptAsync();
        var view = (await _server.Sessions.FindAsync(draft.Id, Cancel))!;
        Assert.Equal((SessionStatus.Completed, 2, false, false), (view.Status, view.AnalysisVersion, view.IsProvisional, view.HasVideo));
        Assert.Equal([$"analyses/{draft.Id}-0", $"analyses/{draft.Id}-1"], (await _server.Blobs.ListAsync("analyses", Cancel)).Order(StringComparer.Ordinal));
        Assert.Null(await _server.Queue.TryClaimAsync(Cancel));
    }

    [Fact]
    public async Task A_live_analysis_that_throws_costs_nothing_but_itself()
    {
        var draft = Server.Draft();
        await using var recorder = await _server.CaptureAsync(draft, FrameSamples.Lift(5));
        var view = await recorder.EndAsync(CaptureSamples.End(), _ => throw new InvalidOperationException("no"), Cancel);
        Assert.Equal((SessionStatus.Queued, null, 5), (view.Status, view.Result, view.Capture!.Frames!.FrameCount));
        Assert.Equal(2, (await _server.Queue.TryClaimAsync(Cancel))!.Version);
    }

    [Fact]
    public async Task A_video_that_is_none_leaves_no_blob()
    {
        foreach (var (bytes, told) in new[] { (new byte[9], false), ([], true), (null, true) })
        {
            var draft = Server.Draft();
            await using var recorder = await _server.CaptureAsync(draft, FrameSamples.Lift(5), bytes);
            Assert.False((await recorder.EndAsync(CaptureSamples.End(told), CaptureSamples.Analyze, Cancel)).HasVideo);
        }

        Assert.Empty(await _server.Blobs.ListAsync("videos", Cancel));
    }

    [Fact]
    public async Task A_store_that_is_away_costs_no_frame_and_holds_nobody_up()
    {
        var (draft, frames) = (Server.Draft(), FrameSamples.Lift(1000));
        await using var recorder = await _server.CaptureAsync(draft, frames[..100]);
        _store.Cut();
        foreach (var frame in frames[100..]) recorder.Append(frame);
        var ending = recorder.EndAsync(CaptureSamples.End(), CaptureSamples.Analyze, Cancel);
        await _store.Refused;
        Assert.False(ending.IsCompleted);
        _store.Mend();
        await PassAsync(ending);
        Assert.Equal(FrameSamples.Bits(frames), FrameSamples.Bits(await _server.FramesOfAsync(await ending)));
        Assert.Equal(17, await _server.Store.ReadAsync(StreamNames.LiveFrames(draft.Id), 0, Cancel).CountAsync(Cancel));
    }

    [Fact]
    public async Task Answers_that_get_lost_store_nothing_twice()
    {
        var (draft, frames) = (Server.Draft(), FrameSamples.Lift(130));
        await using var recorder = await _server.CaptureAsync(draft, []);
        _store.LoseAnswers();
        foreach (var frame in frames) recorder.Append(frame);
        var ending = recorder.EndAsync(CaptureSamples.End(), CaptureSamples.Analyze, Cancel);
        for (var i = 0; i < 20; i++) await PassOnceAsync();
        _store.Mend();
        await PassAsync(ending);
        Assert.Equal(FrameSamples.Bits(frames), FrameSamples.Bits(await _server.FramesOfAsync(await ending)));
        Assert.Equal(5, (await _server.FactsAsync(draft.Id)).Count);
    }

    [Fact]
    public async Task An_end_that_was_given_up_can_be_had_again()
    {
        await using var recorder = await _server.CaptureAsync(Server.Draft(), FrameSamples.Lift(70));
        _store.Cut();
        using var given = new CancellationTokenSource();
        var ending = recorder.EndAsync(CaptureSamples.End(), CaptureSamples.Analyze, given.Token);
        await _store.Refused;
        await given.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => ending);
        Assert.Throws<InvalidOperationException>(() => recorder.Append(FrameSamples.Lift(1)[0]));
        _store.Mend();
        var again = recorder.EndAsync(CaptureSamples.End(), CaptureSamples.Analyze, Cancel);
        await PassAsync(again);
        Assert.Equal((SessionStatus.Queued, 70), ((await again).Status, (await again).Capture!.Frames!.FrameCount));
    }

    [Fact]
    public async Task Where_the_store_is_away_at_the_beginning_nothing_begins()
    {
        _store.Cut();
        var draft = Server.Draft();
        await Assert.ThrowsAsync<StoreUnavailableException>(() => _server.Captures.BeginAsync(draft, CaptureSamples.Start, Cancel));
        _store.Mend();
        Assert.Null(await _server.Sessions.FindAsync(draft.Id, Cancel));
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder["captures"]));
        await Assert.ThrowsAsync<ArgumentException>(() => _server.Captures.BeginAsync(draft with { Id = "../x" }, CaptureSamples.Start, Cancel));
    }

    [Fact]
    public async Task On_a_full_disk_the_capture_ends_with_a_reason_and_what_it_took_is_kept()
    {
        using var disk = SmallDisk.MountOrSkip(mebibytes: 4);
        await using var server = await Server.StartAsync(_folder, TimeProvider.System, options => options.DataFolder = disk.Path);
        var frames = FrameSamples.Lift(5000);
        await using var recorder = await server.CaptureAsync(Server.Draft(), frames[..100]);
        disk.Fill(leave: 100_000);
        var full = Assert.Throws<StoreUnavailableException>(() =>
        {
            foreach (var frame in frames[100..]) recorder.Append(frame);
        });
        Assert.True(full.IsDiskFull);
        disk.MakeRoom();
        var view = await recorder.EndAsync(CaptureSamples.End() with { Reason = full.Message }, CaptureSamples.Analyze, Cancel);
        Assert.Contains("full", view.Capture!.EndReason, StringComparison.Ordinal);
        Assert.Equal(FrameSamples.Bits(frames[..(int)recorder.Frames]), FrameSamples.Bits(await server.FramesOfAsync(view)));
    }

    // What waits hangs on the test's clock and may come to wait at any moment, so time passes until it is done.
    private async Task PassAsync(Task task)
    {
        while (!task.IsCompleted) await PassOnceAsync();
        await task;
    }

    private async Task PassOnceAsync()
    {
        _time.Advance(TimeSpan.FromSeconds(1));
        await Task.Yield();
    }
}
