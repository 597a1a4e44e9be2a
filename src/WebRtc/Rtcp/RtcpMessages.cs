namespace Aikynetix.WebRtc.Rtcp;

/// <summary>What a receiver tells a sender.</summary>
internal static class RtcpMessages
{
    private const int GenericMissing = 1, PictureLoss = 1, FullIntra = 4, ApplicationFeedback = 15;
    private const int NameItem = 1;
    private const uint BitrateName = 0x52454D42; // "REMB"

    /// <summary>How the streams arrive, at most 31 of them (RFC 3550 §6.4.2).</summary>
    public static void Report(this RtcpComposer composer, uint ours, IReadOnlyList<ReportBlock> blocks)
    {
        composer.Begin(RtcpPacket.ReceiverReport, blocks.Count, ours);
        foreach (var block in blocks)
        {
            composer.Word(block.Source);
            composer.Word((uint)block.LostShare << 24 | (uint)Math.Clamp(block.Lost, -0x800000, 0x7FFFFF) & 0xFFFFFF);
            composer.Word(block.Highest);
            composer.Word(block.Jitter);
            composer.Word(block.LastReport);
            composer.Word(block.Delay);
        }
        composer.End();
    }

    /// <summary>The name that every compound datagram must carry (RFC 3550 §6.5); it says nothing about this server.</summary>
    public static void Name(this RtcpComposer composer, uint ours)
    {
        var name = $"{ours:x8}";
        composer.Begin(RtcpPacket.Description, 1, ours);
        composer.Byte(NameItem);
        composer.Byte(name.Length);
        foreach (var letter in name) composer.Byte(letter);
        // Items end with a zero, and zeros fill the last word.
        composer.Short(0);
        composer.End();
    }

    /// <summary>Which packets are missing (RFC 4585 §6.2.1).</summary>
    /// <param name="composer">Where to write.</param>
    /// <param name="ours">Who tells.</param>
    /// <param name="media">The stream.</param>
    /// <param name="missing">The missing sequence numbers, ascending with wraps; at most 200.</param>
    public static void Missing(this RtcpComposer composer, uint ours, uint media, IReadOnlyList<ushort> missing)
    {
        composer.Begin(RtcpPacket.TransportFeedback, GenericMissing, ours);
        composer.Word(media);
        for (var i = 0; i < missing.Count;)
        {
            var first = missing[i++];
            var following = 0;
            for (; i < missing.Count && (ushort)(missing[i] - first) is >= 1 and <= 16 and var distance; i++) following |= 1 << (distance - 1);
            composer.Short(first);
            composer.Short(following);
        }
        composer.End();
    }

    /// <summary>That the picture is lost (RFC 4585 §6.3.1).</summary>
    public static void PictureLost(this RtcpComposer composer, uint ours, uint media)
    {
        composer.Begin(RtcpPacket.PayloadFeedback, PictureLoss, ours);
        composer.Word(media);
        composer.End();
    }

    /// <summary>The command to send a key frame (RFC 5104 §4.3.1).</summary>
    /// <param name="composer">Where to write.</param>
    /// <param name="ours">Who commands.</param>
    /// <param name="media">The stream.</param>
    /// <param name="number">Number of the command; the same one again is no new command.</param>
    public static void FullPicture(this RtcpComposer composer, uint ours, uint media, byte number)
    {
        composer.Begin(RtcpPacket.PayloadFeedback, FullIntra, ours);
        composer.Word(0);
        composer.Word(media);
        composer.Word((uint)number << 24);
        composer.End();
    }

    /// <summary>The most bits per second that are wanted (REMB, draft-alvestrand-rmcat-remb).</summary>
    public static void BitrateLimit(this RtcpComposer composer, uint ours, uint media, uint bitsPerSecond)
    {
        var exponent = Math.Max(0, 32 - System.Numerics.BitOperations.LeadingZeroCount(bitsPerSecond) - 18);
        composer.Begin(RtcpPacket.PayloadFeedback, ApplicationFeedback, ours);
        composer.Word(0);
        composer.Word(BitrateName);
        composer.Word(1u << 24 | (uint)exponent << 18 | bitsPerSecond >> exponent);
        composer.Word(media);
        composer.End();
    }
}
