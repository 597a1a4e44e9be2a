using System.Text;
using Aikynetix.Streaming.Decode;

namespace Aikynetix.Streaming.UnitTests.Decode;

/// <summary>What is a video that we take, what is not, and that the refusal says so.</summary>
public sealed class MediaProbeTests(ClipFolder clips)
{
    private const string Picture = "-f lavfi -i testsrc2=s=64x48:r=30:d=1";
    private const string Sound = "-f lavfi -i sine=d=1";

    [Theory]
    [InlineData(".mp4", $"{Picture} -c:v libx264", false, "h264", "mov")]
    [InlineData(".mp4", $"{Picture} {Sound} -c:v libx264 -c:a aac", true, "h264", "mov")]
    [InlineData(".mkv", $"{Sound} {Picture} {Sound} -map 0 -map 1 -map 2 -c:v libx265 -x265-params log-level=error -c:a flac", true, "hevc", "matroska")]
    [InlineData(".webm", $"{Picture} {Sound} -c:v libvpx-vp9 -cpu-used 8 -c:a libopus", true, "vp9", "matroska")]
    [InlineData(".avi", $"{Picture} {Sound} -c:v mjpeg -pix_fmt yuvj420p -c:a pcm_s16le", true, "mjpeg", "avi")]
    [InlineData(".ts", $"{Picture} {Sound} -c:v mpeg2video -c:a mp2", true, "mpeg2video", "mpegts")]
    [InlineData(".3gp", $"{Picture} -s 176x144 -c:v h263", false, "h263", "mov")]
    public async Task Videos_of_cameras_and_phones_are_taken(string extension, string arguments, bool audio, string codec, string container)
    {
        var decoded = await Decoding.RunAsync(await clips.MakeAsync(extension, arguments));

        Assert.Equal((codec, container, audio), (decoded.Info.VideoCodec, decoded.Info.Container, decoded.Info.HasAudio));
        Assert.InRange(decoded.Times.Count, 25, 30);
        Assert.Empty(decoded.Warnings);
    }

    [Fact]
    public async Task A_cover_is_not_taken_for_the_video()
    {
        var cover = await clips.MakeAsync(".png", "-f lavfi -i color=red:s=32x32 -frames:v 1");
        var path = await clips.MakeAsync(".mp4", $"-i {cover} {Picture} {Sound} -map 0 -map 1 -map 2 -c:v:0 png -disposition:v:0 attached_pic -c:v:1 libx264 -c:a aac");

        var decoded = await Decoding.RunAsync(path);

        Assert.Equal(("h264", 64, 30), (decoded.Info.VideoCodec, decoded.Info.Width, decoded.Times.Count));
        Assert.Empty(decoded.Warnings);
    }

    [Fact]
    public async Task A_song_with_a_cover_has_no_video()
    {
        var cover = await clips.MakeAsync(".png", "-f lavfi -i color=red:s=32x32 -frames:v 1");
        var path = await clips.MakeAsync(".m4a", $"{Sound} -i {cover} -map 0 -map 1 -c:a aac -c:v png -disposition:v:0 attached_pic");

        Assert.Equal(MediaProblem.NoVideoTrack, (await Decoding.RefusalAsync(path)).Problem);
    }

    [Theory]
    [InlineData(null, 1)]
    [InlineData("240", 8)]
    [InlineData("240.000000", 8)]
    [InlineData("32", 1)]
    [InlineData("15", 1)]
    [InlineData("-240", 1)]
    [InlineData("many", 1)]
    [InlineData("1e9", 1)]
    [InlineData("NaN", 1)]
    public async Task A_note_of_slow_motion_is_read_and_nonsense_is_none(string? note, double factor)
    {
        var tag = note is null ? "" : $" -movflags use_metadata_tags -metadata com.android.capture.fps={note}";

        var decoded = await Decoding.RunAsync(await clips.MakeAsync(".mp4", $"{Picture} -c:v libx264{tag}"));

        Assert.Equal(factor, decoded.Info.SlowMotion, 6);
    }

    [Fact]
    public async Task Subtitles_do_no_harm()
    {
        var subtitles = clips.NewPath(".srt");
        await File.WriteAllTextAsync(subtitles, "1\n00:00:00,000 --> 00:00:01,000\nClean and jerk\n", TestContext.Current.CancellationToken);

        var decoded = await Decoding.RunAsync(await clips.MakeAsync(".mp4", $"{Picture} -i {subtitles} -c:v libx264 -c:s mov_text"));

        Assert.Equal(30, decoded.Times.Count);
        Assert.Empty(decoded.Warnings);
    }

