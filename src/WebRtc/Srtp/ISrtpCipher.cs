namespace Aikynetix.WebRtc.Srtp;

/// <summary>Seals and opens single packets with one session key; knows nothing of streams. Not thread safe.</summary>
internal interface ISrtpCipher : IDisposable
{
    /// <summary>Bytes by which a sealed packet is longer.</summary>
    int Overhead { get; }

    /// <summary>Checks and decrypts an RTP packet in place.</summary>
    /// <param name="packet">Header, encrypted payload, tag.</param>
    /// <param name="header">Bytes of the header with its extensions.</param>
    /// <param name="ssrc">The sender's number.</param>
    /// <param name="index">The packet's 48 bit index.</param>
    /// <returns>Whether it is authentic; otherwise nothing in it may be used.</returns>
    bool OpenRtp(Span<byte> packet, int header, uint ssrc, ulong index);

    /// <summary>Checks and decrypts a compound RTCP packet in place.</summary>
    /// <param name="packet">8 bytes of header, encrypted rest, tag and index word in the order of the profile.</param>
    /// <param name="ssrc">The sender's number.</param>
    /// <param name="index">The packet's 31 bit index, read from it.</param>
    /// <returns>Whether it is authentic; otherwise nothing in it may be used.</returns>
    bool OpenRtcp(Span<byte> packet, uint ssrc, uint index);

    /// <summary>The index word of a sealed RTCP packet: one bit that says encrypted, 31 of index.</summary>
    uint IndexWord(ReadOnlySpan<byte> packet);

    /// <summary>Encrypts and signs a compound RTCP packet in place.</summary>
    /// <param name="packet">The plain packet and behind it as much room as <see cref="Overhead"/> and the index word (4 bytes) take.</param>
    /// <param name="length">Bytes of the plain packet.</param>
    /// <param name="ssrc">The sender's number.</param>
    /// <param name="index">31 bit index, never used before.</param>
    void SealRtcp(Span<byte> packet, int length, uint ssrc, uint index);
}
