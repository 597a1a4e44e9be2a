using Aikynetix.Gateway.Errors;
using Aikynetix.Gateway.FunctionalTests.Running;
using Aikynetix.Gateway.Rpc;
using Aikynetix.Pose;
using Aikynetix.Protos.Ingest.V1;
using Google.Protobuf;

namespace Aikynetix.Gateway.FunctionalTests.Rpc;

public sealed class DeviceClockTests
{
    private readonly ManualTime _time = new();

    [Fact]
    public void Time_counts_from_the_first_unit_of_the_connection_and_never_falls()
    {
        var clock = new DeviceClock(VideoCodec.H264, _time);
        Assert.Equal([0, 40, 40, 50], new[] { 7_000_000L, 7_040_000, 7_010_000, 7_050_000 }.Select(at => clock.Place(Unit(at)).Time.TotalMilliseconds));
    }

    [Theory]
    [InlineData(0, long.MaxValue)]
    [InlineData(long.MinValue, long.MaxValue)]
    [InlineData(5, 86_400_000_006)]
    public void A_media_clock_that_leaps_further_than_a_capture_lasts_is_refused(long first, long second)
    {
        var clock = new DeviceClock(VideoCodec.H264, _time);
        clock.Place(Unit(first));
        Assert.Equal(ErrorCodes.FieldInvalid, Assert.Throws<ApiException>(() => clock.Place(Unit(second))).Code);
    }

    [Fact]
    public void A_media_clock_that_leaps_back_stands_still()
    {
        var clock = new DeviceClock(VideoCodec.H264, _time);
        clock.Place(Unit(long.MaxValue));
        Assert.Equal(TimeSpan.Zero, clock.Place(Unit(long.MinValue)).Time);
    }

    [Theory]
    [InlineData(long.MinValue)]
    [InlineData(long.MaxValue)]
    public void A_wall_clock_beyond_all_time_is_not_believed(long wall)
    {
        var unit = Unit(0);
        unit.CaptureWallUs = wall;
        Assert.Null(new DeviceClock(VideoCodec.H264, _time).Place(unit).Captured);
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(1999, true)]
    [InlineData(2001, false)]
    [InlineData(-1, false)]
    public void The_clock_of_a_device_is_believed_when_its_picture_is_up_to_two_seconds_old(int ageMilliseconds, bool isBelieved)
    {
        var taken = _time.GetUtcNow().AddMilliseconds(-ageMilliseconds);
        var unit = Unit(0);
        unit.CaptureWallUs = (taken - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;
        Assert.Equal(isBelieved ? taken : null, new DeviceClock(VideoCodec.H264, _time).Place(unit).Captured);
    }

    [Fact]
    public void Every_JPEG_is_a_key() => Assert.True(new DeviceClock(VideoCodec.Jpeg, _time).Place(Unit(0)).IsKey);

    private static AccessUnit Unit(long captureTime) => new() { Sequence = 1, CaptureTimeUs = captureTime, Data = ByteString.CopyFrom(1, 2, 3) };
}
