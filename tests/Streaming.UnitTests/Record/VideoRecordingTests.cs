using System.Globalization;
using Aikynetix.Pose;
using Aikynetix.Streaming.Record;
using Aikynetix.Streaming.UnitTests.Decode;
using Aikynetix.Streaming.UnitTests.Live;

namespace Aikynetix.Streaming.UnitTests.Record;

/// <summary>What was recorded is what was sent, picture by picture at its time, wherever the file ends; ffmpeg and our upload path say so.</summary>
public sealed class VideoRecordingTests(ClipFolder clips)
{
    public static TheoryData<VideoCodec> Codecs => [.. Enum.GetValues<VideoCodec>()];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Codecs))]
    public async Task A_finished_recording_holds_every_picture_at_its_time(VideoCodec codec)
    {
        var clip = await LiveClip.MakeAsync(clips, codec);
        var (path, times) = await RecordAsync(clip.Units, finish: true);

        var read = await Decoding.RunAsync(path);

        Assert.Equal((96, 64), (read.Info.Width, read.Info.Height));
        Assert.Equal(times, read.Times);
        Assert.InRange(read.Info.Duration!.Value - times[^1], TimeSpan.FromMilliseconds(30), TimeSpan.FromMilliseconds(40));
        Assert.Empty(read.Warnings);
        Assert.Equal(await LiveClip.PicturesAsync(clips, clip.Path, 96, 64, codec == VideoCodec.Jpeg ? "yuvj420p" : "yuv420p"), read.Pictures);
    }

    [Theory]
    [MemberData(nameof(Codecs))]
    public async Task A_recording_that_was_never_finished_plays_to_its_last_picture(VideoCodec codec)
    {
        var clip = await LiveClip.MakeAsync(clips, codec);
        var (path, times) = await RecordAsync(clip.Units, finish: false);

        var read = await Decoding.RunAsync(path);

        Assert.Equal(times, read.Times);
        Assert.Null(read.Info.Duration);
    }

    [Theory]
    [MemberData(nameof(Codecs))]
    public async Task A_recording_cut_anywhere_plays_up_to_the_cut(VideoCodec codec)
    {
        var clip = await LiveClip.MakeAsync(clips, codec);
        var ends = new List<long>();
        var (path, times) = await RecordAsync(clip.Units, finish: false, ends);
        var random = new Random(11);
        foreach (var cut in Enumerable.Range(0, 3).Select(_ => random.NextInt64(ends[0], ends[^1])))
        {
            var read = await Decoding.RunAsync(await clips.AlterAsync(path, bytes => bytes[..(int)cut]));

            // Of a unit that was cut in two a decoder may still make a picture.
            var whole = ends.Count(end => end <= cut);
            Assert.InRange(read.Times.Count, whole, whole + 1);
            Assert.Equal(times[..read.Times.Count], read.Times);
        }
    }

    [Fact]
    public async Task Nothing_is_kept_before_the_first_key_unit_and_no_file_is_there()
    {
        var clip = await LiveClip.MakeAsync(clips, VideoCodec.Vp8);
        var path = clips.NewPath(".mkv");
        await using var recording = VideoRecording.Create(path, 0);

        foreach (var unit in clip.Units.Skip(1).Take(29)) Assert.False(recording.TryAppend(unit, unit.Time));
        Assert.False(File.Exists(path));
        Assert.False(recording.HasVideo);

        foreach (var unit in clip.Units.Skip(30)) Assert.True(recording.TryAppend(unit, unit.Time));
        await recording.FinishAsync(Cancel);

        Assert.True(recording.HasVideo);
        Assert.Null(recording.Problem);
        Assert.Equal(30, (await Decoding.RunAsync(path)).Times.Count);
    }

    [Fact]
    public async Task A_change_of_codec_ends_the_recording_and_keeps_what_came_before()
    {
        var (first, second) = (await LiveClip.MakeAsync(clips, VideoCodec.Vp8), await LiveClip.MakeAsync(clips, VideoCodec.H264));
        var path = clips.NewPath(".mkv");
        await using var recording = VideoRecording.Create(path, 0);
        foreach (var unit in first.Units) recording.TryAppend(unit, unit.Time);

        Assert.False(recording.TryAppend(second.Units[0], TimeSpan.FromSeconds(3)));
        Assert.False(recording.TryAppend(first.Units[0], TimeSpan.FromSeconds(4)));

        Assert.Contains("H264", recording.Problem, StringComparison.Ordinal);
        Assert.Equal(60, (await Decoding.RunAsync(path)).Times.Count);
    }

    [Theory]
    [InlineData(VideoCodec.Vp8)]
    [InlineData(VideoCodec.Vp9)]
    [InlineData(VideoCodec.H264)]
    public async Task A_change_of_size_is_recorded_and_read(VideoCodec codec)
    {
        var (small, large) = (await LiveClip.MakeAsync(clips, codec), await LiveClip.MakeAsync(clips, codec, "128x96"));
        var units = small.Units.Concat(large.Units.Select(unit => unit with { Time = unit.Time + TimeSpan.FromSeconds(2) })).ToArray();

        var (path, times) = await RecordAsync(units, finish: true);

        Assert.Equal(times, (await Decoding.RunAsync(path)).Times);
    }

    [Fact]
    public async Task A_camera_that_is_turned_keeps_its_proportions()
    {
        const string Square = ",drawbox=t=fill:color=black,drawbox=x=iw/2-50:y=ih/2-50:w=100:h=100:t=fill:color=white";
        var wide = await LiveClip.MakeAsync(clips, VideoCodec.Vp8, "320x240", draw: Square);
        var tall = await LiveClip.MakeAsync(clips, VideoCodec.Vp8, "240x320", draw: Square);
        var units = wide.Units.Concat(tall.Units.Select(unit => unit with { Time = unit.Time + TimeSpan.FromSeconds(2) })).ToArray();
        var (path, _) = await RecordAsync(units, finish: true);

        var read = await Decoding.RunAsync(path);

        Assert.Equal(120, read.Pictures.Count);
        foreach (var (frame, side) in new[] { (30, 100), (90, 75) })
        {
            var luma = read.Pictures[frame];
            Assert.InRange(Enumerable.Range(0, 320).Count(x => luma[(120 * 320) + x] > 128), side - 2, side + 2);
            Assert.InRange(Enumerable.Range(0, 240).Count(y => luma[(y * 320) + 160] > 128), side - 2, side + 2);
        }
    }

    [Fact]
    public async Task A_disk_that_cannot_be_written_is_a_problem_of_the_recording_only()
    {
        var clip = await LiveClip.MakeAsync(clips, VideoCodec.Vp8);
        await using var recording = VideoRecording.Create(Path.Combine(clips.NewPath(""), "missing", "a.mkv"), 0);

        Assert.False(recording.TryAppend(clip.Units[0], default));

        Assert.NotNull(recording.Problem);
        Assert.False(recording.HasVideo);
        await recording.FinishAsync(Cancel);
    }

    [Fact]
    public async Task A_disk_that_is_nearly_full_ends_the_recording_which_plays()
    {
        var clip = await LiveClip.MakeAsync(clips, VideoCodec.Vp8);
        var free = 100L << 20;
        var path = clips.NewPath(".mkv");
        await using var recording = new VideoRecording(path, 50 << 20, () => free);
        Assert.True(recording.TryAppend(clip.Units[0], default));
        free = 40 << 20;
        // Free space is asked for now and then only.
        Assert.True(recording.TryAppend(clip.Units[1], clip.Units[1].Time));
        var large = clip.Units[2] with { Data = new byte[5 << 20] };
        Assert.True(recording.TryAppend(large, clip.Units[2].Time));

        Assert.False(recording.TryAppend(clip.Units[3], clip.Units[3].Time));

        Assert.Contains("nearly full", recording.Problem, StringComparison.Ordinal);
        Assert.True(recording.HasVideo);
        Assert.Equal(default, (await Decoding.RunAsync(path)).Times[0]);
    }

    [Fact]
    public async Task A_disk_without_room_from_the_first_keeps_no_file()
    {
        var clip = await LiveClip.MakeAsync(clips, VideoCodec.Vp8);
        var path = clips.NewPath(".mkv");
        await using var recording = new VideoRecording(path, 50 << 20, () => 10);

        Assert.False(recording.TryAppend(clip.Units[0], default));

        Assert.Equal((false, false), (recording.HasVideo, File.Exists(path)));
        Assert.NotNull(recording.Problem);
    }

    [Fact]
    public async Task There_is_no_file_before_it_can_be_played()
    {
        var clip = await LiveClip.MakeAsync(clips, VideoCodec.Vp8);
        var path = clips.NewPath(".mkv");
        using var file = new MatroskaFile(path, VideoTrack.From(clip.Units[0])!);
        Assert.False(File.Exists(path));

        file.Append(clip.Units[0].Data.Span, isKey: true, default);

        Assert.Single((await Decoding.RunAsync(path)).Times);
    }

    [Fact]
    public async Task Gaps_and_long_stays_keep_their_times()
    {
        var clip = await LiveClip.MakeAsync(clips, VideoCodec.Vp8);
        TimeSpan[] gaps = [TimeSpan.FromSeconds(3.2), TimeSpan.FromSeconds(3.3), TimeSpan.FromMinutes(7), TimeSpan.FromTicks(1000)];
        var times = new List<TimeSpan> { default };
        foreach (var k in Enumerable.Range(1, 59)) times.Add(times[^1] + (k % 10 == 0 ? gaps[k / 10 % 4] : TimeSpan.FromTicks(333_000)));

        var (path, _) = await RecordAsync([.. clip.Units.Zip(times, (unit, time) => unit with { Time = time })], finish: true);

        Assert.Equal(times, (await Decoding.RunAsync(path)).Times);
    }

    [Fact]
    public async Task The_index_finds_a_later_key_picture()
    {
        var clip = await LiveClip.MakeAsync(clips, VideoCodec.Vp9, seconds: 5);
        var (path, _) = await RecordAsync(clip.Units, finish: true);

        var frames = await File.ReadAllTextAsync(await clips.MakeAsync(".csv", $"-ss 3.5 -i {path} -copyts -vframes 1 -f framecrc"), Cancel);

        var stamp = double.Parse(frames.Split('\n')[^2].Split(',')[2], CultureInfo.InvariantCulture);
        Assert.True(stamp >= 3.4, frames);
    }

    private async Task<(string Path, TimeSpan[] Times)> RecordAsync(EncodedFrame[] units, bool finish, List<long>? ends = null)
    {
        // Times are kept to 100 µs.
        var path = clips.NewPath(".mkv");
        await using var recording = VideoRecording.Create(path, 0);
        foreach (var unit in units)
        {
            Assert.True(recording.TryAppend(unit, unit.Time), recording.Problem);
            ends?.Add(new FileInfo(path).Length);
        }

        if (finish) await recording.FinishAsync(Cancel);
        return (path, [.. units.Select(unit => TimeSpan.FromTicks(unit.Time.Ticks / 1000 * 1000))]);
    }
}