    [Theory]
    [InlineData(".m4a", $"{Sound} -c:a aac", MediaProblem.NoVideoTrack)]
    [InlineData(".mka", $"{Sound} -c:a flac", MediaProblem.NoVideoTrack)]
    [InlineData(".mp3", $"{Sound} -c:a libmp3lame", MediaProblem.NotAVideo)]
    [InlineData(".wav", $"{Sound}", MediaProblem.NotAVideo)]
    [InlineData(".png", $"{Picture} -frames:v 1", MediaProblem.NotAVideo)]
    [InlineData(".jpg", $"{Picture} -frames:v 1 -pix_fmt yuvj420p", MediaProblem.NotAVideo)]
    [InlineData(".gif", $"{Picture}", MediaProblem.NotAVideo)]
    [InlineData(".h264", $"{Picture} -c:v libx264", MediaProblem.NotAVideo)]
    [InlineData(".avi", $"{Picture} -c:v cinepak", MediaProblem.UnsupportedCodec)]
    [InlineData(".mov", $"{Picture} -c:v qtrle", MediaProblem.UnsupportedCodec)]
    [InlineData(".mov", $"{Picture} -c:v png", MediaProblem.UnsupportedCodec)]
    public async Task Other_media_are_refused(string extension, string arguments, MediaProblem problem)
    {
        var path = await clips.MakeAsync(extension, arguments);

        // Whatever the file is called, what it holds decides.
        foreach (var name in new[] { extension, ".mp4" })
        {
            var copy = clips.NewPath(name);
            File.Copy(path, copy);
            var refusal = await Decoding.RefusalAsync(copy);

            Assert.Equal(problem, refusal.Problem);
            Assert.DoesNotContain(Path.GetDirectoryName(path)!, refusal.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("This is only text, renamed.")]
    [InlineData("%PDF-1.7 and so on")]
    public async Task Files_that_are_no_media_are_refused(string content)
    {
        ClipFolder.RequireFfmpeg();
        var path = clips.NewPath(".mp4");
        await File.WriteAllBytesAsync(path, Encoding.ASCII.GetBytes(content), TestContext.Current.CancellationToken);

        var refusal = await Decoding.RefusalAsync(path);

        Assert.Equal(MediaProblem.NotAVideo, refusal.Problem);
        Assert.Contains(content.Length == 0 ? "empty" : "not a video", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_movie_without_its_end_is_called_incomplete()
    {
        var path = await clips.AlterAsync(await clips.MakeMp4Async(), bytes => bytes[..(bytes.Length / 2)]);

        var refusal = await Decoding.RefusalAsync(path);

        Assert.Equal(MediaProblem.Undecodable, refusal.Problem);
        Assert.Contains("incomplete", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_file_is_the_callers_mistake() =>
        await Assert.ThrowsAsync<FileNotFoundException>(() => Decoding.ProbeAsync(clips.NewPath(".mp4")));

    [Fact]
    public async Task A_three_hour_clip_is_refused_by_its_header()
    {
        var path = await clips.MakeAsync(".mp4", "-f lavfi -i color=black:s=16x16:r=1/60:d=10800 -c:v libx264 -preset ultrafast");

        var refusal = await Decoding.RefusalAsync(path);

        Assert.Equal(MediaProblem.TooLong, refusal.Problem);
        Assert.Contains("180 minutes long; at most 30 minutes", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_length_that_no_header_states_is_noticed_on_the_way()
    {
        var path = await clips.MakeAsync(".mkv", "-f lavfi -i color=black:s=16x16:r=10:d=5 -c:v libx264 -live 1");
        var options = new StreamingOptions { MaxDuration = TimeSpan.FromSeconds(2) };

        Assert.Null((await Decoding.ProbeAsync(path, options)).Duration);
        Assert.Equal(MediaProblem.TooLong, (await Decoding.RefusalAsync(path, options)).Problem);
    }

    [Fact]
    public async Task Too_many_frames_are_refused()
    {
        var options = new StreamingOptions { MaxFrames = 29 };

        Assert.Equal(MediaProblem.TooLong, (await Decoding.RefusalAsync(await clips.MakeMp4Async(), options)).Problem);
        Assert.Equal(MediaProblem.TooLong, (await Decoding.RefusalAsync(await clips.MakeAsync(".mkv", $"{Picture} -c:v libx264"), options)).Problem);
    }

    [Fact]
    public async Task An_eight_k_picture_is_refused_and_a_four_k_picture_is_not()
    {
        var large = await clips.MakeAsync(".mp4", "-f lavfi -i color=black:s=7680x4320:r=1:d=1 -c:v libx264 -preset ultrafast -pix_fmt yuv420p");
        var four = await clips.MakeAsync(".mp4", "-f lavfi -i color=black:s=4096x2160:r=1:d=1 -c:v libx264 -preset ultrafast -pix_fmt yuv420p");

        var refusal = await Decoding.RefusalAsync(large);

        Assert.Equal(MediaProblem.TooManyPixels, refusal.Problem);
        Assert.Contains("7680×4320", refusal.Message, StringComparison.Ordinal);
        Assert.Single((await Decoding.RunAsync(four)).Times);
        Assert.Single((await Decoding.RunAsync(large, new StreamingOptions { MaxPixels = 7680 * 4320 })).Times);
    }

    [Fact]
    public async Task A_machine_without_ffprobe_says_what_to_install()
    {
        var path = clips.NewPath(".mp4");
        await File.WriteAllTextAsync(path, "anything", TestContext.Current.CancellationToken);

        var failure = await Assert.ThrowsAsync<DecoderUnavailableException>(
            () => Decoding.ProbeAsync(path, new StreamingOptions { FfprobePath = "no-such-ffprobe" }));

        Assert.Contains("Install ffmpeg", failure.Message, StringComparison.Ordinal);
    }
}
