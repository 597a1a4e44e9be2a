using Aikynetix.Pose;
using Aikynetix.Sessions.Captures;
using Aikynetix.Sessions.Events;
using Aikynetix.Sessions.Frames;
using Aikynetix.Sessions.Store;
using Aikynetix.Sessions.UnitTests.Frames;
using Microsoft.Extensions.DependencyInjection;

namespace Aikynetix.Sessions.UnitTests.Captures;

/// <summary>What a process that died left of its captures becomes sessions at rest, whatever the moment, and once only.</summary>
public sealed class CaptureRecoveryTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly ManualTime _time = new();
    private readonly SessionDraft _draft = Server.Draft();
    private readonly FrameObservation[] _frames = FrameSamples.Lift(150);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_capture_that_broke_off_keeps_frames_video_and_live_analysis()
    {
        await BreakOffAsync();
        await using var server = await RestartAsync();
        var view = (await server.Sessions.FindAsync(_draft.Id, Cancel))!;
        Assert.Equal((SessionStatus.Interrupted, 1.0, true, true, true, 1), (view.Status, view.Progress, view.IsFinished, view.HasVideo, view.IsProvisional, view.AnalysisVersion));
        Assert.Equal((CaptureJournal.InterruptedCode, null), (view.ErrorCode, view.Capture!.EndReason));
        Assert.Contains("broke off", view.Error, StringComparison.Ordinal);
        Assert.Equal((150L, 150L), (view.Capture.Received, view.Capture.Analyzed));
        Assert.Equal(FrameSamples.Bits(_frames), FrameSamples.Bits(await server.FramesOfAsync(view)));
        Assert.Equal(150, (await server.Analyses.LoadAsync(view.Result!, Cancel)).Timestamps.Length);
        Assert.Equal(1280, view.Result!.Summary["width"]);
        Assert.Equal(4, await server.Blobs.FindLengthAsync(_draft.VideoBlob, Cancel));
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder["captures"]));
        Assert.Null(await server.Queue.TryClaimAsync(Cancel));
    }

    [Fact]
    public async Task A_second_start_finds_nothing_to_do()
    {
        await BreakOffAsync();
        await (await RestartAsync()).DisposeAsync();
        await using var server = await RestartAsync();
        Assert.Equal(
            ["session-created-v1", "capture-started-v1", "analysis-completed-v1", "capture-interrupted-v1"],
            await server.Store.ReadAsync(StreamNames.Session(_draft.Id), 0, Cancel).Select(stored => stored.Type).ToListAsync(Cancel));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Without_a_live_analysis_it_is_interrupted_all_the_same(bool registered)
    {
        await BreakOffAsync();
        await using var server = await Server.StartAsync(_folder, _time, first: services =>
        {
            if (registered) services.AddSingleton<LiveAnalysis>((_, _, _) => throw new InvalidOperationException("no"));
        });
        await server.SweptAsync();
        var view = (await server.Sessions.FindAsync(_draft.Id, Cancel))!;
        Assert.Equal((SessionStatus.Interrupted, null, 150, true), (view.Status, view.Result, view.Capture!.Frames!.FrameCount, view.HasVideo));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Chunks_that_the_store_took_just_before_the_death_are_not_taken_twice(int chunks)
    {
        await BreakOffAsync(ship: false);
        await using (var store = new SqliteEventStore(_folder["events.db"], _time, TimeSpan.FromSeconds(1)))
        {
            var recorder = new FrameJournal(store).Record(StreamNames.LiveFrames(_draft.Id));
            foreach (var chunk in _frames.Chunk(60).Take(chunks)) await recorder.AppendChunkAsync(chunk, Cancel);
        }

        await using var server = await RestartAsync();
        Assert.Equal(FrameSamples.Bits(_frames), FrameSamples.Bits(await server.FramesOfAsync((await server.Sessions.FindAsync(_draft.Id, Cancel))!)));
        Assert.Equal(3, await server.Store.ReadAsync(StreamNames.LiveFrames(_draft.Id), 0, Cancel).CountAsync(Cancel));
    }

    [Fact]
    public async Task A_recovery_cut_short_behind_any_step_is_done_again()
    {
        await BreakOffAsync();
        // As if killed behind both blobs, one of them only half a copy, and before the facts.
        Directory.CreateDirectory(_folder["blobs/videos"]);
        Directory.CreateDirectory(_folder["blobs/analyses"]);
        await File.WriteAllBytesAsync(_folder["blobs/" + _draft.VideoBlob], [9], Cancel);
        await File.WriteAllBytesAsync(_folder[$"blobs/analyses/{_draft.Id}-0"], [9], Cancel);
        await using (var server = await RestartAsync())
        {
            var view = (await server.Sessions.FindAsync(_draft.Id, Cancel))!;
            Assert.Equal(4, await server.Blobs.FindLengthAsync(_draft.VideoBlob, Cancel));
            Assert.Equal(150, (await server.Analyses.LoadAsync(view.Result!, Cancel)).Timestamps.Length);
        }

        // As if killed behind the facts and before the folder went.
        var left = new CaptureFolder(_folder["captures"], _draft.Id);
        left.Create();
        await File.WriteAllBytesAsync(left.SegmentPath(7), [1], Cancel);
        await using var again = await RestartAsync();
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder["captures"]));
        Assert.Equal(4, (await again.FactsAsync(_draft.Id)).Count);
    }

    [Fact]
    public async Task A_video_that_is_a_blob_already_is_found_again()
    {
        await BreakOffAsync();
        Directory.CreateDirectory(_folder["blobs/videos"]);
        File.Move(new CaptureFolder(_folder["captures"], _draft.Id).VideoPath, _folder["blobs/" + _draft.VideoBlob]);
        await using var server = await RestartAsync();
        Assert.True((await server.Sessions.FindAsync(_draft.Id, Cancel))!.HasVideo);
        Assert.Equal(4, await server.Blobs.FindLengthAsync(_draft.VideoBlob, Cancel));
    }

    [Fact]
    public async Task A_capture_whose_end_was_noted_ends_as_told()
    {
        await BreakOffAsync();
        new CaptureFolder(_folder["captures"], _draft.Id).NoteEnd(new EndNote(_time.GetUtcNow(), CaptureSamples.End(hasVideo: true) with { VideoProblem = "It broke." }));
        await using var server = await RestartAsync();
        var view = (await server.Sessions.FindAsync(_draft.Id, Cancel))!;
        Assert.Equal((SessionStatus.Queued, "closed by the sender", 10L, true), (view.Status, view.Capture!.EndReason, view.Capture.Received, view.HasVideo));
        Assert.Equal("It broke.", view.Capture.VideoProblem);
        Assert.Equal(2, (await server.Queue.TryClaimAsync(Cancel))!.Version);
    }

    [Fact]
    public async Task A_damaged_spool_gives_what_stands_before_the_damage()
    {
        await BreakOffAsync(ship: false);
        var left = new CaptureFolder(_folder["captures"], _draft.Id);
        var bytes = await File.ReadAllBytesAsync(left.SegmentPath(1), Cancel);
        bytes[bytes.Length / 2] ^= 1;
        await File.WriteAllBytesAsync(left.SegmentPath(1), bytes, Cancel);
        var whole = left.ReadSegment(1).Count;
        Assert.InRange(whole, 1, 59);
        await using var server = await RestartAsync();
        var read = await server.FramesOfAsync((await server.Sessions.FindAsync(_draft.Id, Cancel))!);
        Assert.Equal(FrameSamples.Bits(_frames[..(60 + whole)]), FrameSamples.Bits(read));
    }

    [Fact]
    public async Task A_session_whose_folder_is_lost_is_interrupted_with_what_the_store_has()
    {
        await BreakOffAsync();
        Directory.Delete(_folder["captures"], recursive: true);
        await using var server = await RestartAsync();
        var view = (await server.Sessions.FindAsync(_draft.Id, Cancel))!;
        Assert.Equal((SessionStatus.Interrupted, 120, false), (view.Status, view.Capture!.Frames!.FrameCount, view.HasVideo));
    }

    [Fact]
    public async Task A_folder_that_no_session_speaks_of_goes_unless_the_store_was_replaced()
    {
        await BreakOffAsync();
        foreach (var file in Directory.GetFiles(_folder.Path, "*.db*")) File.Delete(file);
        await (await RestartAsync()).DisposeAsync();
        Assert.Single(Directory.EnumerateFileSystemEntries(_folder["captures"]));
        await (await RestartAsync()).DisposeAsync();
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder["captures"]));
    }

    [Fact]
    public async Task A_capture_that_begins_while_others_are_saved_is_left_alone()
    {
        await BreakOffAsync();
        var gate = new TaskCompletionSource();
        await using var server = await Server.StartAsync(_folder, _time, first: services => services.AddSingleton<LiveAnalysis>(async (_, capture, _) =>
        {
            await gate.Task;
            return CaptureSamples.Analyze(capture);
        }));
        var alive = Server.Draft();
        await using var recorder = await server.CaptureAsync(alive, _frames);
        gate.SetResult();
        await server.SweptAsync();
        Assert.Equal(SessionStatus.Interrupted, (await server.Sessions.FindAsync(_draft.Id, Cancel))!.Status);
        Assert.Equal(SessionStatus.Live, (await server.Sessions.FindAsync(alive.Id, Cancel))!.Status);
        var view = await recorder.EndAsync(CaptureSamples.End(), CaptureSamples.Analyze, Cancel);
        Assert.Equal(150, view.Capture!.Frames!.FrameCount);
    }

    private async Task<Server> RestartAsync()
    {
        var server = await Server.StartAsync(_folder, _time, first: services => services.AddSingleton<LiveAnalysis>(
            (_, capture, _) => Task.FromResult(CaptureSamples.Analyze(capture))));
        await server.SweptAsync();
        return server;
    }

    // A recorder that is let go without an end leaves the very files that a killed process leaves.
    private async Task BreakOffAsync(bool ship = true)
    {
        await using var store = new UnreachableStore(new SqliteEventStore(_folder["events.db"], _time, TimeSpan.FromSeconds(1)));
        await using var server = await Server.StartAsync(_folder, _time, first: services => services.AddSingleton<IEventStore>(store));
        await using var recorder = await server.CaptureAsync(_draft, [], [1, 2, 3, 4]);
        if (!ship) store.Cut();
        foreach (var frame in _frames) recorder.Append(frame);
        while (ship && await server.Store.ReadAsync(StreamNames.LiveFrames(_draft.Id), 0, Cancel).CountAsync(Cancel) < 2) await Task.Yield();
        await recorder.DisposeAsync();
        store.Mend();
    }
}
