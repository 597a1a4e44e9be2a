using Aikynetix.Pose;

namespace Aikynetix.Biomechanics.UnitTests;

/// <summary>What goes into every analysis is in order before anybody reads it.</summary>
public sealed class CaptureRecordTests
{
    [Fact]
    public void Frames_that_come_out_of_order_are_put_in_order()
    {
        var frames = new[] { 0, 3, 1, 1, 2 }.Select((second, i) => new FrameObservation(PoseFrame.Empty(i, TimeSpan.FromSeconds(second)), [])).ToArray();
        var record = new CaptureRecord(640, 480, frames);

        Assert.Equal([0L, 2, 3, 4, 1], record.Frames.Select(frame => frame.Pose.FrameId));
        Assert.Equal(record.Frames, (record with { Frames = frames }).Frames);
        Assert.Same(record.Frames, (record with { SlowMotion = 2 }).Frames);
        var sorted = record.Frames;
        Assert.Same(sorted, new CaptureRecord(640, 480, sorted).Frames);
    }

    [Theory]
    [InlineData(70.0, 70.0)]
    [InlineData(0.0, null)]
    [InlineData(-5.0, null)]
    [InlineData(double.NaN, null)]
    [InlineData(double.PositiveInfinity, null)]
    [InlineData(null, null)]
    public void A_mass_that_is_none_is_not_known(double? told, double? mass)
    {
        Assert.Equal(mass, new Athlete(1.8, told).Mass);
        Assert.Equal(mass, (new Athlete(1.8, 80) with { Mass = told }).Mass);
    }
}
