using Aikynetix.Streaming.Decode;

namespace Aikynetix.Streaming.UnitTests.Decode;

/// <summary>Phones note their capture rate in ordinary clips too; only what cameras do as slow motion is taken for it.</summary>
public sealed class SlowMotionNoteTests
{
    [Theory]
    [InlineData("240", 30, 8)]
    [InlineData("240", 29.97, 8.008)]
    [InlineData("240", 28.8, 8.333)]
    [InlineData("120", 30, 4)]
    [InlineData("120", 60, 2)]
    [InlineData("120", 24, 5)]
    [InlineData("960", 30, 32)]
    [InlineData("30", 24, 1)]
    [InlineData("30", 15, 1)]
    [InlineData("60", 50, 1)]
    [InlineData("60", 30, 1)]
    [InlineData("99", 33, 1)]
    [InlineData("120", 70, 1)]
    [InlineData("240", 36, 1)]
    [InlineData("120", 120, 1)]
    [InlineData("960", 15, 1)]
    [InlineData("240", double.NaN, 1)]
    [InlineData("240", 0, 1)]
    [InlineData("240", -30, 1)]
    [InlineData("", 30, 1)]
    public void Only_what_cameras_do_is_slow_motion(string note, double shown, double factor) =>
        Assert.Equal(factor, SlowMotionNote.Factor(new Dictionary<string, string> { [SlowMotionNote.Tag] = note }, shown), 3);

    [Fact]
    public void Without_a_note_there_is_none()
    {
        Assert.Equal(1, SlowMotionNote.Factor(null, 30));
        Assert.Equal(1, SlowMotionNote.Factor(new Dictionary<string, string>(), 30));
    }
}
