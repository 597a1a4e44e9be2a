using Aikynetix.Pose;

namespace Aikynetix.Streaming.UnitTests.Decode;

/// <summary>Every frame looks as a player shows it: upright, whole, with square pixels and the stated colors.</summary>
public sealed class PictureTests(ClipFolder clips)
{
    private const string BrightCorner = "-f lavfi -i color=black:s=96x64:r=10:d=0.5,drawbox=0:0:24:16:white:fill -c:v libx264 -pix_fmt yuv420p";

    [Theory]
    [InlineData(1, 0, 0, 1, 0, 0, 96, 64)]
    [InlineData(0, 1, -1, 0, 90, 1, 64, 96)]
    [InlineData(-1, 0, 0, -1, 180, 3, 96, 64)]
    [InlineData(0, -1, 1, 0, 270, 2, 64, 96)]
    [InlineData(-1, 0, 0, 1, 180, 1, 96, 64)]
    public async Task The_picture_stands_upright(int a, int b, int c, int d, int rotation, int corner, int width, int height)
    {
        // A matrix maps (x, y) to (ax + cy, bx + dy); where the top left corner goes follows from it.
        var path = await clips.TurnAsync(await clips.MakeAsync(".mp4", BrightCorner), a, b, c, d);

        var decoded = await Decoding.RunAsync(path);

        Assert.Equal((width, height, rotation), (decoded.Info.Width, decoded.Info.Height, decoded.Info.Rotation));
        for (var each = 0; each < 4; each++) Assert.Equal(each == corner, decoded.Corner(0, each) > 200);
    }

    [Fact]
    public async Task A_rotation_that_only_the_frames_state_is_followed()
    {
        var plain = await clips.MakeAsync(".mp4", BrightCorner);
        var path = await clips.MakeAsync(".mp4", $"-i {plain} -c copy -bsf:v h264_metadata=rotate=90:display_orientation=insert");

        var decoded = await Decoding.RunAsync(path);

        Assert.Equal((64, 96), (decoded.Info.Width, decoded.Info.Height));
        Assert.True(decoded.Corner(0, 2) > 200);
    }

    [Theory]
    [InlineData(321, 241)]
    [InlineData(35, 17)]
    [InlineData(1, 1)]
    [InlineData(2, 3)]
    public async Task Odd_sizes_arrive_whole(int width, int height)
    {
        var path = await clips.MakeAsync(".mkv", $"-f lavfi -i color=white:s=400x300:r=10:d=1 -vf crop={width}:{height}:0:0:exact=1 -c:v ffv1 -pix_fmt yuv420p");

        var decoded = await Decoding.RunAsync(path);

        Assert.Equal((width, height, 10), (decoded.Info.Width, decoded.Info.Height, decoded.Times.Count));
        Assert.All(decoded.Pictures, picture =>
        {
            Assert.Equal(VideoFrame.ByteCount(width, height), picture.Length);
            Assert.All(picture[..(width * height)], luma => Assert.Equal(235, luma));
            Assert.All(picture[(width * height)..], chroma => Assert.Equal(128, chroma));
        });
    }

    [Fact]
    public async Task Pixels_become_square()
    {
        var path = await clips.MakeAsync(".mp4", "-f lavfi -i testsrc2=s=144x108:r=10:d=0.3 -vf setsar=4/3 -c:v libx264 -pix_fmt yuv420p");

        var decoded = await Decoding.RunAsync(path);

        Assert.Equal((192, 108), (decoded.Info.Width, decoded.Info.Height));
    }

    [Theory]
    [InlineData("yuv420p", false)]
    [InlineData("yuvj420p", true)]
    public async Task The_range_of_brightness_is_kept(string pixels, bool full)
    {
        var path = await clips.MakeAsync(
            ".mp4", $"-f lavfi -i color=white:s=32x32:r=10:d=0.3 -vf scale=out_range={(full ? "pc" : "tv")},format={pixels} -c:v libx264 -qp 0");

        var decoded = await Decoding.RunAsync(path);

        Assert.Equal(full, decoded.Info.Color.FullRange);
        Assert.Equal(full ? 255 : 235, decoded.Pixel(0, 16, 16).Y);
    }

    [Theory]
    [InlineData("-c:v libx264 -pix_fmt yuv420p10le", ".mp4", false)]
    [InlineData("-c:v libx265 -x265-params log-level=error -pix_fmt yuv420p10le", ".mp4", false)]
    [InlineData("-c:v libx264 -pix_fmt yuv444p", ".mp4", false)]
    [InlineData("-c:v prores -pix_fmt yuv422p10le", ".mov", false)]
    [InlineData("-c:v ffv1 -pix_fmt yuv420p10le -color_range pc -vf scale=out_range=pc", ".mkv", true)]
    [InlineData("-c:v mjpeg -pix_fmt yuvj422p -q:v 1", ".avi", true)]
    public async Task Deep_and_fine_colors_become_plain_ones(string codec, string extension, bool full)
    {
        // Pure red is (81, 90, 240) in limited and (76, 85, 255) in full range of BT.601.
        var path = await clips.MakeAsync(extension, $"-f lavfi -i color=red:s=64x64:r=10:d=0.3 {codec}");

        var decoded = await Decoding.RunAsync(path);

        var (y, u, v) = decoded.Pixel(0, 32, 32);
        Assert.Equal(full, decoded.Info.Color.FullRange);
        Assert.InRange(y, (full ? 76 : 81) - 2, (full ? 76 : 81) + 2);
        Assert.InRange(u, (full ? 85 : 90) - 2, (full ? 85 : 90) + 2);
        Assert.InRange(v, (full ? 255 : 240) - 2, full ? 255 : 242);
    }

    [Theory]
    [InlineData("64x48", "-colorspace bt709", true)]
    [InlineData("64x48", "-colorspace smpte170m", false)]
    [InlineData("64x48", "", false)]
    [InlineData("1280x720", "", true)]
    [InlineData("1280x720", "-colorspace bt470bg", false)]
    public async Task The_color_matrix_is_the_stated_or_the_customary(string size, string matrix, bool bt709)
    {
        var path = await clips.MakeAsync(
            ".mp4", $"-f lavfi -i color=gray:s={size}:r=10:d=0.2 -c:v libx264 -preset ultrafast {matrix} -pix_fmt yuv420p".Replace("  ", " ", StringComparison.Ordinal));

        Assert.Equal(bt709, (await Decoding.ProbeAsync(path)).Color.Bt709);
    }

    [Fact]
    public async Task A_size_that_changes_on_the_way_is_scaled_to_the_first()
    {
        var small = await clips.MakeAsync(".ts", "-f lavfi -i color=white:s=64x48:r=10:d=1 -c:v libx264 -pix_fmt yuv420p");
        var large = await clips.MakeAsync(".ts", "-f lavfi -i color=white:s=128x96:r=10:d=1 -output_ts_offset 1 -c:v libx264 -pix_fmt yuv420p");
        var path = clips.NewPath(".ts");
        await File.WriteAllBytesAsync(
            path,
            [.. await File.ReadAllBytesAsync(small, TestContext.Current.CancellationToken), .. await File.ReadAllBytesAsync(large, TestContext.Current.CancellationToken)],
            TestContext.Current.CancellationToken);

        var decoded = await Decoding.RunAsync(path);

        Assert.Equal((64, 48, 20), (decoded.Info.Width, decoded.Info.Height, decoded.Times.Count));
        Assert.All(decoded.Pictures, picture => Assert.All(picture[..(64 * 48)], luma => Assert.InRange(luma, 233, 237)));
    }
}
