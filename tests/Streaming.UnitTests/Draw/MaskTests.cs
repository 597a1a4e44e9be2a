using System.Numerics;
using Aikynetix.Pose;
using Aikynetix.Streaming.Draw;

namespace Aikynetix.Streaming.UnitTests.Draw;

/// <summary>Shapes cover as much as geometry says, wherever they lie, and paint takes the color that was asked for.</summary>
public sealed class MaskTests
{
    [Fact]
    public void Shapes_cover_their_area()
    {
        AssertArea(Math.PI * 20 * 20, mask => mask.Disc(new Vector2(50.3f, 49.6f), 20));
        AssertArea((60 * 6) + (Math.PI * 3 * 3), mask => mask.Line(new Vector2(20, 30), new Vector2(20 + 36, 30 + 48), 3));
        AssertArea((30 * 20) - ((4 - Math.PI) * 25), mask => mask.Box(new Vector2(10.5f, 12.25f), new Vector2(40.5f, 32.25f), 5));
        AssertArea(0.5 * 30 * 30 * 2, mask => mask.Sector(new Vector2(50, 50), 30, 1, 2));
        AssertArea(0.5 * 30 * 30 * 2, mask => mask.Sector(new Vector2(50, 50), 30, 1, -2));
        AssertArea(0.5 * 30 * 30 * 5, mask => mask.Sector(new Vector2(50, 50), 30, 1, 5));
        AssertArea(2 * Math.PI * 25 * 4, mask => mask.Arc(new Vector2(50, 50), 25, 0.3f, MathF.Tau, 2));
    }

    [Fact]
    public void Shapes_may_lie_outside_or_nowhere()
    {
        var mask = new Mask(101, 99);
        foreach (var place in new Vector2[] { new(-5, -5), new(500, 40), new(40, -500), new(101, 99), new(float.NaN, 3) })
        {
            mask.Disc(place, 20);
            mask.Line(place, new Vector2(50, 50), 4);
            mask.Sector(place, 30, 0, 2);
            mask.Arc(place, 30, 0, 2, 2);
            mask.Box(place, place + new Vector2(300), 4);
        }

        using var frame = Grey(101, 99);
        Brush.Paint(frame, mask, new Ink(200, 90, 160));
        Assert.Equal(Grey(101, 99).Pixels.ToArray().Length, frame.Pixels.Length);
        Assert.Equal(0, Sum(mask));
    }

    [Theory]
    [InlineData(1, 235, 90, 240)]
    [InlineData(0.5, 175, 109, 184)]
    public void What_is_covered_takes_the_color(double opacity, int y, int u, int v)
    {
        using var frame = Grey(101, 99);
        var mask = new Mask(101, 99);
        mask.Box(new Vector2(10, 10), new Vector2(90, 90), 0);
        Brush.Paint(frame, mask, new Ink(235, 90, 240), (float)opacity);
        for (var x = 12; x < 88; x++)
        {
            Assert.InRange(frame.Y[(50 * 101) + x], y - 1, y + 1);
            Assert.InRange(frame.U[(25 * 51) + (x / 2)], u - 1, u + 1);
            Assert.InRange(frame.V[(25 * 51) + (x / 2)], v - 1, v + 1);
        }

        Assert.Equal(115, frame.Y[(5 * 101) + 50]);
        Assert.Equal(115, frame.Y[(50 * 101) + 92]);
    }

    [Fact]
    public void Inks_are_the_colors_of_the_standards()
    {
        Assert.Equal(new Ink(235, 128, 128), Ink.Of(0xFFFFFF, new YuvColor(Bt709: true, FullRange: false)));
        Assert.Equal(new Ink(255, 128, 128), Ink.Of(0xFFFFFF, new YuvColor(Bt709: false, FullRange: true)));
        Assert.Equal(new Ink(81, 90, 240), Ink.Of(0xFF0000, new YuvColor(Bt709: false, FullRange: false)));
        Assert.Equal(new Ink(63, 102, 240), Ink.Of(0xFF0000, new YuvColor(Bt709: true, FullRange: false)));
    }

    internal static VideoFrame Grey(int width, int height)
    {
        var frame = new VideoFrame(width, height, 0, TimeSpan.Zero, new YuvColor(true, false), 0);
        frame.Pixels.Span[..(width * height)].Fill(115);
        frame.Pixels.Span[(width * height)..].Fill(128);
        return frame;
    }

    private static void AssertArea(double expected, Action<Mask> draw)
    {
        var mask = new Mask(101, 99);
        draw(mask);
        Assert.InRange(Sum(mask) / 255, expected * 0.985, expected * 1.015);
    }

    private static double Sum(Mask mask)
    {
        double sum = 0;
        for (var y = 0; y < 99; y++)
        {
            foreach (var cover in mask.Row(y)) sum += cover;
        }

        return sum;
    }
}
