using Aikynetix.Pose;
using Aikynetix.Streaming.Flow;
using Aikynetix.Streaming.UnitTests.Live;

namespace Aikynetix.Streaming.UnitTests.Flow;

/// <summary>The capture's clock follows the sender's as long as that can be believed, and always rises.</summary>
public sealed class CaptureClockTests
{
    private readonly CaptureClock _clock = new(new ManualTime());

    [Fact]
    public void The_sender_s_pace_counts_and_not_the_jitter_of_arrival()
    {
        double[] arrivals = [5, 5.2, 5.2, 5.21, 6.9];
        double[] sent = [3, 3.033, 3.066, 3.1, 3.133];

        Assert.Equal([0, 0.033, 0.066, 0.1, 0.133], arrivals.Zip(sent, Place));
    }

    [Fact]
    public void A_new_source_is_placed_by_its_arrival()
    {
        Place(10, 700);
        Place(10.1, 700.1);
        _clock.BeginSource();

        Assert.Equal([4, 4.5], new[] { Place(14, 0), Place(14.6, 0.5) });
    }

    [Fact]
    public void A_new_source_keeps_its_pace_where_the_clock_ran_ahead_of_arrival()
    {
        // Sent in one burst: the pictures of three seconds arrive within one.
        Place(10, 100);
        Place(11, 103);
        _clock.BeginSource();
        double[] placed = [Place(11.1, 0), Place(11.2, 0.1), Place(11.3, 0.2), Place(11.4, 0.3)];

        Assert.Equal(3 + CaptureClock.Step.TotalSeconds, placed[0], 6);
        Assert.All(placed.Zip(placed.Skip(1), (a, b) => b - a), step => Assert.Equal(0.1, step, 6));
    }

    [Theory]
    [InlineData(21, 1)]
    [InlineData(5000, 1)]
    [InlineData(-1, 1)]
    [InlineData(1e9, 1)]
    public void A_jump_of_the_sender_s_clock_is_set_right_by_arrival(double jump, double later)
    {
        Place(100, 10);
        Place(101, 11);

        Assert.Equal(1 + later, Place(101 + later, 11 + jump), 6);
        Assert.Equal(1 + later + 0.5, Place(101 + later + 0.5, 11 + jump + 0.5), 6);
    }

    [Fact]
    public void A_pause_of_the_camera_is_no_jump()
    {
        Place(100, 10);

        Assert.Equal(60, Place(160.2, 70), 6);
    }

    [Fact]
    public void Time_rises_whatever_is_sent()
    {
        var random = new Random(3);
        var last = -1.0;
        var arrival = 50.0;
        for (var k = 0; k < 20_000; k++)
        {
            arrival += random.NextDouble() / 10;
            if (random.Next(100) == 0) _clock.BeginSource();
            var sent = random.Next(4) switch { 0 => arrival + (random.NextDouble() * 100), 1 => 0, _ => arrival };
            var placed = Place(arrival, sent);
            Assert.True(placed > last);
            Assert.InRange(placed, arrival - 50 - 11, arrival - 50 + 11);
            last = placed;
        }
    }

    private double Place(double arrival, double sent)
    {
        var received = TimeSpan.FromSeconds(arrival).Ticks;
        return _clock.Place(new EncodedFrame(VideoCodec.Vp8, default, true, TimeSpan.FromSeconds(sent), received, received)).TotalSeconds;
    }
}
