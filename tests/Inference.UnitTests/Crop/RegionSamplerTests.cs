using Aikynetix.Inference.Crop;
using Aikynetix.Pose;
using FsCheck;
using FsCheck.Fluent;

namespace Aikynetix.Inference.UnitTests.Crop;

/// <summary>The sampler gives exactly what geometry and the colour standards say.</summary>
public sealed class RegionSamplerTests
{
    private static readonly TensorFormat Plain = TensorFormat.Rgb(16, 1, 0, border: null);

    public static TheoryData<float, float, float, float> Regions => new()
    {
        { 50, 30, 16, 0 },
        { 50.25f, 30.75f, 12, 0.4f },
        { 48, 32, 24, -1.1f },
        { 50, 30, 16, MathF.PI / 2 },
        { 52, 28, 20, 3 },
    };

    [Theory]
    [MemberData(nameof(Regions))]
    public void A_slope_in_luma_is_reproduced_under_turning_and_scaling(float x, float y, float size, float turn)
    {
        using var frame = Pictures.Make(100, 60, (column, row) => 20 + column + row);
        ExpectSlope(frame, new RegionOfInterest(x, y, size, turn), Plain, (px, py) => 20 + px + py, plane: 0);
    }

    [Theory]
    [MemberData(nameof(Regions))]
    public void A_slope_in_chroma_is_reproduced_at_the_place_that_h264_gives_it(float x, float y, float size, float turn)
    {
        using var frame = Pictures.Make(100, 60, (_, _) => 100, u: (column, row) => 100 + column - row);
        // Chroma column c lies on luma column 2c, chroma row r midway between luma rows 2r and 2r + 1.
        ExpectSlope(
            frame, new RegionOfInterest(x, y, size, turn), Plain, (px, py) => 100 + (1.772f * (100 + (px / 2) - ((py / 2) - 0.25f) - 128)), plane: 2);
    }

