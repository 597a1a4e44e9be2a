namespace Aikynetix.WebRtc.Receive;

/// <summary>What counts of a packet once its place in the sequence is known, whether it came by itself or as a retransmission.</summary>
/// <param name="payloadType">What the payload holds.</param>
/// <param name="hasMarker">Whether a picture ends here.</param>
/// <param name="timestamp">The sender's media clock.</param>
/// <param name="received">Monotonic timestamp of its arrival.</param>
/// <param name="payload">The payload; empty in a probe.</param>
internal readonly ref struct MediaPacket(int payloadType, bool hasMarker, uint timestamp, long received, ReadOnlySpan<byte> payload)
{
    /// <summary>What the payload holds.</summary>
    public int PayloadType { get; } = payloadType;

    /// <summary>Whether a picture ends here.</summary>
    public bool HasMarker { get; } = hasMarker;

    /// <summary>The sender's media clock.</summary>
    public uint Timestamp { get; } = timestamp;

    /// <summary>Monotonic timestamp of its arrival.</summary>
    public long Received { get; } = received;

    /// <summary>The payload; empty in a probe.</summary>
    public ReadOnlySpan<byte> Payload { get; } = payload;
}
