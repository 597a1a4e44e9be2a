using Aikynetix.Sessions.Work;

namespace Aikynetix.Sessions.UnitTests.Work;

/// <summary>Each job is at one worker at a time, ends once, is made once however often it is asked for, and is never lost with its worker.</summary>
public sealed class JobQueueTests : IAsyncLifetime
{
    private const string Kind = "render";
    private const string SessionId = "0123456789abcdef0123456789abcdef";
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);

    private readonly TemporaryFolder _folder = new();
    private readonly ManualTime _time = new();
    private Server _server = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private JobQueue Queue => _server.Jobs;

    public async ValueTask InitializeAsync() => _server = await Server.StartAsync(_folder, _time);

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_job_is_claimed_completed_and_then_no_work_any_more()
    {
        Assert.Null(await Queue.TryClaimAsync(Kind, Cancel));
        var asked = await AskAsync("a-1");
        Assert.Equal((JobStatus.Queued, 0, _time.GetUtcNow()), (asked.Status, asked.Attempts, asked.AskedAt));
        Assert.Null(await Queue.TryClaimAsync("thread", Cancel));
        var claim = (await Queue.TryClaimAsync(Kind, Cancel))!;
        Assert.Equal(("a-1", SessionId, "u", """{"n":1}""", 1), (claim.Job.Key, claim.Job.SessionId, claim.Job.UserUid, claim.Job.Payload, claim.Job.Attempts));
        Assert.Null(await Queue.TryClaimAsync(Kind, Cancel));
        await Queue.CompleteAsync(claim, """{"blob":"x"}""", Cancel);
        Assert.Null(await Queue.TryClaimAsync(Kind, Cancel));
        var done = (await Queue.FindAsync(Kind, "a-1", Cancel))!;
        Assert.Equal((JobStatus.Completed, """{"blob":"x"}""", (DateTimeOffset?)_time.GetUtcNow()), (done.Status, done.Result, done.EndedAt));
        await Assert.ThrowsAsync<ClaimLostException>(() => Queue.CompleteAsync(claim, null, Cancel));
        await Assert.ThrowsAsync<ClaimLostException>(() => Queue.FailAsync(claim, "x", "x", Cancel));
        await Assert.ThrowsAsync<ClaimLostException>(() => Queue.RenewAsync(claim, Cancel));
    }

    [Fact]
    public async Task Asking_many_times_at_once_makes_one_job()
    {
        var asked = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(() => AskAsync("same"), Cancel)));
        Assert.All(asked, job => Assert.Equal(0, job.Revision));
        Assert.Single(await Queue.ListAsync(Kind, SessionId, Cancel));
        Assert.NotNull(await Queue.TryClaimAsync(Kind, Cancel));
        Assert.Null(await Queue.TryClaimAsync(Kind, Cancel));
    }

    [Fact]
    public async Task A_completed_job_stays_so_and_a_failed_one_begins_anew_when_asked_for_again()
    {
        await AskAsync("good");
        await Queue.CompleteAsync((await Queue.TryClaimAsync(Kind, Cancel))!, "1", Cancel);
        Assert.Equal(JobStatus.Completed, (await AskAsync("good")).Status);
        await AskAsync("bad");
        await Queue.FailAsync((await Queue.TryClaimAsync(Kind, Cancel))!, "no-room", "There is no room.", Cancel);
        var failed = (await Queue.FindAsync(Kind, "bad", Cancel))!;
        Assert.Equal((JobStatus.Failed, "no-room", "There is no room."), (failed.Status, failed.ErrorCode, failed.Error));
        var again = await AskAsync("bad");
        Assert.Equal((JobStatus.Queued, null, 0), (again.Status, again.Error, again.Attempts));
        Assert.Equal(2, (await Queue.TryClaimAsync(Kind, Cancel))!.Number);
    }

    [Fact]
    public async Task A_job_that_was_put_off_waits_for_its_moment_and_counts_its_attempts()
    {
        await AskAsync("later");
        for (var attempt = 1; attempt <= 5; attempt++)
        {
            var claim = (await Queue.TryClaimAsync(Kind, Cancel))!;
            Assert.Equal(attempt, claim.Job.Attempts);
            await Queue.RetryAsync(claim, _time.GetUtcNow() + TimeSpan.FromHours(1), "Nobody answered.", Cancel);
            Assert.Null(await Queue.TryClaimAsync(Kind, Cancel));
            Assert.Equal("Nobody answered.", (await Queue.FindAsync(Kind, "later", Cancel))!.Error);
            _time.Advance(TimeSpan.FromHours(1));
        }
    }

    [Fact]
    public async Task A_waiting_worker_gets_what_comes_what_is_due_and_what_a_silent_one_loses()
    {
        var waiting = Queue.ClaimAsync(Kind, Cancel);
        await AskAsync("a");
        var first = await waiting;
        await Queue.RetryAsync(first, _time.GetUtcNow() + (10 * Lease), "Not now.", Cancel);
        Assert.Equal(2, (await AdvanceUntilAsync(Queue.ClaimAsync(Kind, Cancel))).Number);
        Assert.Equal(3, (await AdvanceUntilAsync(Queue.ClaimAsync(Kind, Cancel))).Number);
    }

    [Fact]
    public async Task A_claim_holds_while_it_is_renewed_and_a_released_one_is_open_at_once()
    {
        await AskAsync("a");
        var claim = (await Queue.TryClaimAsync(Kind, Cancel))!;
        _time.Advance(Lease - TimeSpan.FromTicks(1));
        await Queue.RenewAsync(claim, Cancel);
        _time.Advance(Lease - TimeSpan.FromTicks(1));
        Assert.Null(await Queue.TryClaimAsync(Kind, Cancel));
        await Queue.ReleaseAsync(claim, Cancel);
        Assert.Equal(1, (await Queue.TryClaimAsync(Kind, Cancel))!.Job.Attempts);
    }

    [Fact]
    public async Task A_restart_voids_the_claims_of_the_dead_and_three_deaths_end_the_job_with_a_sentence()
    {
        await AskAsync("a");
        for (var attempt = 1; attempt <= 3; attempt++)
        {
            Assert.Equal(attempt, (await Queue.TryClaimAsync(Kind, Cancel))!.Number);
            await _server.DisposeAsync();
            _server = await Server.StartAsync(_folder, _time);
        }

        Assert.Null(await Queue.TryClaimAsync(Kind, Cancel));
        var job = (await Queue.FindAsync(Kind, "a", Cancel))!;
        Assert.Equal((JobStatus.Failed, JobQueue.CrashedCode), (job.Status, job.ErrorCode));
    }

    [Fact]
    public async Task Somebody_with_much_at_once_does_not_hold_up_another()
    {
        foreach (var key in new[] { "k1", "k2", "k3" }) await AskAsync(key, "keen");
        foreach (var key in new[] { "c1", "c2" }) await AskAsync(key, "calm");
        var order = new List<string>();
        for (var i = 0; i < 5; i++) order.Add((await Queue.TryClaimAsync(Kind, Cancel))!.Job.Key);
        Assert.Equal(["k1", "c1", "k2", "c2", "k3"], order);
    }

    [Theory]
    [InlineData("Render", "a")]
    [InlineData("", "a")]
    [InlineData("render", "")]
    [InlineData("render", "a/b")]
    public async Task A_name_that_no_stream_may_have_is_refused(string kind, string key) =>
        await Assert.ThrowsAsync<ArgumentException>(() => Queue.AskAsync(new JobRequest(kind, key, null, "u", "{}"), Cancel));

    private Task<Job> AskAsync(string key, string user = "u") =>
        Queue.AskAsync(new JobRequest(Kind, key, SessionId, user, """{"n":1}"""), Cancel);

    private async Task<JobClaim> AdvanceUntilAsync(Task<JobClaim> claim)
    {
        while (!claim.IsCompleted)
        {
            _time.Advance(Lease);
            await Task.Yield();
        }

        return await claim;
    }
}