    [Theory]
    [InlineData(2f)]
    [InlineData(4f)]
    [InlineData(6.5f)]
    public void A_slope_survives_the_halving_that_keeps_large_regions_from_aliasing(float scale)
    {
        using var frame = Pictures.Make(128, 110, (column, row) => 4 + column + row);
        ExpectSlope(frame, new RegionOfInterest(64, 54, 16 * scale * 0.8f, 0.3f), Plain, (px, py) => 4 + px + py, plane: 1);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_taller_tensor_shows_more_above_and_below_the_square(bool vectors)
    {
        using var frame = Pictures.Make(120, 120, (column, row) => column + row);
        using var picture = new Picture(frame);
        var format = Plain with { Height = 24 };
        var tensor = new float[format.Count];
        RegionSampler.Sample(picture, new RegionOfInterest(50, 40, 32, 0), format, tensor, vectors);
        for (var row = 0; row < 24; row++)
        {
            // Steps of two pixels: the square spans x 34–66 and y 24–56, the tensor y 16–64.
            for (var column = 0; column < 16; column++)
                Assert.Equal(34 + 16 + (2 * (column + row)) + 1, tensor[(row * 16) + column], 0.51f);
        }
    }

    [Fact]
    public void A_fine_checkerboard_becomes_grey_instead_of_moire()
    {
        using var frame = Pictures.Make(256, 256, (x, y) => (x + y) % 2 == 0 ? 0 : 200);
        using var picture = new Picture(frame);
        var tensor = new float[Plain.Count];
        RegionSampler.Sample(picture, new RegionOfInterest(128, 128, 200, 0.2f), Plain, tensor);
        Assert.All(tensor, value => Assert.Equal(100, value));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Outside_the_picture_is_the_border_colour_or_the_repeated_edge(bool vectors)
    {
        using var frame = Pictures.Grey(20, 20, 90);
        using var picture = new Picture(frame);
        var region = new RegionOfInterest(0, 10, 16, 0);
        var padded = Sample(picture, region, TensorFormat.Rgb(16, 1, 0, border: 114), vectors);
        var repeated = Sample(picture, region, Plain, vectors);
        for (var i = 0; i < 256; i++)
        {
            Assert.Equal(i % 16 < 8 ? 114 : 90, padded[i], 3);
            Assert.Equal(90, repeated[i], 3);
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Each_plane_has_its_colour_scale_and_offset(bool bgr)
    {
        using var frame = Pictures.Make(32, 32, (_, _) => 76, (_, _) => 85, (_, _) => 255);
        using var picture = new Picture(frame);
        var tensor = Sample(picture, new RegionOfInterest(16, 16, 16, 0), new TensorFormat(16, bgr, [1, 2, 3], [10, 20, 30], null), true);
        // JPEG numbers of pure red: the planes are red 254, green 0, blue 0.
        var red = 76 + (1.402f * 127);
        Assert.Equal(bgr ? 10 : red + 10, tensor[0], 2);
        Assert.Equal(20, tensor[256], 0);
        Assert.Equal(bgr ? (3 * red) + 30 : 30, tensor[512], 2);
    }

    [Theory]
    [InlineData(false, false, 81, 90, 240, 254, 0, 0)]
    [InlineData(true, false, 63, 102, 240, 255, 1, 0)]
    [InlineData(false, false, 145, 54, 34, 0, 255, 1)]
    [InlineData(true, false, 173, 42, 26, 0, 255, 0)]
    [InlineData(false, true, 29, 255, 107, 0, 0, 254)]
    [InlineData(true, false, 235, 128, 128, 255, 255, 255)]
    [InlineData(true, false, 16, 128, 128, 0, 0, 0)]
    public void The_colours_of_the_standards_come_out(bool bt709, bool full, int y, int u, int v, int red, int green, int blue)
    {
        using var frame = Pictures.Make(32, 32, (_, _) => y, (_, _) => u, (_, _) => v, new YuvColor(bt709, full));
        using var picture = new Picture(frame);
        var tensor = Sample(picture, new RegionOfInterest(16, 16, 16, 0), Plain, true);
        Assert.InRange(tensor[0], red - 1.5f, red + 1.5f);
        Assert.InRange(tensor[256], green - 1.5f, green + 1.5f);
        Assert.InRange(tensor[512], blue - 1.5f, blue + 1.5f);
    }

    [Fact]
    public void Vectors_and_scalars_agree_to_the_last_bit_everywhere()
    {
        var gen = from width in Gen.Choose(1, 70)
                  from height in Gen.Choose(1, 70)
                  from place in Gen.Choose(-400, 1000).Two()
                  from size in Gen.Choose(2, 4000)
                  from turn in Gen.Choose(-314, 314)
                  from border in Gen.Elements(float.NaN, 0f, 114f)
                  select (width, height, new RegionOfInterest(place.Item1 / 10f, place.Item2 / 10f, size / 10f + 2, turn / 100f), border);
        Prop.ForAll(gen.ToArbitrary(), sample =>
        {
            using var frame = Pictures.Noise(sample.width, sample.height, sample.width * 1000 + sample.height);
            using var picture = new Picture(frame);
            var format = TensorFormat.Rgb(16, 1 / 255f, 0, float.IsNaN(sample.border) ? null : sample.border);
            return Sample(picture, sample.Item3, format, true).SequenceEqual(Sample(picture, sample.Item3, format, false));
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void A_region_that_is_not_finite_is_refused()
    {
        using var frame = Pictures.Grey(8, 8, 1);
        using var picture = new Picture(frame);
        Assert.Throws<ArgumentException>(() => Sample(picture, new RegionOfInterest(float.NaN, 0, 10, 0), Plain, true));
        Assert.Throws<ArgumentException>(() => Sample(picture, new RegionOfInterest(0, 0, float.PositiveInfinity, 0), Plain, true));
    }

    private static float[] Sample(Picture picture, RegionOfInterest region, TensorFormat format, bool vectors)
    {
        var tensor = new float[format.Count];
        RegionSampler.Sample(picture, region, format, tensor, vectors);
        return tensor;
    }

    private static void ExpectSlope(VideoFrame frame, RegionOfInterest region, TensorFormat format, Func<float, float, float> value, int plane)
    {
        using var picture = new Picture(frame);
        var tensor = Sample(picture, region, format, true);
        for (var row = 0; row < format.Size; row++)
        {
            for (var column = 0; column < format.Size; column++)
            {
                var (x, y) = region.ToPicture((column + 0.5f) / format.Size, (row + 0.5f) / format.Size);
                // Pixel centres lie half a pixel inside: place 0.5 is the middle of column 0.
                Assert.Equal(value(x - 0.5f, y - 0.5f), tensor[(((plane * format.Size) + row) * format.Size) + column], 0.01f);
            }
        }
    }
}
