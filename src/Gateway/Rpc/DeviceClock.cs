using Aikynetix.Gateway.Errors;
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

    // Longer than any capture may last; what lies beyond cannot be added to our clock.
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    private long? _first;
    private TimeSpan _last;

    /// <summary>The unit as it goes on; a media clock that falls stands still instead.</summary>
    /// <exception cref="ApiException">The media clock has leapt further than any capture lasts.</exception>
    public EncodedFrame Place(AccessUnit unit)
    {
        var now = time.GetTimestamp();
        var elapsed = (double)unit.CaptureTimeUs - (_first ??= unit.CaptureTimeUs);
        if (elapsed > Longest.TotalMicroseconds) throw new ApiException(ErrorCodes.FieldInvalid, "capture_time_us has leapt by more than a day.");
        _last = TimeSpan.FromMicroseconds(Math.Max(elapsed, _last.TotalMicroseconds));
        return new EncodedFrame(codec, unit.Data.Memory, unit.Key || codec == VideoCodec.Jpeg, _last, now, now, Captured(unit.CaptureWallUs));
    }

    private DateTimeOffset? Captured(long wallMicroseconds)
    {
        var now = time.GetUtcNow();
        var age = (Int128)((now - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond) - wallMicroseconds;
        return age >= 0 && age <= Oldest.Ticks / TimeSpan.TicksPerMicrosecond ? now - TimeSpan.FromMicroseconds((long)age) : null;
    }
}
