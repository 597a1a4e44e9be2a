using Aikynetix.Inference.Tracking;
using Aikynetix.Pose;

namespace Aikynetix.Inference.UnitTests.Tracking;

/// <summary>The scheduler bounds what runs at once and serves frame by frame, in the order in which the frames were begun.</summary>
public sealed class RunSchedulerTests
{
    [Fact]
    public async Task No_more_than_the_given_number_run_at_once()
    {
        var lane = new RunScheduler(3).LaneOf(CapturePriority.Upload);
        var (running, most) = (0, 0);
        var gate = new Lock();
        var work = Enumerable.Range(0, 200).Select(i => lane.RunAsync(
            () =>
            {
                lock (gate) most = Math.Max(most, ++running);
                Thread.Yield();
                lock (gate) running--;
                return i;
            },
            TestContext.Current.CancellationToken)).ToArray();
        Assert.Equal(Enumerable.Range(0, 200), await Task.WhenAll(work));
        Assert.InRange(most, 1, 3);
        Assert.Equal(0, running);
    }

    [Fact]
    public async Task A_newcomer_waits_for_those_before_it_and_no_longer()
    {
        var lane = new RunScheduler(1).LaneOf(CapturePriority.Upload);
        using var go = new ManualResetEventSlim();
        var order = new List<string>();
        var cancellationToken = TestContext.Current.CancellationToken;
        Task Enter(string name) => lane.RunAsync(
            () =>
            {
                go.Wait(cancellationToken);
                order.Add(name);
                return 0;
            },
            cancellationToken);
        var work = new[] { Enter("a1"), Enter("a2"), Enter("b1"), Enter("a3") };
        go.Set();
        await Task.WhenAll(work);
        Assert.Equal(["a1", "a2", "b1", "a3"], order);
    }

    [Fact]
    public async Task Cancelled_or_failed_work_gives_its_seat_back()
    {
        var lane = new RunScheduler(1).LaneOf(CapturePriority.Upload);
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => lane.RunAsync(() => 1, cancelled.Token));
        await Assert.ThrowsAsync<InvalidOperationException>(
            () => lane.RunAsync<int>(() => throw new InvalidOperationException(), TestContext.Current.CancellationToken));
        Assert.Equal(2, await lane.RunAsync(() => 2, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_frame_that_was_begun_gets_all_its_runs_before_those_of_later_frames()
    {
        var scheduler = new RunScheduler(1);
        using var go = new ManualResetEventSlim();
        var token = TestContext.Current.CancellationToken;
        var order = new List<string>();
        var (first, second, third) = (scheduler.LaneOf(CapturePriority.Live), scheduler.LaneOf(CapturePriority.Live), scheduler.LaneOf(CapturePriority.Live));
        Task Enter(RunLane lane, string name) => lane.RunAsync(() => { order.Add(name); return 0; }, token);
        var holder = first.RunAsync(() => { go.Wait(token); return 0; }, token);
        var work = new[] { Enter(third, "3a"), Enter(second, "2a"), Enter(first, "1b"), Enter(second, "2b"), Enter(first, "1c") };
        go.Set();
        await Task.WhenAll([holder, .. work]);
        Assert.Equal(["1b", "1c", "2a", "2b", "3a"], order);
    }

    [Fact]
    public async Task It_is_crowded_while_more_live_runs_wait_than_there_are_seats()
    {
        var scheduler = new RunScheduler(2);
        using var go = new ManualResetEventSlim();
        var token = TestContext.Current.CancellationToken;
        Task<int> Enter(CapturePriority priority) => scheduler.LaneOf(priority).RunAsync(() => { go.Wait(token); return 0; }, token);
        List<Task<int>> work = [.. Enumerable.Range(0, 9).Select(_ => Enter(CapturePriority.Upload)), Enter(CapturePriority.Live), Enter(CapturePriority.Live)];
        Assert.False(scheduler.IsCrowded);
        work.Add(Enter(CapturePriority.Live));
        Assert.True(scheduler.IsCrowded);
        go.Set();
        await Task.WhenAll(work);
        Assert.False(scheduler.IsCrowded);
    }

    [Fact]
    public async Task Live_goes_first_and_an_upload_gets_every_eighth_seat()
    {
        var order = await OrderAsync([.. Enumerable.Repeat(CapturePriority.Upload, 3), .. Enumerable.Repeat(CapturePriority.Live, 20)]);
        Assert.Equal(
            "l l l l l l l u l l l l l l l u l l l l l l u".Split(' '),
            order.Select(priority => priority == CapturePriority.Live ? "l" : "u"));
    }

    [Fact]
    public async Task Without_live_captures_uploads_have_all_seats() =>
        Assert.Equal(12, (await OrderAsync([.. Enumerable.Repeat(CapturePriority.Upload, 12)])).Count);

    [Fact]
    public async Task Who_gives_up_waiting_is_passed_over()
    {
        var scheduler = new RunScheduler(1);
        using var go = new ManualResetEventSlim();
        using var cancelled = new CancellationTokenSource();
        var token = TestContext.Current.CancellationToken;
        var first = scheduler.LaneOf(CapturePriority.Live).RunAsync(() => { go.Wait(token); return 1; }, token);
        var waiting = scheduler.LaneOf(CapturePriority.Live).RunAsync(() => 2, cancelled.Token);
        var last = scheduler.LaneOf(CapturePriority.Upload).RunAsync(() => 3, token);
        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        go.Set();
        Assert.Equal((1, 3), (await first, await last));
    }

    /// <summary>In which order the given work, all waiting for one seat, gets it.</summary>
    private static async Task<List<CapturePriority>> OrderAsync(CapturePriority[] waiting)
    {
        var scheduler = new RunScheduler(1);
        using var go = new ManualResetEventSlim();
        var order = new List<CapturePriority>();
        var token = TestContext.Current.CancellationToken;
        var holder = scheduler.LaneOf(CapturePriority.Upload).RunAsync(() => { go.Wait(token); return 0; }, token);
        var work = waiting.Select(priority => scheduler.LaneOf(priority).RunAsync(() => { order.Add(priority); return 0; }, token)).ToArray();
        go.Set();
        await Task.WhenAll([holder, .. work]);
        return order;
    }
}
