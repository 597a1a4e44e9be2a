using Aikynetix.Pose;
using Aikynetix.Streaming.Decode;
using Aikynetix.Streaming.Draw;
using Aikynetix.Streaming.Encode;
using Aikynetix.Streaming.UnitTests.Decode;
using Aikynetix.Streaming.UnitTests.Draw;
using Aikynetix.TestKit.Disks;
using Microsoft.Extensions.Options;

namespace Aikynetix.Streaming.UnitTests.Encode;

/// <summary>A rendered video has the times, the size and the sound of its original, with the body drawn where it is and nothing changed elsewhere.</summary>
public sealed class RenderTests(ClipFolder clips)
{
    private const string Moving = "-f lavfi -i testsrc2=s=160x120";
    private const string Coded = "-c:v libx264 -preset ultrafast -bf 2 -pix_fmt yuv420p";
    private const string Tone = "-f lavfi -i sine=d=1";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(".mp4", $"{Moving}:r=30:d=1 {Coded}")]
    [InlineData(".mp4", $"{Moving}:r=240:d=0.5 {Coded}")]
    [InlineData(".mp4", $"{Moving}:r=30000/1001:d=1 {Coded}")]
    [InlineData(".mp4", $"{Moving}:r=30:d=2 -vf settb=1/90000,setpts='if(lt(N,30),N/30,1+(N-30)/12)/TB' -fps_mode passthrough -enc_time_base 1/90000 {Coded}")]
    [InlineData(".mkv", $"{Moving}:r=30:d=1 {Coded}")]
    [InlineData(".webm", $"{Moving}:r=25:d=1 -c:v libvpx -cpu-used 8")]
    [InlineData(".avi", $"{Moving}:r=30:d=1 -c:v mjpeg -pix_fmt yuvj420p")]
    [InlineData(".mp4", $"{Moving}:r=30:d=1 {Tone} {Coded} -c:a aac")]
    [InlineData(".mp4", $"{Moving}:r=25:d=1 {Tone} -vf setpts=PTS+0.2/TB {Coded} -c:a aac")]
    [InlineData(".mp4", "-f lavfi -i testsrc2=s=161x121:r=30:d=1 -c:v libx264 -preset ultrafast -pix_fmt yuv444p")]
    public async Task Every_picture_has_its_time(string extension, string arguments)
    {
        var source = await clips.MakeAsync(extension, arguments);
        var (target, info) = await RenderAsync(source);
        var (original, rendered) = (await ClipFolder.ShownTimesAsync(source), await ClipFolder.ShownTimesAsync(target));
        Assert.Equal(
            original.Times.Select(time => (Int128)time * original.Numerator * rendered.Denominator),
            rendered.Times.Select(time => (Int128)time * rendered.Numerator * original.Denominator));
        var result = await Decoding.ProbeAsync(target);
        Assert.Equal((info.Width / 2 * 2, info.Height / 2 * 2, 0, "h264"), (result.Width, result.Height, result.Rotation, result.VideoCodec));
        Assert.Equal(info.Color.FullRange, result.Color.FullRange);
        Assert.Equal(info.HasAudio, result.HasAudio);
    }

    [Fact]
    public async Task A_slow_motion_clip_is_drawn_throughout_and_keeps_its_pace()
    {
        var source = await clips.MakeAsync(".mp4", $"-f lavfi -i color=c=gray:s=640x480:r=30:d=1 {Coded}");
        var (target, info) = await RenderAsync(source, (width, height, times) => Figure.Plan(width, height, times, joints: ["ankle"], slowMotion: 8));
        Assert.Equal((await ClipFolder.ShownTimesAsync(source)).Times, (await ClipFolder.ShownTimesAsync(target)).Times);
        var (after, ink) = (await Decoding.RunAsync(target), Ink.Of(Palette.Near, info.Color));
        var shank = (Figure.Place(BodyPoint.RightKnee, 640, 480) + Figure.Place(BodyPoint.RightAnkle, 640, 480)) / 2;
        Assert.All(Enumerable.Range(0, 30), frame => Assert.InRange(after.Pixel(frame, (int)shank.X, (int)shank.Y).Y, ink.Y - 25, ink.Y + 25));
    }

    [Fact]
    public async Task A_turned_video_comes_out_upright()
    {
        var source = await clips.TurnAsync(await clips.MakeMp4Async(size: "160x120"), 0, 1, -1, 0);
        var (target, _) = await RenderAsync(source);
        var result = await Decoding.ProbeAsync(target);
        Assert.Equal((120, 160, 0), (result.Width, result.Height, result.Rotation));
    }

    [Fact]
    public async Task Times_of_a_stream_that_begins_late_count_from_its_beginning()
    {
        var source = await clips.MakeAsync(".ts", $"{Moving}:r=30:d=1 {Tone} {Coded} -c:a mp2");
        var (target, _) = await RenderAsync(source);
        var (original, rendered) = (await Decoding.RunAsync(source), await Decoding.RunAsync(target));
        Assert.Equal(original.Times, rendered.Times);
        Assert.InRange((rendered.Info.StartTime ?? TimeSpan.Zero).TotalSeconds, 0, 0.2);
        Assert.Equal("aac", rendered.Info.SoundCodec);
    }

    [Fact]
    public async Task Sound_that_players_know_is_copied_to_the_bit()
    {
        var source = await clips.MakeAsync(".mp4", $"{Moving}:r=30:d=1 {Tone} {Coded} -c:a aac");
        var (target, _) = await RenderAsync(source);
        Assert.Equal(await SoundAsync(source), await SoundAsync(target));
    }

    [Fact]
    public async Task The_body_is_drawn_where_it_is_and_the_rest_stays()
    {
        var source = await clips.MakeAsync(".mp4", $"-f lavfi -i color=c=gray:s=640x480:r=30:d=1 {Coded}");
        var (target, info) = await RenderAsync(source, (width, height, times) => Figure.Plan(width, height, times, joints: ["ankle"]));
        var (before, after) = (await Decoding.RunAsync(source), await Decoding.RunAsync(target));
        var ink = Ink.Of(Palette.Near, info.Color);
        foreach (var frame in new[] { 0, 14, 29 })
        {
            var shank = (Figure.Place(BodyPoint.RightKnee, 640, 480) + Figure.Place(BodyPoint.RightAnkle, 640, 480)) / 2;
            var (y, u, v) = after.Pixel(frame, (int)shank.X, (int)shank.Y);
            Assert.InRange(y, ink.Y - 25, ink.Y + 25);
            Assert.InRange(u, ink.U - 25, ink.U + 25);
            Assert.InRange(v, ink.V - 40, ink.V + 40);
            for (var at = 200; at < 420; at += 20)
            {
                foreach (var x in new[] { 60, 150, 500, 620 })
                {
                    var (was, now) = (before.Pixel(frame, x, at), after.Pixel(frame, x, at));
                    Assert.True(Math.Abs(was.Y - now.Y) <= 3 && Math.Abs(was.U - now.U) <= 3 && Math.Abs(was.V - now.V) <= 3, $"{frame}: {x}, {at}: {was} {now}");
                }
            }
        }
    }

    [Fact]
    public async Task A_full_disk_is_told_and_nothing_is_left()
    {
        using var disk = SmallDisk.MountOrSkip(2);
        disk.Fill(leave: 40_000);
        var source = await clips.MakeMp4Async(size: "320x240", rate: 60, seconds: 3);
        var failure = await Assert.ThrowsAsync<EncodingFailedException>(() => RenderAsync(source, target: disk["video.mp4"]));
        Assert.True(failure.IsDiskFull, failure.Message);
        Assert.False(File.Exists(disk["video.mp4"]));
    }

    [Fact]
    public async Task Giving_up_leaves_neither_file_nor_process()
    {
        var source = await clips.MakeMp4Async(size: "320x240", rate: 60, seconds: 6);
        var target = clips.NewPath(".mp4");
        using var giveUp = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => RenderAsync(source, target: target, progress: new Then(giveUp.Cancel), cancellationToken: giveUp.Token));
        Assert.False(File.Exists(target));
        Assert.Equal(0, ClipFolder.ProcessesNaming(target));
    }

    [Theory]
    [InlineData(".mp4", $"{Moving}:r=30:d=3 {Coded} -g 40")]
    [InlineData(".mkv", $"{Moving}:r=24000/1001:d=3 {Coded} -g 400")]
    [InlineData(".ts", $"{Moving}:r=30:d=3 {Coded} -g 40")]
    [InlineData(".avi", $"{Moving}:r=30:d=2 -c:v mpeg4 -bf 2 -g 20")]
    public async Task One_picture_is_the_one_of_that_time(string extension, string arguments)
    {
        var source = await clips.MakeAsync(extension, arguments);
        var all = await Decoding.RunAsync(source);
        foreach (var index in new[] { 0, 3, 31, all.Times.Count / 2, all.Times.Count - 1 })
        {
            using var one = await Decoding.Decoder().DecodeOneAsync(source, all.Info, all.Times[index], Cancel);
            Assert.True(one.Pixels.Span.SequenceEqual(all.Pictures[index]), $"picture {index}");
        }
    }

    [Theory]
    [InlineData(480, 480, 360)]
    [InlineData(4000, 640, 480)]
    public async Task A_still_is_a_jpeg_of_the_asked_size(int longest, int width, int height)
    {
        var source = await clips.MakeMp4Async(size: "640x480");
        var all = await Decoding.RunAsync(source);
        var plan = Figure.Plan(640, 480, all.Times);
        var stills = new StillRenderer(Decoding.Decoder(), Options.Create(new StreamingOptions()));
        var jpeg = await stills.RenderAsync(source, all.Info, plan, all.Times[10], bare: true, longest, Cancel);
        Assert.Equal([0xFF, 0xD8, 0xFF], jpeg[..3]);
        var path = clips.NewPath(".jpg");
        await File.WriteAllBytesAsync(path, jpeg, Cancel);
        var size = await ClipFolder.OutputAsync("ffprobe", ["-v", "error", "-show_entries", "stream=width,height", "-of", "csv=p=0", path]);
        Assert.Equal($"{width},{height}", size.Trim());
    }

    private static Task<string> SoundAsync(string path) =>
        ClipFolder.OutputAsync("ffmpeg", ["-v", "error", "-nostdin", "-i", path, "-map", "0:a", "-c", "copy", "-f", "md5", "-"]);

    private async Task<(string Target, MediaInfo Info)> RenderAsync(
        string source,
        Func<int, int, IReadOnlyList<TimeSpan>, OverlayPlan>? plan = null,
        string? target = null,
        IProgress<double>? progress = null,
        CancellationToken? cancellationToken = null)
    {
        var original = await Decoding.RunAsync(source);
        var info = original.Info;
        var path = target ?? clips.NewPath(".mp4");
        var renderer = new VideoRenderer(Decoding.Decoder(), Options.Create(new StreamingOptions()));
        var drawn = (plan ?? ((width, height, times) => Figure.Plan(width, height, times)))(info.Width, info.Height, original.Times);
        var count = await renderer.RenderAsync(source, info, drawn, path, progress, cancellationToken ?? Cancel);
        Assert.Equal(original.Times.Count, count);
        return (path, info);
    }

    private sealed class Then(Action action) : IProgress<double>
    {
        public void Report(double value) => action();
    }
}
