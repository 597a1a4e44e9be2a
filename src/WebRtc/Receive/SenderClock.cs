using System.Buffers.Binary;
using Aikynetix.WebRtc.Rtcp;

namespace Aikynetix.WebRtc.Receive;

/// <summary>When the camera took a picture, by what the sender says of its clocks; some senders are seconds off, so it must be likely.</summary>
/// <param name="time">The clock of this server.</param>
internal sealed class SenderClock(TimeProvider time)
{
    private const int ClockRate = 90_000;

    private static readonly TimeSpan Oldest = TimeSpan.FromSeconds(2);

    private DateTimeOffset? _captured;
    private uint _timestamp;
    private bool _isExact;

    /// <summary>Takes a sender's report: this time of day belongs to this media clock.</summary>
    public void Reported(ulong ntp, uint timestamp)
    {
        // A report tells when packets left; where the camera's own time is told, that is the better one.
        if (!_isExact) (_captured, _timestamp) = (NtpTime.ToTime(ntp), timestamp);
    }

    /// <summary>Takes the capture time that a packet carries (abs-capture-time), or passes over it.</summary>
    public void Stamped(ReadOnlySpan<byte> extension, uint timestamp)
    {
        if (extension.Length >= 8) (_captured, _timestamp, _isExact) = (NtpTime.ToTime(BinaryPrimitives.ReadUInt64BigEndian(extension)), timestamp, true);
    }

    /// <summary>When the picture with this media clock was taken; null when that is not known, or would be in the future or over two seconds ago.</summary>
    public DateTimeOffset? CaptureTime(uint timestamp)
    {
        if (_captured is not { } known) return null;
        var captured = known + TimeSpan.FromSeconds((int)(timestamp - _timestamp) / (double)ClockRate);
        var age = time.GetUtcNow() - captured;
        return age >= TimeSpan.Zero && age <= Oldest ? captured : null;
    }
}
