using Aikynetix.Gateway.Errors;
using Aikynetix.Gateway.FunctionalTests.Running;
using Aikynetix.Gateway.Jobs;
using Aikynetix.Sessions;
using Aikynetix.Sessions.Work;
using Microsoft.Extensions.DependencyInjection;

namespace Aikynetix.Gateway.FunctionalTests.Jobs;

/// <summary>The worker brings every job to an end of its own: done, failed with a reason, put off, or taken up after a restart.</summary>
public sealed class JobWorkerTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Jobs_end_as_their_runner_says()
    {
        await using var host = await StartAsync((job, _, _) => job.Key switch
        {
            "good" => Task.FromResult<string?>(job.Payload),
            "bad" => throw new JobFailure(ErrorCodes.VideoNotFound, "The video is gone."),
            _ => throw new InvalidOperationException("A secret of ours."),
        });
        var good = await EndAsync(host, "good");
        Assert.Equal((JobStatus.Completed, """{"a":1}"""), (good.Status, good.Result));
        var bad = await EndAsync(host, "bad");
        Assert.Equal((JobStatus.Failed, "video-not-found", "The video is gone."), (bad.Status, bad.ErrorCode, bad.Error));
        var broken = await EndAsync(host, "broken");
        Assert.Equal((JobStatus.Failed, "internal-error"), (broken.Status, broken.ErrorCode));
        Assert.DoesNotContain("secret", broken.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_job_that_is_put_off_comes_again_when_it_is_due()
    {
        await using var host = await StartAsync((job, _, _) => job.Attempts < 3
            ? throw new JobPostponed(TimeSpan.FromHours(1), "Nobody answered.")
            : Task.FromResult<string?>($"{job.Attempts}"));
        var queue = host.Services.GetRequiredService<JobQueue>();
        await queue.AskAsync(Request("later"), Token);
        Job? job;
        while ((job = await queue.FindAsync("test", "later", Token)) is not { EndedAt: not null })
        {
            host.Time.Advance(TimeSpan.FromMinutes(10));
            await Task.Yield();
        }

        Assert.Equal((JobStatus.Completed, "3"), (job.Status, job.Result));
    }

    [Fact]
    public async Task A_job_that_a_shutdown_cut_short_is_done_after_the_restart_and_lost_no_attempt()
    {
        using var data = new TemporaryFolder();
        var begun = new TaskCompletionSource();
        await using (var first = await StartAsync(
            async (_, progress, token) =>
            {
                progress.Report(0.25);
                begun.TrySetResult();
                await Task.Delay(Timeout.Infinite, token);
                return null;
            },
            data.Path))
        {
            await first.Services.GetRequiredService<JobQueue>().AskAsync(Request("long"), Token);
            await begun.Task.WaitAsync(Token);
            Assert.Equal(0.25, first.Services.GetRequiredService<ProgressBoard>().Get("test-long"));
            await first.StopAsync();
        }

        await using var second = await StartAsync((job, _, _) => Task.FromResult<string?>($"{job.Attempts}"), data.Path);
        Assert.Equal("1", (await EndAsync(second, "long")).Result);
        while (second.Services.GetRequiredService<ProgressBoard>().Get("test-long") is not null) await Task.Yield();
    }

    private static Task<GatewayHost> StartAsync(Func<Job, IProgress<double>, CancellationToken, Task<string?>> script, string? data = null) =>
        GatewayHost.StartAsync(data, services => services.AddSingleton<IJobRunner>(new ScriptedRunner(script)));

    private static JobRequest Request(string key) => new("test", key, null, "u", """{"a":1}""");

    private static async Task<Job> EndAsync(GatewayHost host, string key)
    {
        var queue = host.Services.GetRequiredService<JobQueue>();
        await queue.AskAsync(Request(key), Token);
        Job? job;
        while ((job = await queue.FindAsync("test", key, Token)) is not { EndedAt: not null }) await Task.Yield();
        return job;
    }
}
