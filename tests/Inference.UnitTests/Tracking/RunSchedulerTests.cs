using Aikynetix.Inference.Tracking;
using Aikynetix.Pose;

namespace Aikynetix.Inference.UnitTests.Tracking;

/// <summary>The scheduler bounds what runs at once and serves in order of arrival.</summary>
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
}
