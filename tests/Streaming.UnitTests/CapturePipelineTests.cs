using Aikynetix.Pose;
using Aikynetix.Streaming.Decode;
using Aikynetix.Streaming.UnitTests.Decode;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Aikynetix.Streaming.UnitTests;

/// <summary>The whole way from a file to the sink, as a host puts it together.</summary>
public sealed class CapturePipelineTests(ClipFolder clips)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_video_becomes_observations_in_order_with_progress_to_the_end()
    {
        var path = await clips.MakeMp4Async(seconds: 2);
        await using var host = Host();
        var info = await host.GetRequiredService<MediaProbe>().ProbeAsync(path, Cancel);
        var (seen, told) = (new List<FrameObservation>(), new Told());

        var result = await host.GetRequiredService<CapturePipeline>().RunAsync(path, info, new Estimator(), hasPlates: true, Keep, told, Cancel);

        Assert.Equal((await Decoding.RunAsync(path)).Times, seen.Select(each => each.Pose.Time));
        Assert.Equal((60, 60, 0), (result.Ledger.Received, result.Ledger.Analyzed, result.Ledger.InFlight));
        Assert.Empty(result.Ledger.Dropped);
        Assert.Equal(seen[^1].Pose.Time, result.LastFrameTime);
        Assert.Null(result.Warning);
        Assert.Equal(told.Order(), told);
        Assert.All(told, share => Assert.InRange(share, 0, 1));
        Assert.Equal(1, told[^1]);

        ValueTask Keep(FrameObservation observation, CancellationToken token)
        {
            seen.Add(observation);
            return ValueTask.CompletedTask;
        }
    }

    [Fact]
    public async Task A_damaged_video_ends_with_a_warning()
    {
        var whole = await clips.MakeAsync(".mp4", "-f lavfi -i testsrc2=s=64x48:r=30:d=2 -c:v libx264 -g 15 -movflags +faststart");
        var path = await clips.AlterAsync(whole, bytes => bytes[..(bytes.Length * 2 / 3)]);
        await using var host = Host();
        var info = await host.GetRequiredService<MediaProbe>().ProbeAsync(path, Cancel);

        var result = await host.GetRequiredService<CapturePipeline>().RunAsync(path, info, new Estimator(), hasPlates: true, Forget, null, Cancel);

        Assert.InRange(result.Ledger.Analyzed, 10, 59);
        Assert.Equal(0, result.Ledger.InFlight);
        Assert.NotNull(result.Warning);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Plates_are_looked_for_only_where_there_are_some(bool hasPlates)
    {
        var path = await clips.MakeMp4Async();
        PlateCircle plate = new(1, 2, 3, 3, 1);
        await using var host = Host(looking: (_, _) => [plate]);
        var info = await host.GetRequiredService<MediaProbe>().ProbeAsync(path, Cancel);
        var seen = new List<FrameObservation>();

        await host.GetRequiredService<CapturePipeline>().RunAsync(path, info, new Estimator(), hasPlates, Keep, null, Cancel);

        Assert.NotEmpty(seen);
        Assert.All(seen, frame => Assert.Equal(hasPlates ? [plate] : [], frame.Plates));

        ValueTask Keep(FrameObservation frame, CancellationToken token)
        {
            seen.Add(frame);
            return ValueTask.CompletedTask;
        }
    }

    [Fact]
    public async Task A_sink_that_fails_ends_everything()
    {
        var path = await clips.AlterAsync(await clips.MakeMp4Async("320x240", 30, 4), bytes => bytes);
        await using var host = Host();
        var info = await host.GetRequiredService<MediaProbe>().ProbeAsync(path, Cancel);
        var estimator = new Estimator();

        await Assert.ThrowsAsync<FormatException>(() => host.GetRequiredService<CapturePipeline>().RunAsync(
            path, info, estimator, hasPlates: true, (_, _) => throw new FormatException(), null, Cancel));

        Assert.Equal(0, ClipFolder.ProcessesNaming(path));
        Assert.Equal(1, estimator.Tracker.Disposals);
    }

    [Fact]
    public void Limits_out_of_range_are_refused_by_name()
    {
        using var host = Host(("Streaming:MaxPixels", "0"), ("Streaming:MaxDuration", "13:00:00"), ("Streaming:FfmpegPath", ""));

        var failure = Assert.Throws<OptionsValidationException>(() => host.GetRequiredService<IOptions<StreamingOptions>>().Value);

        Assert.Equal(3, failure.Failures.Count());
    }

    [Fact]
    public void Limits_are_taken_from_the_settings()
    {
        using var host = Host(("Streaming:MaxDuration", "02:00:00"), ("Streaming:DecodeThreads", "0"));

        var options = host.GetRequiredService<IOptions<StreamingOptions>>().Value;

        Assert.Equal((TimeSpan.FromHours(2), 0, 432_000), (options.MaxDuration, options.DecodeThreads, options.MaxFrames));
    }

    private static ServiceProvider Host(params (string Key, string Value)[] settings) => Host((_, _) => [], settings);

    private static ServiceProvider Host(PlateFinder looking, params (string Key, string Value)[] settings) => new ServiceCollection()
        .AddSingleton<IConfiguration>(new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(each => KeyValuePair.Create(each.Key, (string?)each.Value))).Build())
        .AddLogging()
        .AddSingleton(looking)
        .AddStreaming()
        .BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });

    private static ValueTask Forget(FrameObservation observation, CancellationToken token) => ValueTask.CompletedTask;

    private sealed class Estimator : IPoseEstimator
    {
        public string ModelId => "scripted";

        public ScriptedTracker Tracker { get; } = new(1, 1);

        public IPoseTracker StartTracking(CapturePriority priority) => Tracker;
    }

    private sealed class Told : List<double>, IProgress<double>
    {
        public void Report(double value) => Add(value);
    }
}
