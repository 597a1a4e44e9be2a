using Aikynetix.Pose;
using Aikynetix.Streaming.Live;

namespace Aikynetix.Streaming.UnitTests.Live;

/// <summary>Every codec gives the very pictures that ffmpeg makes, each as soon as its unit is in, with its colors, whatever its size and format.</summary>
public sealed class UnitDecoderTests(ClipFolder clips)
{
    private const int MaxPixels = 1 << 20;

    [Theory]
    [InlineData(VideoCodec.Vp8, "96x64")]
    [InlineData(VideoCodec.Vp9, "96x64")]
    [InlineData(VideoCodec.Av1, "96x64")]
    [InlineData(VideoCodec.H264, "96x64")]
    [InlineData(VideoCodec.Jpeg, "96x64")]
    [InlineData(VideoCodec.Vp8, "97x65")]
    [InlineData(VideoCodec.Vp9, "97x65")]
    [InlineData(VideoCodec.H264, "98x66")]
    [InlineData(VideoCodec.Av1, "97x65")]
    [InlineData(VideoCodec.Jpeg, "97x65")]
    public async Task Each_unit_gives_at_once_the_picture_that_ffmpeg_gives(VideoCodec codec, string size)
    {
        var pixels = codec == VideoCodec.Jpeg ? "yuvj420p" : "yuv420p";
        var clip = await LiveClip.MakeAsync(clips, codec, size, pixels: pixels);
        var sides = size.Split('x').Select(int.Parse).ToArray();
        var expected = await LiveClip.PicturesAsync(clips, clip.Path, sides[0], sides[1], pixels);
        using var decoder = new UnitDecoder(codec, MaxPixels);

        Assert.Equal(60, clip.Units.Length);
        Assert.Equal(expected.Count, clip.Units.Length);
        for (var k = 0; k < clip.Units.Length; k++)
        {
            using var picture = decoder.Decode(clip.Units[k], k, TimeSpan.FromSeconds(k));
            Assert.NotNull(picture);
            Assert.Equal((sides[0], sides[1]), (picture.Width, picture.Height));
            Assert.Equal((k, TimeSpan.FromSeconds(k), clip.Units[k].Received), (picture.FrameId, picture.Time, picture.Received));
            Assert.Equal(new YuvColor(false, codec == VideoCodec.Jpeg), picture.Color);
            Assert.True(picture.Pixels.Span.SequenceEqual(expected[k]), $"picture {k} differs");
        }
    }

    [Theory]
    [InlineData(VideoCodec.Jpeg, "yuvj422p", "yuvj420p", true)]
    [InlineData(VideoCodec.Jpeg, "yuvj444p", "yuvj420p", true)]
    [InlineData(VideoCodec.H264, "yuv422p", "yuv420p", false)]
    [InlineData(VideoCodec.H264, "yuv444p", "yuv420p", false)]
    [InlineData(VideoCodec.H264, "yuv420p10le", "yuv420p", false)]
    [InlineData(VideoCodec.H264, "yuvj420p", "yuvj420p", true)]
    [InlineData(VideoCodec.Vp9, "yuv444p", "yuv420p", false)]
    [InlineData(VideoCodec.Av1, "yuv420p10le", "yuv420p", false)]
    public async Task Other_pixel_formats_become_ours_without_a_change_of_range(VideoCodec codec, string pixels, string asked, bool fullRange)
    {
        var clip = await LiveClip.MakeAsync(clips, codec, codec == VideoCodec.H264 ? "98x66" : "97x65", 0.2, pixels);
        var (width, height) = codec == VideoCodec.H264 ? (98, 66) : (97, 65);
        var expected = await LiveClip.PicturesAsync(clips, clip.Path, width, height, asked);
        using var decoder = new UnitDecoder(codec, MaxPixels);

        for (var k = 0; k < clip.Units.Length; k++)
        {
            using var picture = decoder.Decode(clip.Units[k], k, default);
            Assert.Equal(fullRange, picture!.Color.FullRange);
            Assert.InRange(Difference(picture.Pixels.Span, expected[k]), 0, 1.5);
        }
    }

