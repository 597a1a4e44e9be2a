using Aikynetix.Sessions.Events;
using Aikynetix.Sessions.Store;
using Aikynetix.Sessions.UnitTests.Frames;
using Microsoft.Extensions.DependencyInjection;

namespace Aikynetix.Sessions.UnitTests.Captures;

/// <summary>A capture that cannot be saved now keeps nobody waiting, and is saved by the same process as soon as it can be.</summary>
public sealed class LeftCapturesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly ManualTime _time = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task One_that_cannot_be_saved_keeps_neither_the_others_nor_the_sweep_waiting()
    {
        var drafts = new[] { Server.Draft(), Server.Draft() }.OrderBy(draft => draft.Id, StringComparer.Ordinal).ToArray();
        await using (var before = await StartAsync(Store()))
        {
            foreach (var draft in drafts) await (await before.CaptureAsync(draft, FrameSamples.Lift(70))).DisposeAsync();
        }

        var orphan = _folder["blobs/" + SessionId.VideoBlob(SessionId.New())];
        Directory.CreateDirectory(_folder["blobs/videos"]);
        await File.WriteAllBytesAsync(orphan, [1], Cancel);
        await using var store = Store();
        store.Streams = drafts[0].Id;
        store.Cut();
        await using var server = await StartAsync(store);

        await PassAsync(() => Task.FromResult(server.SweptAsync().IsCompleted));

        Assert.False(File.Exists(orphan));
        Assert.Equal(SessionStatus.Interrupted, await StatusAsync(server, drafts[1].Id));
        store.Mend();
        Assert.Equal(SessionStatus.Live, await StatusAsync(server, drafts[0].Id));
        await PassAsync(async () => await StatusAsync(server, drafts[0].Id) == SessionStatus.Interrupted);
        await PassAsync(() => Task.FromResult(!Directory.EnumerateFileSystemEntries(_folder["captures"]).Any()));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task One_whose_end_was_given_up_ends_later_as_it_was_told(bool noted)
    {
        var draft = Server.Draft();
        await using var store = Store();
        await using var server = await StartAsync(store);
        await server.SweptAsync();
        var recorder = await server.CaptureAsync(draft, FrameSamples.Lift(70));
        store.Cut();
        using var given = new CancellationTokenSource();
        // A full disk has no room for the note.
        var note = _folder[$"captures/{draft.Id}/end.json.new"];
        if (!noted) Directory.CreateDirectory(note);
        var ending = recorder.EndAsync(CaptureSamples.End(), CaptureSamples.Analyze, given.Token);
        await store.Refused;
        await given.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => ending);
        await recorder.DisposeAsync();
        store.Mend();

        await PassAsync(async () => await StatusAsync(server, draft.Id) == SessionStatus.Queued);

        var view = (await server.Sessions.FindAsync(draft.Id, Cancel))!;
        Assert.Equal(("closed by the sender", 10L, 70), (view.Capture!.EndReason, view.Capture.Received, view.Capture.Frames!.FrameCount));
        Assert.Equal(["session-created-v1", "capture-started-v1", "capture-ended-v1", "analysis-requested-v1"], await TypesAsync(server, draft.Id));
    }

    [Fact]
    public async Task One_that_is_at_rest_is_not_touched_again()
    {
        var draft = Server.Draft();
        await using var server = await StartAsync(Store());
        await using (var recorder = await server.CaptureAsync(draft, FrameSamples.Lift(70)))
        {
            await recorder.EndAsync(CaptureSamples.End(), CaptureSamples.Analyze, Cancel);
        }

        for (var k = 0; k < 200; k++) await PassOnceAsync();

        Assert.Equal(5, (await TypesAsync(server, draft.Id)).Count);
    }

    private UnreachableStore Store() => new(new SqliteEventStore(_folder["events.db"], _time, TimeSpan.FromSeconds(1)));

    private Task<Server> StartAsync(UnreachableStore store) => Server.StartAsync(_folder, _time, first: services => services.AddSingleton<IEventStore>(store));

    private static async Task<SessionStatus?> StatusAsync(Server server, string id) => (await server.Sessions.FindAsync(id, Cancel))?.Status;

    private static async Task<List<string>> TypesAsync(Server server, string id) =>
        await server.Store.ReadAsync(StreamNames.Session(id), 0, Cancel).Select(stored => stored.Type).ToListAsync(Cancel);

    private async Task PassAsync(Func<Task<bool>> done)
    {
        while (!await done()) await PassOnceAsync();
    }

    private async Task PassOnceAsync()
    {
        _time.Advance(TimeSpan.FromSeconds(1));
        for (var k = 0; k < 20; k++) await Task.Yield();
    }
}
