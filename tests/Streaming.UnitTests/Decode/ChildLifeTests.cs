using System.Globalization;
using Aikynetix.Streaming.Decode;

namespace Aikynetix.Streaming.UnitTests.Decode;

/// <summary>The child process is gone whenever its caller is done with it, and never keeps its caller waiting.</summary>
public sealed class ChildLifeTests(ClipFolder clips)
{
    [Fact]
    public async Task Breaking_off_ends_the_child()
    {
        var path = await CopyAsync();
        await foreach (var frame in Decoding.Decoder().DecodeAsync(path, await Decoding.ProbeAsync(path), null, TestContext.Current.CancellationToken))
        {
            frame.Dispose();
            Assert.Equal(1, ClipFolder.ProcessesNaming(path));
            break;
        }

        Assert.Equal(0, ClipFolder.ProcessesNaming(path));
    }

    [Fact]
    public async Task A_consumer_that_fails_ends_the_child()
    {
        var path = await CopyAsync();
        var info = await Decoding.ProbeAsync(path);

        await Assert.ThrowsAsync<FormatException>(async () =>
        {
            await foreach (var frame in Decoding.Decoder().DecodeAsync(path, info, null, TestContext.Current.CancellationToken))
            {
                frame.Dispose();
                throw new FormatException();
            }
        });

        Assert.Equal(0, ClipFolder.ProcessesNaming(path));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(40)]
    public async Task Cancellation_ends_the_child(int after)
    {
        var path = await CopyAsync();
        var info = await Decoding.ProbeAsync(path);
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var seen = 0;
        if (after == 0) await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var frame in Decoding.Decoder().DecodeAsync(path, info, null, cancel.Token))
            {
                frame.Dispose();
                if (++seen == after) await cancel.CancelAsync();
            }
        });

        Assert.Equal(after, seen);
        Assert.Equal(0, ClipFolder.ProcessesNaming(path));
    }

    [Fact]
    public async Task A_child_that_hangs_is_given_up()
    {
        var path = await CopyAsync();
        var info = await Decoding.ProbeAsync(path);
        var (program, mark) = await SleeperAsync();
        var options = new StreamingOptions { FfmpegPath = program, FfprobePath = program };

        var decode = await Assert.ThrowsAsync<MediaRejectedException>(async () =>
        {
            await foreach (var frame in Decoding.Decoder(options, new ImpatientTime()).DecodeAsync(path, info, null, TestContext.Current.CancellationToken))
            {
                frame.Dispose();
            }
        });
        var probe = await Assert.ThrowsAsync<MediaRejectedException>(
            () => Decoding.Probe(options, new ImpatientTime()).ProbeAsync(path, TestContext.Current.CancellationToken));

        Assert.Equal((MediaProblem.TimedOut, MediaProblem.TimedOut), (decode.Problem, probe.Problem));
        Assert.Equal(0, ClipFolder.ProcessesNaming(mark));
    }

    [Fact]
    public async Task Cancellation_ends_a_child_that_hangs()
    {
        var path = await CopyAsync();
        var (program, mark) = await SleeperAsync();
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);

        var probe = Decoding.Probe(new StreamingOptions { FfprobePath = program }).ProbeAsync(path, cancel.Token);
        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => probe);
        Assert.Equal(0, ClipFolder.ProcessesNaming(mark));
    }

    [Fact]
    public async Task A_child_that_chatters_is_not_listened_to_for_ever()
    {
        var path = await CopyAsync();
        var program = await ScriptAsync("yes >&2 & exec yes");

        var refusal = await Decoding.RefusalAsync(path, new StreamingOptions { FfprobePath = program });

        Assert.Equal(MediaProblem.NotAVideo, refusal.Problem);
    }

    // Long enough that a pipe cannot hold all of it.
    private async Task<string> CopyAsync() => await clips.AlterAsync(await clips.MakeMp4Async("320x240", 30, 4), bytes => bytes);

    private async Task<(string Program, string Mark)> SleeperAsync()
    {
        var mark = string.Create(CultureInfo.InvariantCulture, $"600.{Random.Shared.NextInt64(1L << 40)}");
        return (await ScriptAsync($"exec sleep {mark}"), mark);
    }

    private async Task<string> ScriptAsync(string line)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "the stand-in for ffmpeg is a shell script");
        var path = clips.NewPath(".sh");
        await File.WriteAllTextAsync(path, $"#!/bin/sh\n{line}\n", TestContext.Current.CancellationToken);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return path;
    }

    // A clock on which every wait is over at once.
    private sealed class ImpatientTime : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            new AtOnce(System.CreateTimer(callback, state, Soon(dueTime), period));

        private static TimeSpan Soon(TimeSpan dueTime) => dueTime == Timeout.InfiniteTimeSpan ? dueTime : TimeSpan.Zero;

        private sealed class AtOnce(ITimer timer) : ITimer
        {
            public bool Change(TimeSpan dueTime, TimeSpan period) => timer.Change(Soon(dueTime), period);

            public void Dispose() => timer.Dispose();

            public ValueTask DisposeAsync() => timer.DisposeAsync();
        }
    }
}