    [Theory]
    [InlineData("-colorspace bt709 -color_range tv", true, false)]
    [InlineData("-colorspace bt709 -color_range pc", true, true)]
    [InlineData("-colorspace smpte170m", false, false)]
    public async Task Colors_are_those_that_the_stream_is_marked_with(string marks, bool bt709, bool fullRange)
    {
        var clip = await LiveClip.MakeAsync(clips, VideoCodec.H264, seconds: 0.1, extra: marks);
        using var decoder = new UnitDecoder(VideoCodec.H264, MaxPixels);

        using var picture = decoder.Decode(clip.Units[0], 0, default);

        Assert.Equal(new YuvColor(bt709, fullRange), picture!.Color);
    }

    [Theory]
    [InlineData(VideoCodec.Vp8)]
    [InlineData(VideoCodec.Vp9)]
    [InlineData(VideoCodec.Av1)]
    [InlineData(VideoCodec.H264)]
    [InlineData(VideoCodec.Jpeg)]
    public async Task A_stream_may_change_its_size_and_be_turned_on_the_way(VideoCodec codec)
    {
        using var decoder = new UnitDecoder(codec, MaxPixels);
        foreach (var (width, height) in ((int, int)[])[(96, 64), (64, 96), (192, 128), (96, 64)])
        {
            var clip = await LiveClip.MakeAsync(clips, codec, $"{width}x{height}", 0.5);
            foreach (var unit in clip.Units)
            {
                using var picture = decoder.Decode(unit, 0, default);
                Assert.Equal((width, height), (picture!.Width, picture.Height));
            }
        }
    }

    [Theory]
    [InlineData(VideoCodec.Vp8)]
    [InlineData(VideoCodec.Vp9)]
    [InlineData(VideoCodec.Av1)]
    [InlineData(VideoCodec.H264)]
    [InlineData(VideoCodec.Jpeg)]
    public async Task A_picture_of_too_many_pixels_is_refused_and_a_smaller_one_still_decoded(VideoCodec codec)
    {
        var large = await LiveClip.MakeAsync(clips, codec, "192x128", 0.5);
        var small = await LiveClip.MakeAsync(clips, codec);
        using var decoder = new UnitDecoder(codec, 100 * 100);

        Assert.Throws<InvalidDataException>(() => decoder.Decode(large.Units[0], 0, default));

        using var picture = decoder.Decode(small.Units[0], 0, default);
        Assert.Equal(96, picture!.Width);
    }

    [Fact]
    public async Task Spoiled_units_of_any_codec_neither_crash_nor_hold_a_picture_back()
    {
        var random = new Random(7);
        foreach (var codec in Enum.GetValues<VideoCodec>())
        {
            var clip = await LiveClip.MakeAsync(clips, codec);
            using var decoder = new UnitDecoder(codec, MaxPixels);
            var (refused, good) = (0, 0);
            for (var k = 0; k < 3000; k++)
            {
                var unit = clip.Units[k % clip.Units.Length];
                try
                {
                    using var picture = decoder.Decode(unit with { Data = Spoil(unit.Data.ToArray(), random) }, k, default);
                    good += picture is null ? 0 : 1;
                }
                catch (InvalidDataException)
                {
                    refused++;
                }
            }

            Assert.True(refused > 100, $"{codec}: only {refused} were refused");
            foreach (var unit in clip.Units.SkipWhile(unit => !unit.IsKey))
            {
                using var picture = decoder.Decode(unit, 0, default);
                Assert.NotNull(picture);
            }
        }
    }

    private static byte[] Spoil(byte[] unit, Random random)
    {
        switch (random.Next(5))
        {
            case 0:
                return unit[..random.Next(unit.Length)];
            case 1:
                for (var k = 0; k < 8; k++) unit[random.Next(unit.Length)] = (byte)random.Next(256);
                return unit;
            case 2:
                for (var k = 0; k < 4; k++) unit[random.Next(Math.Min(24, unit.Length))] = (byte)random.Next(256);
                return unit;
            case 3:
                random.NextBytes(unit);
                return unit;
            default:
                return unit;
        }
    }

    private static double Difference(ReadOnlySpan<byte> one, ReadOnlySpan<byte> other)
    {
        Assert.Equal(one.Length, other.Length);
        var sum = 0L;
        for (var k = 0; k < one.Length; k++) sum += Math.Abs(one[k] - other[k]);
        return (double)sum / one.Length;
    }
}
