namespace Aikynetix.Streaming.UnitTests.Decode;

/// <summary>Every frame has the time at which a player shows it, whatever the container, codec and clock.</summary>
public sealed class FrameTimeTests(ClipFolder clips)
{
    private const string Source = "-f lavfi -i testsrc2=s=64x48:r=30:d=2";

    [Theory]
    [InlineData(".mp4", $"{Source} -c:v libx264 -bf 3")]
    [InlineData(".mp4", $"{Source} -c:v libx265 -x265-params log-level=error -bf 3")]
    [InlineData(".mp4", $"{Source} -c:v libaom-av1 -usage realtime -cpu-used 8")]
    [InlineData(".mp4", $"{Source} -c:v mpeg4 -bf 2")]
    [InlineData(".mov", $"{Source} -c:v prores -pix_fmt yuv422p10le")]
    [InlineData(".webm", $"{Source} -c:v libvpx-vp9 -cpu-used 8")]
    [InlineData(".webm", $"{Source} -c:v libvpx -cpu-used 8")]
    [InlineData(".mkv", $"{Source} -c:v ffv1")]
    [InlineData(".avi", $"{Source} -c:v mjpeg -pix_fmt yuvj420p")]
    [InlineData(".ts", $"{Source} -c:v libx264 -bf 3")]
    [InlineData(".ogv", $"{Source} -c:v libtheora")]
    [InlineData(".flv", $"{Source} -c:v libx264 -bf 2")]
    [InlineData(".mpg", "-f lavfi -i testsrc2=s=64x48:r=25:d=2 -c:v mpeg2video")]
    [InlineData(".avi", "-f lavfi -i testsrc2=s=64x48:r=30:d=1 -c:v rawvideo -pix_fmt yuv420p")]
    public async Task Times_are_those_of_the_file(string extension, string arguments) => await AssertShownTimesAsync(await clips.MakeAsync(extension, arguments));

    [Fact]
    public async Task Constant_rate_gives_equal_steps()
    {
        var decoded = await Decoding.RunAsync(await clips.MakeMp4Async(rate: 30, seconds: 2));

        Assert.Equal(Enumerable.Range(0, 60).Select(k => TimeSpan.FromTicks(((k * 10_000_000L) + 15) / 30)), decoded.Times);
        Assert.Equal(30, decoded.Info.AverageFrameRate);
        Assert.Equal(TimeSpan.FromSeconds(2), decoded.Info.Duration);
        Assert.Equal(60, decoded.Info.FrameCount);
        Assert.Empty(decoded.Warnings);
    }

    [Fact]
    public async Task Variable_rate_is_kept_to_the_tick()
    {
        // A second at 30 per second, then 12 per second.
        var path = await clips.MakeAsync(
            ".mp4", "-f lavfi -i testsrc2=s=64x48:r=30:d=2 -vf settb=1/90000,setpts='if(lt(N,30),N/30,1+(N-30)/12)/TB' -fps_mode passthrough -enc_time_base 1/90000 -c:v libx264 -bf 2");

        var decoded = await AssertShownTimesAsync(path);

        Assert.Equal(60, decoded.Times.Count);
        Assert.Equal(TimeSpan.FromTicks((29L * 10_000_000 / 30) + 1), decoded.Times[29]);
        Assert.Equal(TimeSpan.FromSeconds(1), decoded.Times[30]);
        Assert.Equal(TimeSpan.FromSeconds(1.25), decoded.Times[33]);
    }

    [Fact]
    public async Task An_edit_list_hides_what_a_player_hides()
    {
        var whole = await clips.MakeAsync(".mp4", "-f lavfi -i testsrc2=s=64x48:r=30:d=3 -c:v libx264 -bf 2 -g 30");
        var path = await clips.MakeAsync(".mp4", $"-ss 1.5 -i {whole} -c copy");

        var decoded = await AssertShownTimesAsync(path);

        Assert.InRange(decoded.Times.Count, 44, 46);
    }

    [Fact]
    public async Task Sound_that_begins_before_the_picture_changes_nothing()
    {
        var decoded = await AssertShownTimesAsync(await clips.MakeAsync(
            ".mp4", "-itsoffset 0.7 -f lavfi -i testsrc2=s=64x48:r=30:d=1 -f lavfi -i sine=d=2 -fps_mode passthrough -c:v libx264 -bf 2 -c:a aac"));

        Assert.True(decoded.Info.HasAudio);
        Assert.Equal(TimeSpan.FromTicks(9_666_667), decoded.Times[^1]);
    }

    [Fact]
    public async Task A_clock_that_wraps_runs_on()
    {
        // MPEG-TS counts 33 bits of 1/90000 s and so begins anew every 26.5 hours.
        var decoded = await Decoding.RunAsync(
            await clips.MakeAsync(".ts", "-f lavfi -i testsrc2=s=64x48:r=30:d=2 -output_ts_offset 95441.5 -c:v libx264"));

        Assert.Equal(Enumerable.Range(0, 60).Select(k => TimeSpan.FromTicks(((k * 10_000_000L) + 15) / 30)), decoded.Times);
    }

    [Fact]
    public async Task A_late_start_counts_from_the_first_frame()
    {
        var decoded = await AssertShownTimesAsync(
            await clips.MakeAsync(".ts", "-f lavfi -i testsrc2=s=64x48:r=30:d=1 -output_ts_offset 20 -c:v libx264"));

        Assert.True(decoded.Info.StartTime > TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task A_corrupt_frame_leaves_the_times_of_its_neighbors_alone()
    {
        // All frames are key frames; wiping one from the middle of the file hurts that one only.
        var path = await clips.MakeAsync(".avi", "-f lavfi -i testsrc2=s=160x120:r=30:d=1 -c:v mjpeg -q:v 2 -pix_fmt yuvj420p");
        var damaged = await clips.AlterAsync(path, bytes =>
        {
            bytes.AsSpan(bytes.Length / 2, 4000).Clear();
            return bytes;
        });

        var whole = await Decoding.RunAsync(path);
        var partly = await Decoding.RunAsync(damaged);

        Assert.All(partly.Times, time => Assert.Contains(time, whole.Times));
        Assert.InRange(partly.Times.Count, 27, 30);
        foreach (var (time, picture) in partly.Times.Zip(partly.Pictures).TakeLast(10))
        {
            Assert.Equal(whole.Pictures[whole.Times.IndexOf(time)], picture);
        }
    }

    private static async Task<Decoding> AssertShownTimesAsync(string path)
    {
        var (shown, numerator, denominator) = await ClipFolder.ShownTimesAsync(path);
        var decoded = await Decoding.RunAsync(path);

        Assert.NotEmpty(shown);
        Assert.Equal(shown.Select(time => Ticks(time - shown[0])), decoded.Times.Select(time => time.Ticks));
        return decoded;

        long Ticks(long units) => (long)decimal.Round((decimal)units * numerator * TimeSpan.TicksPerSecond / denominator, MidpointRounding.AwayFromZero);
    }
}
