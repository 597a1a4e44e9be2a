using Aikynetix.Pose;
using Aikynetix.Sessions.Accounts;
using Aikynetix.Sessions.Captures;
using Aikynetix.Sessions.Events;
using Aikynetix.Sessions.Projections;
using Aikynetix.Sessions.Store;
using Aikynetix.Sessions.UnitTests.Captures;
using Aikynetix.Sessions.Work;
using Microsoft.Extensions.DependencyInjection;

namespace Aikynetix.Sessions.UnitTests;

/// <summary>A deleted session is gone for everybody at once, and nothing of it is left in the data folder.</summary>
public sealed class SessionDeletionTests : IAsyncLifetime
{
    private const string Secret = "Secret of the lifter";

    private readonly TemporaryFolder _folder = new();
    private readonly ManualTime _time = new();
    private UnreachableStore _store = null!;
    private Server _server = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await StartAsync();

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task No_byte_of_it_is_left_and_its_neighbours_are_whole()
    {
        var (id, other) = (await AnalyzedAsync(Secret, "secret-user"), await AnalyzedAsync("Other", "other-user"));
        await _server.Blobs.WriteAsync($"renders/{id}-1/part-2", new MemoryStream([1, 2, 3]), Cancel);
        await _server.Sessions.RenameAsync(id, Secret + " renamed", Cancel);
        foreach (var secret in new[] { Secret, Secret.ToUpperInvariant(), "secret-user", Secret + "-file" }) Assert.NotEmpty(Files(secret));

        Assert.True(await _server.Sessions.DeleteAsync(id, Cancel));
        Assert.False(await _server.Sessions.DeleteAsync(id, Cancel));
        Assert.Null(await _server.Sessions.FindAsync(id, Cancel));
        Assert.Null(await _server.Sessions.RenameAsync(id, "x", Cancel));
        Assert.Equal([other], await ListAsync());
        foreach (var secret in new[] { Secret, Secret.ToUpperInvariant(), "secret-user", Secret + "-file" }) Assert.Empty(Files(secret));
        Assert.Equal([$"analyses/{other}-1", $"videos/{other}"], (await AllBlobsAsync()).Order(StringComparer.Ordinal));
        Assert.All(await _server.Store.ReadAsync(StreamNames.Frames(id, 1), 0, Cancel).ToListAsync(Cancel), chunk => Assert.True(chunk.IsErased));

        var facts = await _server.Store.ReadAsync(StreamNames.Session(id), 0, Cancel).ToListAsync(Cancel);
        Assert.Equal(
            ["session-created-v1", "analysis-requested-v1", "analysis-claimed-v1", "analysis-completed-v1", "session-renamed-v1", "session-deleted-v1", "session-erased-v1"],
            facts.Select(fact => fact.Type));
        Assert.Equal([true, true, true, true, true, false, false], facts.Select(fact => fact.IsErased));
        await IsWholeAsync(other);

        // The read models built anew from the first event tell the same.
        await _server.DisposeAsync();
        File.Delete(_folder["read-model.db"]);
        await StartAsync();
        Assert.Null(_server.Health.Problem);
        Assert.Equal([other], await ListAsync());
        Assert.Empty(_server.Model.Query(ErasureRows.Open));
        await IsWholeAsync(other);
    }

    [Fact]
    public async Task Its_analysis_is_ended_first_and_nobody_takes_it_up_again()
    {
        var id = await CreateAsync();
        var claim = (await _server.Queue.TryClaimAsync(Cancel))!;
        var recorder = _server.Frames.Record(claim.FramesStream);
        await recorder.AppendAsync(Frame(0), Cancel);
        var ended = 0;
        using var task = _server.Tasks.Enter(id, async () =>
        {
            // What a worker was just about to write when it was ended.
            if (Interlocked.Increment(ref ended) > 1) return;
            await recorder.FinishAsync(Cancel);
            await _server.Analyses.SaveAsync(claim, CaptureSamples.Analyze(new(640, 480, [])), Cancel);
        });
        Assert.True(await _server.Sessions.DeleteAsync(id, Cancel));
        Assert.True(ended > 0);
        Assert.Empty(await AllBlobsAsync());
        Assert.True((await _server.Store.ReadAsync(claim.FramesStream, 0, Cancel).SingleAsync(Cancel)).IsErased);
        await Assert.ThrowsAsync<ClaimLostException>(() => _server.Queue.RenewAsync(claim, Cancel));
        await Assert.ThrowsAsync<ClaimLostException>(() => _server.Queue.CompleteAsync(claim, Server.Outcome(claim), Cancel));
        Assert.Null(await _server.Queue.TryClaimAsync(Cancel));
    }

