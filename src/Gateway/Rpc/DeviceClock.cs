using Aikynetix.Pose;
using Aikynetix.Protos.Ingest.V1;

namespace Aikynetix.Gateway.Rpc;

/// <summary>Turns the units of one connection of a device into pictures on our clock.</summary>
/// <param name="codec">How they are compressed.</param>
/// <param name="time">Our clock.</param>
internal sealed class DeviceClock(VideoCodec codec, TimeProvider time)
{
    // A device whose clock is further off than a live picture can be old is not believed.
    private static readonly TimeSpan Oldest = TimeSpan.FromSeconds(2);

    // A year: no capture is longer, and sums of such times stay far from any overflow.
    private const long LongestTicks = 365 * TimeSpan.TicksPerDay;

    private long? _first;
    private TimeSpan _last;

    /// <summary>The unit as it goes on; a media clock that falls stands still instead.</summary>
    public EncodedFrame Place(AccessUnit unit)
    {
        var now = time.GetTimestamp();
        var elapsed = (Int128)unit.CaptureTimeUs - (_first ??= unit.CaptureTimeUs);
        var ticks = Int128.Min(elapsed * TimeSpan.TicksPerMicrosecond, LongestTicks);
        _last = TimeSpan.FromTicks((long)Int128.Max(ticks, _last.Ticks));
        return new EncodedFrame(codec, unit.Data.Memory, unit.Key || codec == VideoCodec.Jpeg, _last, now, now, Captured(unit.CaptureWallUs));
    }

    private DateTimeOffset? Captured(long wallMicroseconds)
    {
        var now = time.GetUtcNow();
        var age = (Int128)((now - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond) - wallMicroseconds;
        return age >= 0 && age <= Oldest.Ticks / TimeSpan.TicksPerMicrosecond ? now - TimeSpan.FromMicroseconds((long)age) : null;
    }
}
