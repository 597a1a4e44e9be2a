using System.Text;
using Aikynetix.Sessions.Accounts;
using Aikynetix.Sessions.Events;
using Aikynetix.Sessions.Projections;
using Aikynetix.Sessions.Store;
using Aikynetix.Sessions.Work;

namespace Aikynetix.Sessions.UnitTests;

/// <summary>A session is there in one stroke and tells truly how it stands.</summary>
public sealed class SessionJournalTests : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private readonly ManualTime _time = new();
    private readonly ProgressBoard _board = new();
    private Server _server = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private SessionJournal Sessions => _server.Sessions;

    public async ValueTask InitializeAsync() => _server = await Server.StartAsync(_folder, _time);

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_created_session_is_found_as_drafted_and_its_analysis_is_open_work()
    {
        var draft = Server.Draft();
        var created = await Sessions.CreateAsync(draft, Cancel);
        var found = (await Sessions.FindAsync(draft.Id, Cancel))!;
        foreach (var view in new[] { created, found })
        {
            Assert.Equal((draft.Id, SessionStatus.Queued, 0.0, _time.GetUtcNow()), (view.Id, view.Status, view.Progress, view.CreatedAt));
            Assert.Equal(draft with { Angles = [] }, view.Draft with { Angles = [] });
            Assert.Equal(draft.Angles, view.Draft.Angles);
            Assert.Equal((null, null, null, 0, false), (view.Result, view.Error, view.ErrorCode, view.AnalysisVersion, view.IsFinished));
        }

        var facts = await _server.Store.ReadAsync(StreamNames.Session(draft.Id), 0, Cancel).ToListAsync(Cancel);
        Assert.Equal(["session-created-v1", "analysis-requested-v1"], facts.Select(fact => fact.Type));
        Assert.Equal(draft.Id, (await _server.Queue.TryClaimAsync(Cancel))!.SessionId);
    }

    [Theory]
    [InlineData("")]
    [InlineData("0123456789abcdef0123456789abcde")]
    [InlineData("0123456789ABCDEF0123456789ABCDEF")]
    [InlineData("../../../../etc/passwd")]
    [InlineData("0123456789abcdef0123456789abcdef\n")]
    public async Task What_is_no_session_id_finds_nothing_and_creates_nothing(string id)
    {
        Assert.False(SessionId.IsValid(id));
        Assert.Null(await Sessions.FindAsync(id, Cancel));
        Assert.Null(await Sessions.WaitAsync(id, _ => false, TimeSpan.FromMinutes(1), Cancel));
        await Assert.ThrowsAsync<ArgumentException>(() => Sessions.CreateAsync(Server.Draft(id), Cancel));
    }

    [Fact]
    public async Task An_id_serves_one_session()
    {
        var draft = Server.Draft();
        await Sessions.CreateAsync(draft, Cancel);
        await Assert.ThrowsAsync<WrongExpectedRevisionException>(() => Sessions.CreateAsync(draft with { Title = "Other" }, Cancel));
        Assert.Equal(draft.Title, (await Sessions.FindAsync(draft.Id, Cancel))!.Draft.Title);
    }

    [Fact]
    public async Task A_result_carries_what_the_worker_gave_and_null_is_not_zero()
    {
        var (view, claim) = await CompleteAsync();
        var expected = Server.Outcome(claim);
        Assert.Equal((SessionStatus.Completed, 1.0, 1, true), (view.Status, view.Progress, view.AnalysisVersion, view.IsFinished));
        Assert.Equal(_time.GetUtcNow(), view.CompletedAt);
        Assert.Equal(expected.Frames, view.Result!.Frames);
        Assert.Equal((expected.ModelId, 1280, 720, 3L, 2L), (view.Result.ModelId, view.Result.Width, view.Result.Height, view.Result.Received, view.Result.Analyzed));
        Assert.Equal(expected.Dropped, view.Result.Dropped);
        Assert.Equal(1.75, view.Result.Summary["max_bar_speed"]);
        Assert.True(double.IsNaN(view.Result.Summary["max_power"]));
    }

    [Fact]
    public async Task A_failure_is_told_as_the_worker_told_it()
    {
        var id = (await Sessions.CreateAsync(Server.Draft(), Cancel)).Id;
        var claim = (await _server.Queue.TryClaimAsync(Cancel))!;
        Assert.Equal(SessionStatus.Processing, (await Sessions.FindAsync(id, Cancel))!.Status);
        await _server.Queue.FailAsync(claim, "no-person", "Nobody is to be seen in this video.", Cancel);
        var view = (await Sessions.FindAsync(id, Cancel))!;
        Assert.Equal(
            (SessionStatus.Failed, "no-person", "Nobody is to be seen in this video.", true),
            (view.Status, view.ErrorCode, view.Error, view.IsFinished));
    }

    [Fact]
    public async Task A_result_stays_while_a_later_analysis_waits_works_or_fails()
    {
        var (view, _) = await CompleteAsync();
        await _server.AppendAsync(StreamNames.Session(view.Id), FactFormat.Write(new AnalysisRequested(2, _time.GetUtcNow())));
        var claim = (await _server.Queue.TryClaimAsync(Cancel))!;
        Assert.Equal((2, 2), (claim.Version, claim.Number));
        await _server.Queue.FailAsync(claim, "x", "X.", Cancel);
        var now = (await Sessions.FindAsync(view.Id, Cancel))!;
        Assert.Equal((SessionStatus.Completed, 1, null, 1.0), (now.Status, now.AnalysisVersion, now.Error, now.Progress));
        var failed = now.Of(2)!;
        Assert.Equal((SessionStatus.Failed, 2, "x", null), (failed.Status, failed.AnalysisVersion, failed.ErrorCode, failed.Result));
        Assert.Equal(view.Result!.AnalysisBlob, now.Result!.AnalysisBlob);
    }

    [Fact]
    public async Task A_long_poll_answers_when_the_session_is_as_wanted()
    {
        var id = (await Sessions.CreateAsync(Server.Draft(), Cancel)).Id;
        var waiting = Sessions.WaitAsync(id, view => view.IsFinished, TimeSpan.FromMinutes(1), Cancel);
        var claim = (await _server.Queue.TryClaimAsync(Cancel))!;
        Assert.False(waiting.IsCompleted);
        await _server.Queue.CompleteAsync(claim, Server.Outcome(claim), Cancel);
        Assert.Equal(SessionStatus.Completed, (await waiting)!.Status);
    }

    [Fact]
    public async Task A_long_poll_answers_at_its_limit_and_one_without_a_limit_at_once()
    {
        var id = (await Sessions.CreateAsync(Server.Draft(), Cancel)).Id;
        Assert.Equal(SessionStatus.Queued, (await Sessions.WaitAsync(id, view => view.IsFinished, TimeSpan.Zero, Cancel))!.Status);
        var waiting = Sessions.WaitAsync(id, view => view.IsFinished, TimeSpan.FromSeconds(30), Cancel);
        while (!waiting.IsCompleted)
        {
            _time.Advance(TimeSpan.FromSeconds(30));
            await Task.Yield();
        }

        Assert.Equal(SessionStatus.Queued, (await waiting)!.Status);
    }

    [Fact]
    public async Task Lists_go_back_from_the_newest_and_page_both_ways()
    {
        foreach (var uid in new[] { "ann", "bob" }) await _server.Accounts.CreateUserAsync(new UserProfile(uid), Cancel);
        var ids = new List<string>();
        for (var i = 0; i < 6; i++) ids.Add((await Sessions.CreateAsync(Server.Draft(user: i % 3 == 0 ? "bob" : "ann"), Cancel)).Id);
        var all = new SessionQuery();
        Assert.Equal([ids[5], ids[4]], await ListAsync(all with { Limit = 2 }));
        Assert.Equal([ids[3], ids[2]], await ListAsync(all with { StartAfterId = ids[4], Limit = 2 }));
        Assert.Equal([ids[4], ids[3]], await ListAsync(all with { EndBeforeId = ids[2], Limit = 2 }));
        Assert.Equal([ids[3], ids[2]], await ListAsync(all with { StartAfterId = ids[4], EndBeforeId = ids[1] }));
        Assert.Equal([ids[3], ids[0]], await ListAsync(all with { UserUid = "bob" }));
        Assert.Equal([ids[0]], await ListAsync(all with { ViewerUid = "bob", StartAfterId = ids[3] }));
        Assert.Empty(await ListAsync(all with { UserUid = "nobody" }));
        Assert.Equal(4, (await Sessions.ListAsync(all with { UserUid = "ann", Limit = 1, StartAfterId = ids[4] }, Cancel)).Total);
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => ListAsync(all with { Limit = 101 }));
        await Assert.ThrowsAsync<UnknownSessionException>(() => ListAsync(all with { StartAfterId = SessionId.New() }));
        await Assert.ThrowsAsync<UnknownSessionException>(() => ListAsync(all with { EndBeforeId = "../etc" }));

        // A page goes on behind a session that was deleted since.
        await Sessions.DeleteAsync(ids[3], Cancel);
        Assert.Equal([ids[2], ids[1]], await ListAsync(all with { StartAfterId = ids[3], Limit = 2 }));
    }

    [Fact]
    public async Task A_sub_admin_sees_its_own_and_its_clients_only()
    {
        foreach (var uid in new[] { "coach", "ann", "bob" }) await _server.Accounts.CreateUserAsync(new UserProfile(uid), Cancel);
        await _server.Accounts.AssignAsync("coach", "ann", Cancel);
        string[] ids = [await CreateAsync("coach"), await CreateAsync("ann"), await CreateAsync("bob")];
        Assert.Equal([ids[1], ids[0]], await ListAsync(new SessionQuery { ViewerUid = "coach", WithClients = true }));
        Assert.Equal([ids[0]], await ListAsync(new SessionQuery { ViewerUid = "coach" }));
        Assert.Empty(await ListAsync(new SessionQuery { ViewerUid = "coach", WithClients = true, UserUid = "bob" }));
        await _server.Accounts.UnassignAsync("coach", "ann", Cancel);
        Assert.Equal([ids[0]], await ListAsync(new SessionQuery { ViewerUid = "coach", WithClients = true }));

        async Task<string> CreateAsync(string user) => (await Sessions.CreateAsync(Server.Draft(user: user), Cancel)).Id;
    }

    [Fact]
    public async Task Titles_are_found_in_any_case_of_any_script_and_by_their_newest_name()
    {
        var ids = new Dictionary<string, string>();
        foreach (var title in new[] { "Тяжёлый РЫВОК", "Heavy Über-Clean", "100 % of_max" })
            ids[title] = (await Sessions.CreateAsync(Server.Draft() with { Title = title }, Cancel)).Id;
        foreach (var (part, title) in new[]
        {
            ("рывок", "Тяжёлый РЫВОК"), ("ЖЁЛЫЙ р", "Тяжёлый РЫВОК"), ("über", "Heavy Über-Clean"), ("heavy", "Heavy Über-Clean"), ("0 %", "100 % of_max"), ("f_m", "100 % of_max"),
        }) Assert.Equal([ids[title]], await ListAsync(new SessionQuery { Title = part }));
        Assert.Empty(await ListAsync(new SessionQuery { Title = "h%y" }));

        var id = ids["Тяжёлый РЫВОК"];
        Assert.Equal("Толчок", (await Sessions.RenameAsync(id, "Толчок", Cancel))!.Draft.Title);
        Assert.Equal("Толчок", (await Sessions.FindAsync(id, Cancel))!.Draft.Title);
        Assert.Empty(await ListAsync(new SessionQuery { Title = "рывок" }));
        Assert.Equal([id], await ListAsync(new SessionQuery { Title = "толч" }));
        Assert.Null(await Sessions.RenameAsync(SessionId.New(), "x", Cancel));
    }

    [Fact]
    public async Task Sessions_are_found_by_their_day_and_activity()
    {
        var first = (await Sessions.CreateAsync(Server.Draft(), Cancel)).Id;
        var before = _time.GetUtcNow();
        _time.Advance(TimeSpan.FromDays(1));
        var second = (await Sessions.CreateAsync(Server.Draft() with { Activity = "Jumping" }, Cancel)).Id;
        Assert.Equal([first], await ListAsync(new SessionQuery { Until = before.AddTicks(1) }));
        Assert.Equal([second], await ListAsync(new SessionQuery { From = before.AddTicks(1) }));
        Assert.Equal([second], await ListAsync(new SessionQuery { Activity = "Jumping" }));
        Assert.Empty(await ListAsync(new SessionQuery { Activity = "Jumping", Until = before.AddTicks(1) }));
    }

    [Fact]
    public async Task Another_analysis_is_asked_for_once_at_a_time_and_each_is_kept()
    {
        var (view, _) = await CompleteAsync();
        Assert.Equal(2, await Sessions.ReanalyzeAsync(view.Id, Cancel));
        await Assert.ThrowsAsync<SessionBusyException>(() => Sessions.ReanalyzeAsync(view.Id, Cancel));
        var claim = (await _server.Queue.TryClaimAsync(Cancel))!;
        await Assert.ThrowsAsync<SessionBusyException>(() => Sessions.ReanalyzeAsync(view.Id, Cancel));
        var now = (await Sessions.FindAsync(view.Id, Cancel))!;
        Assert.Equal((SessionStatus.Completed, 1), (now.Status, now.AnalysisVersion));
        Assert.Equal((SessionStatus.Processing, 2, null), (now.Of(2)!.Status, now.Of(2)!.AnalysisVersion, now.Of(2)!.Result));

        await _server.Queue.CompleteAsync(claim, Server.Outcome(claim) with { ModelId = "newer" }, Cancel);
        now = (await Sessions.FindAsync(view.Id, Cancel))!;
        Assert.Equal((2, "newer"), (now.AnalysisVersion, now.Result!.ModelId));
        Assert.Equal((SessionStatus.Completed, 1, view.Result!.ModelId), (now.Of(1)!.Status, now.Of(1)!.AnalysisVersion, now.Of(1)!.Result!.ModelId));
        Assert.Equal([1, 2], now.Analyses.Select(one => one.Version));
        Assert.Null(now.Of(3));
        Assert.Null(now.Of(0));
        Assert.Null(await Sessions.ReanalyzeAsync(SessionId.New(), Cancel));
    }

    [Fact]
    public async Task With_stopped_read_models_sessions_are_still_created_and_found_and_health_says_why()
    {
        var stored = await _server.Store.AppendAsync(
            "user-x", ExpectedRevision.NoStream, [new NewEvent(Guid.NewGuid(), "user-vanished-v7", Encoding.UTF8.GetBytes("{}"))], Cancel);
        await _server.Runner.SettleAsync(stored.Position, Cancel);
        var draft = Server.Draft();
        await Sessions.CreateAsync(draft, Cancel);
        Assert.NotNull(await Sessions.FindAsync(draft.Id, Cancel));
        Assert.Contains("user-vanished-v7", _server.Health.Problem, StringComparison.Ordinal);
        await _server.DisposeAsync();
        _server = await Server.StartAsync(_folder, _time);
        Assert.Contains("user-vanished-v7", _server.Health.Problem, StringComparison.Ordinal);
        Assert.NotNull(await Sessions.FindAsync(draft.Id, Cancel));
    }

    [Fact]
    public void The_progress_board_keeps_to_its_range()
    {
        Assert.Null(_board.Get("a"));
        foreach (var (reported, shown) in new[] { (0.5, 0.5), (1.5, 1.0), (-1.0, 0.0), (double.NaN, 0.0) })
        {
            _board.Report("a", reported);
            Assert.Equal(shown, _board.Get("a"));
        }

        _board.Clear("a");
        Assert.Null(_board.Get("a"));
    }

    private async Task<(SessionView View, AnalysisClaim Claim)> CompleteAsync()
    {
        var id = (await Sessions.CreateAsync(Server.Draft(), Cancel)).Id;
        var claim = (await _server.Queue.TryClaimAsync(Cancel))!;
        await _server.Queue.CompleteAsync(claim, Server.Outcome(claim), Cancel);
        return ((await Sessions.FindAsync(id, Cancel))!, claim);
    }

    private async Task<IEnumerable<string>> ListAsync(SessionQuery query) => (await Sessions.ListAsync(query, Cancel)).Sessions.Select(view => view.Id);
}
