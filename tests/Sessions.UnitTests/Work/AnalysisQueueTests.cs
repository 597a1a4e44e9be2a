using Aikynetix.Sessions.Accounts;
using Aikynetix.Sessions.Events;
using Aikynetix.Sessions.Projections;
using Aikynetix.Sessions.Work;

namespace Aikynetix.Sessions.UnitTests.Work;

/// <summary>Each analysis is at one worker at a time, ends once, and is never lost with its worker.</summary>
public sealed class AnalysisQueueTests : IAsyncLifetime
{
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);

    private readonly TemporaryFolder _folder = new();
    private readonly ManualTime _time = new();
    private Server _server = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private AnalysisQueue Queue => _server.Queue;

    public async ValueTask InitializeAsync() => _server = await Server.StartAsync(_folder, _time);

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_new_session_is_claimed_completed_and_then_no_work_any_more()
    {
        Assert.Null(await Queue.TryClaimAsync(Cancel));
        var id = await CreateAsync();
        var claim = await Queue.TryClaimAsync(Cancel);
        Assert.Equal(new AnalysisClaim(id, 1, 1, _time.GetUtcNow() + Lease), claim);
        Assert.Equal(($"frames-{id}-1", $"analyses/{id}-1"), (claim!.FramesStream, claim.AnalysisBlob));
        Assert.Null(await Queue.TryClaimAsync(Cancel));
        await Queue.CompleteAsync(claim, Server.Outcome(claim), Cancel);
        Assert.Null(await Queue.TryClaimAsync(Cancel));
        await Assert.ThrowsAsync<ClaimLostException>(() => Queue.CompleteAsync(claim, Server.Outcome(claim), Cancel));
        await Assert.ThrowsAsync<ClaimLostException>(() => Queue.FailAsync(claim, "x", "x", Cancel));
    }

    [Fact]
    public async Task The_demo_waits_until_nobody_else_does_and_stands_in_no_list()
    {
        var demo = await _server.Sessions.CreateAsync(Server.Draft(user: SessionDraft.DemoOwner), Cancel);
        string[] users = [await CreateAsync(), await CreateAsync()];
        foreach (var expected in users.Append(demo.Id)) Assert.Equal(expected, (await Queue.TryClaimAsync(Cancel))!.SessionId);
        Assert.Equal(users.Reverse(), (await _server.Sessions.ListAsync(new SessionQuery(), Cancel)).Sessions.Select(session => session.Id));
        Assert.Empty((await _server.Sessions.ListAsync(new SessionQuery { UserUid = SessionDraft.DemoOwner }, Cancel)).Sessions);
    }

    [Fact]
    public async Task A_waiting_worker_gets_what_comes()
    {
        var waiting = Queue.ClaimAsync(Cancel);
        var id = await CreateAsync();
        Assert.Equal(id, (await waiting).SessionId);
    }

    [Fact]
    public async Task A_waiting_worker_gets_what_a_silent_one_loses()
    {
        var id = await CreateAsync();
        var silent = await Queue.ClaimAsync(Cancel);
        var waiting = Queue.ClaimAsync(Cancel);
        while (!waiting.IsCompleted)
        {
            _time.Advance(Lease);
            await Task.Yield();
        }

        Assert.Equal((id, 2), ((await waiting).SessionId, (await waiting).Number));
        await Assert.ThrowsAsync<ClaimLostException>(() => Queue.RenewAsync(silent, Cancel));
        await Assert.ThrowsAsync<ClaimLostException>(() => Queue.CompleteAsync(silent, Server.Outcome(silent), Cancel));
    }

    [Fact]
    public async Task A_waiting_worker_stops_when_told()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var waiting = Queue.ClaimAsync(stop.Token);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
    }

    [Fact]
    public async Task A_lease_holds_to_its_last_moment_and_renewal_moves_that()
    {
        await CreateAsync();
        var claim = (await Queue.TryClaimAsync(Cancel))!;
        _time.Advance(Lease - TimeSpan.FromTicks(1));
        Assert.Null(await Queue.TryClaimAsync(Cancel));
        claim = await Queue.RenewAsync(claim, Cancel);
        Assert.Equal(_time.GetUtcNow() + Lease, claim.LeaseUntil);
        _time.Advance(Lease - TimeSpan.FromTicks(1));
        Assert.Null(await Queue.TryClaimAsync(Cancel));
        _time.Advance(TimeSpan.FromTicks(1));
        Assert.Equal(2, (await Queue.TryClaimAsync(Cancel))!.Number);
    }

    [Fact]
    public async Task A_released_claim_is_open_at_once_and_counts_as_no_attempt()
    {
        var id = await CreateAsync();
        for (var shutdown = 1; shutdown <= 10; shutdown++)
        {
            var claim = (await Queue.TryClaimAsync(Cancel))!;
            Assert.Equal(shutdown, claim.Number);
            await Queue.ReleaseAsync(claim, Cancel);
            await Assert.ThrowsAsync<ClaimLostException>(() => Queue.CompleteAsync(claim, Server.Outcome(claim), Cancel));
        }

        Assert.Equal(SessionStatus.Queued, (await _server.Sessions.FindAsync(id, Cancel))!.Status);
    }

    [Fact]
    public async Task A_video_that_kills_its_worker_three_times_ends_failed_with_a_sentence()
    {
        var id = await CreateAsync();
        for (var attempt = 1; attempt <= 3; attempt++)
        {
            Assert.Equal(attempt, (await Queue.TryClaimAsync(Cancel))!.Number);
            await _server.DisposeAsync();
            _server = await Server.StartAsync(_folder, _time);
        }

        Assert.Null(await Queue.TryClaimAsync(Cancel));
        var view = (await _server.Sessions.FindAsync(id, Cancel))!;
        Assert.Equal((SessionStatus.Failed, AnalysisQueue.CrashedCode), (view.Status, view.ErrorCode));
        Assert.Contains("upload it again", view.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_a_restart_the_dead_process_claims_are_void_at_once_and_stay_fenced()
    {
        await CreateAsync();
        var dead = (await Queue.TryClaimAsync(Cancel))!;
        await _server.DisposeAsync();
        _server = await Server.StartAsync(_folder, _time);
        var claim = (await Queue.TryClaimAsync(Cancel))!;
        Assert.Equal(2, claim.Number);
        await Assert.ThrowsAsync<ClaimLostException>(() => Queue.CompleteAsync(dead, Server.Outcome(dead), Cancel));
        await Queue.CompleteAsync(claim, Server.Outcome(claim), Cancel);
    }

    [Fact]
    public async Task A_worker_that_does_not_own_the_folder_respects_the_leases_of_others()
    {
        await CreateAsync();
        Assert.NotNull(await Queue.TryClaimAsync(Cancel));
        await using var beside = Server.Compose(_folder, _time);
        Assert.Null(await beside.Queue.TryClaimAsync(Cancel));
        _time.Advance(Lease);
        Assert.Equal(2, (await beside.Queue.TryClaimAsync(Cancel))!.Number);
    }

    [Fact]
    public async Task Another_fact_in_the_stream_does_not_cost_the_worker_its_claim()
    {
        var id = await CreateAsync();
        var claim = (await Queue.TryClaimAsync(Cancel))!;
        var renewals = Enumerable.Range(0, 8).Select(_ => Queue.RenewAsync(claim, Cancel));
        await Task.WhenAll([.. renewals, Queue.CompleteAsync(claim, Server.Outcome(claim), Cancel)]).ContinueWith(_ => { }, TaskScheduler.Default);
        Assert.Equal(SessionStatus.Completed, (await _server.Sessions.FindAsync(id, Cancel))!.Status);
    }

    [Fact]
    public async Task First_come_first_served_but_a_user_with_much_at_once_does_not_hold_up_another()
    {
        foreach (var uid in new[] { "keen", "calm" }) await _server.Accounts.CreateUserAsync(new UserProfile(uid), Cancel);
        string[] keen = [await CreateAsync("keen"), await CreateAsync("keen"), await CreateAsync("keen"), await CreateAsync("keen")];
        string[] calm = [await CreateAsync("calm"), await CreateAsync("calm")];
        var order = new List<string>();
        for (var i = 0; i < 6; i++) order.Add((await Queue.TryClaimAsync(Cancel))!.SessionId);

        Assert.Equal([keen[0], calm[0], keen[1], calm[1], keen[2], keen[3]], order);
    }

    [Fact]
    public async Task Of_many_workers_each_session_is_analysed_by_one()
    {
        const int Sessions = 24;
        for (var i = 0; i < Sessions; i++) await CreateAsync();
        using var done = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var completed = 0;
        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(
            async () =>
            {
                try
                {
                    while (true)
                    {
                        var claim = await Queue.ClaimAsync(done.Token);
                        await Queue.CompleteAsync(claim, Server.Outcome(claim), Cancel);
                        if (Interlocked.Increment(ref completed) == Sessions) await done.CancelAsync();
                    }
                }
                catch (OperationCanceledException) when (done.IsCancellationRequested)
                {
                }
            },
            Cancel)));
        foreach (var view in (await _server.Sessions.ListAsync(new SessionQuery(), Cancel)).Sessions)
        {
            Assert.Equal(SessionStatus.Completed, view.Status);
            Assert.Equal(4, (await _server.FactsAsync(view.Id)).Count);
        }
    }

    private async Task<string> CreateAsync(string user = AccountJournal.DemoUser) =>
        (await _server.Sessions.CreateAsync(Server.Draft(user: user), Cancel)).Id;
}