    [Fact]
    public async Task A_live_capture_is_ended_first()
    {
        var draft = Server.Draft();
        await using var recorder = await _server.Captures.BeginAsync(draft, new CaptureStart("cam", "webrtc", "none", 640, 480), Cancel);
        for (var i = 0; i < 70; i++) recorder.Append(Frame(i));
        await Assert.ThrowsAsync<SessionBusyException>(() => _server.Sessions.DeleteAsync(draft.Id, Cancel));
        Assert.Equal(SessionStatus.Live, (await _server.Sessions.FindAsync(draft.Id, Cancel))!.Status);

        using var task = _server.Tasks.Enter(draft.Id, () => recorder.EndAsync(
            new CaptureEnd("deleted", HasVideo: false, 70, 70, new Dictionary<string, long>()), CaptureSamples.Analyze, Cancel));
        Assert.True(await _server.Sessions.DeleteAsync(draft.Id, Cancel));
        Assert.Empty(await AllBlobsAsync());
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder["captures"]));
        Assert.All(await _server.Store.ReadAsync(StreamNames.LiveFrames(draft.Id), 0, Cancel).ToListAsync(Cancel), chunk => Assert.True(chunk.IsErased));
    }

    [Fact]
    public async Task What_cannot_be_removed_now_is_removed_by_the_next_start()
    {
        var id = await AnalyzedAsync(Secret, "secret-user");
        _store.Streams = "frames-";
        _store.Cut();
        Assert.True(await _server.Sessions.DeleteAsync(id, Cancel));
        Assert.Null(await _server.Sessions.FindAsync(id, Cancel));
        Assert.Empty(await ListAsync());
        Assert.Equal([id], _server.Model.Query(ErasureRows.Open));
        Assert.NotEmpty(Files(Secret));

        await _server.DisposeAsync();
        await StartAsync();
        await _server.SweptAsync();
        Assert.Empty(_server.Model.Query(ErasureRows.Open));
        Assert.Empty(Files(Secret));
        Assert.Empty(Files("secret-user"));
    }

    [Fact]
    public async Task A_store_that_cannot_take_the_tombstone_leaves_the_session_whole()
    {
        var id = await AnalyzedAsync(Secret, "secret-user");
        _store.Streams = "session-";
        _store.Cut();
        await Assert.ThrowsAsync<StoreUnavailableException>(() => _server.Sessions.DeleteAsync(id, Cancel));
        _store.Mend();
        await IsWholeAsync(id);
    }

    [Fact]
    public async Task Its_jobs_go_with_it_done_waiting_or_in_work()
    {
        var (id, other) = (await CreateAsync(), await CreateAsync());
        foreach (var key in new[] { "done", "running", "waiting" }) await _server.Jobs.AskAsync(new JobRequest("render", key, id, "secret-user", "{\"note\":\"" + Secret + "\"}"), Cancel);
        await _server.Jobs.AskAsync(new JobRequest("render", "kept", other, "u", "{}"), Cancel);
        await _server.Jobs.CompleteAsync((await _server.Jobs.TryClaimAsync("render", Cancel))!, "\"" + Secret + "\"", Cancel);
        var running = (await _server.Jobs.TryClaimAsync("render", Cancel))!;
        Assert.NotEmpty(Files(Secret));

        Assert.True(await _server.Sessions.DeleteAsync(id, Cancel));
        Assert.Empty(Files(Secret));
        Assert.Empty(Files("secret-user"));
        Assert.Empty(await _server.Jobs.ListAsync("render", id, Cancel));
        Assert.Null(await _server.Jobs.FindAsync("render", "waiting", Cancel));
        await Assert.ThrowsAsync<ClaimLostException>(() => _server.Jobs.CompleteAsync(running, null, Cancel));
        await Assert.ThrowsAsync<UnknownSessionException>(() => _server.Jobs.AskAsync(new JobRequest("render", "done", id, "u", "{}"), Cancel));
        Assert.Equal("kept", (await _server.Jobs.TryClaimAsync("render", Cancel))!.Job.Key);
        Assert.Null(await _server.Jobs.TryClaimAsync("render", Cancel));
    }

    [Fact]
    public async Task A_job_that_is_asked_for_when_everything_is_erased_goes_too()
    {
        var id = await AnalyzedAsync("gone", "u");
        Assert.True(await _server.Sessions.DeleteAsync(id, Cancel));
        // Whoever asks found the session a moment before.
        var late = new JobRequest("webhook", "late", id, "secret-user", "{\"note\":\"" + Secret + "\"}");
        await Assert.ThrowsAsync<UnknownSessionException>(() => _server.Jobs.AskAsync(late, Cancel));
        Assert.Null(await _server.Jobs.TryClaimAsync("webhook", Cancel));
        Assert.Equal([id], _server.Model.Query(ErasureRows.Open));

        await _server.DisposeAsync();
        await StartAsync();
        await _server.SweptAsync();
        Assert.Empty(_server.Model.Query(ErasureRows.Open));
        Assert.Empty(Files(Secret));
        Assert.Empty(Files("secret-user"));
        Assert.Null(await _server.Sessions.FindAsync(id, Cancel));
        await Assert.ThrowsAsync<UnknownSessionException>(() => _server.Jobs.AskAsync(late, Cancel));
    }

    [Fact]
    public async Task A_job_that_comes_while_everything_is_erased_keeps_the_session_on_the_list()
    {
        var id = await AnalyzedAsync("gone", "u");
        var late = new JobRequest("webhook", "late", id, "secret-user", "{\"note\":\"" + Secret + "\"}");
        // The session's own events go last, when its jobs have gone.
        _store.BeforeErase = stream => stream == StreamNames.Session(id)
            ? Assert.ThrowsAsync<UnknownSessionException>(() => _server.Jobs.AskAsync(late, Cancel))
            : Task.CompletedTask;
        Assert.True(await _server.Sessions.DeleteAsync(id, Cancel));
        _store.BeforeErase = null;
        Assert.Equal([id], _server.Model.Query(ErasureRows.Open));

        await _server.DisposeAsync();
        await StartAsync();
        await _server.SweptAsync();
        Assert.Empty(_server.Model.Query(ErasureRows.Open));
        Assert.Empty(Files(Secret));
    }

    [Fact]
    public async Task All_sessions_of_a_user_go_at_once()
    {
        string[] mine = [await AnalyzedAsync(Secret, "ann"), await CreateAsync("ann"), await CreateAsync("ann")];
        var other = await CreateAsync("bob");
        Assert.Equal(3, await _server.Sessions.DeleteAllOfAsync("ann", Cancel));
        Assert.Equal(0, await _server.Sessions.DeleteAllOfAsync("ann", Cancel));
        Assert.Equal([other], await ListAsync());
        foreach (var id in mine) Assert.Null(await _server.Sessions.FindAsync(id, Cancel));
        Assert.Empty(Files(Secret));
        Assert.Empty(_server.Model.Query(ErasureRows.Open));
    }

    private static FrameObservation Frame(int number) => new(PoseFrame.Empty(number, TimeSpan.FromMilliseconds(33 * number)), []);

    private async Task StartAsync()
    {
        _store = new UnreachableStore(new SqliteEventStore(_folder["events.db"], _time, TimeSpan.FromMilliseconds(20)));
        _server = await Server.StartAsync(_folder, _time, first: services => services.AddSingleton<IEventStore>(_store));
    }

    private async Task<string> CreateAsync(string user = AccountJournal.DemoUser, string title = "T")
    {
        var draft = Server.Draft(user: user) with { Title = title, VideoFileName = title + "-file.mp4" };
        await _server.Blobs.WriteAsync(draft.VideoBlob, new MemoryStream([1, 2, 3]), Cancel);
        return (await _server.Sessions.CreateAsync(draft, Cancel)).Id;
    }

    private async Task<string> AnalyzedAsync(string title, string user)
    {
        var id = await CreateAsync(user, title);
        var claim = (await _server.Queue.TryClaimAsync(Cancel))!;
        Assert.Equal(id, claim.SessionId);
        var recorder = _server.Frames.Record(claim.FramesStream);
        for (var i = 0; i < 150; i++) await recorder.AppendAsync(Frame(i), Cancel);
        var series = await recorder.FinishAsync(Cancel);
        var blob = await _server.Analyses.SaveAsync(claim, CaptureSamples.Analyze(new(640, 480, [Frame(0)])), Cancel);
        var outcome = Server.Outcome(claim) with { Frames = series, AnalysisBlob = blob.Name, AnalysisSha256 = blob.Sha256 };
        await _server.Queue.CompleteAsync(claim, outcome, Cancel);
        return id;
    }

    private async Task IsWholeAsync(string id)
    {
        var view = (await _server.Sessions.FindAsync(id, Cancel))!;
        Assert.Equal(SessionStatus.Completed, view.Status);
        Assert.Equal(150, (await _server.Frames.ReadAsync(view.Result!.Frames, Cancel)).Count);
        await _server.Analyses.LoadAsync(view.Result, Cancel);
        Assert.Equal(3, await _server.Blobs.FindLengthAsync(view.Draft.VideoBlob, Cancel));
    }

    private async Task<IEnumerable<string>> ListAsync() => (await _server.Sessions.ListAsync(new SessionQuery(), Cancel)).Sessions.Select(view => view.Id);

    private async Task<IEnumerable<string>> AllBlobsAsync() =>
        [.. await _server.Blobs.ListAsync("videos", Cancel), .. await _server.Blobs.ListAsync("analyses", Cancel), .. await _server.Blobs.ListAsync("renders", Cancel)];

    private string[] Files(string text) => DataFolder.FilesWith(_folder.Path, text);
}
