using System.Security.Cryptography;
using Aikynetix.WebRtc.Srtp;
using FsCheck;
using FsCheck.Fluent;

namespace Aikynetix.WebRtc.UnitTests.Srtp;

/// <summary>Each packet passes once, in whatever order they come, and nothing that was changed passes at all.</summary>
public sealed class SrtpReceiverTests
{
    public static TheoryData<string> Profiles => [nameof(SrtpProfile.AeadAes128Gcm), nameof(SrtpProfile.AesCm128HmacSha1Tag80)];

    [Theory]
    [MemberData(nameof(Profiles))]
    public void A_packet_passes_once(string name)
    {
        var (sealer, receiver) = Pair(name);
        using var _ = receiver;
        var payload = RandomNumberGenerator.GetBytes(100);
        var packet = sealer.Seal(7, 1, payload);
        var second = packet.ToArray();
        Assert.Equal(112, receiver.OpenRtp(packet));
        Assert.Equal(payload, packet[12..112]);
        Assert.Equal(0, receiver.OpenRtp(second));
        Assert.Equal(1, receiver.Replays);
    }

    [Theory]
    [MemberData(nameof(Profiles))]
    public void The_counter_goes_round_in_any_order_that_a_network_makes(string name) =>
        Prop.ForAll(
            Gen.Choose(0, 200).ListOf(300).ToArbitrary(),
            Gen.Choose(65_000, 65_535).ToArbitrary(),
            (delays, first) =>
            {
                var (sealer, receiver) = Pair(name);
                using var _ = receiver;
                // Packets from just before the turn to some way past it, each held up by up to 200 places.
                var order = delays.Select((delay, at) => (Index: (ulong)(first + (at * 3)), Turn: at + delay)).OrderBy(one => one.Turn).Select(one => one.Index).ToList();
                // The first to arrive says where we are; nothing may lie a whole turn before it.
                if (order[0] > 65_535) return true;
                return order.All(index => receiver.OpenRtp(sealer.Seal(9, index, [1, 2, 3])) == 15)
                    && order.All(index => receiver.OpenRtp(sealer.Seal(9, index, [1, 2, 3])) == 0);
            }).Check(Config.QuickThrowOnFailure.WithMaxTest(20));

    [Theory]
    [MemberData(nameof(Profiles))]
    public void Many_turns_are_followed(string name)
    {
        var (sealer, receiver) = Pair(name);
        using var _ = receiver;
        for (ulong index = 60_000; index < 400_000; index += 20_000) Assert.Equal(13, receiver.OpenRtp(sealer.Seal(1, index, [42])));
    }

    [Theory]
    [MemberData(nameof(Profiles))]
    public void Nothing_that_was_changed_passes_and_nothing_throws(string name)
    {
        var (sealer, receiver) = Pair(name);
        using var _ = receiver;
        var random = new Random(11);
        var packet = sealer.Seal(3, 500, RandomNumberGenerator.GetBytes(60));
        for (var round = 0; round < 3_000; round++)
        {
            var changed = packet.ToArray();
            for (var change = random.Next(1, 4); change > 0; change--) changed[random.Next(changed.Length)] = (byte)random.Next(256);
            if (random.Next(4) == 0) changed = changed[..random.Next(changed.Length)];
            if (changed.AsSpan().SequenceEqual(packet)) continue;
            Assert.Equal(0, random.Next(2) == 0 ? receiver.OpenRtp(changed.ToArray()) : receiver.OpenRtcp(changed.ToArray()));
        }

        Assert.Equal(0, receiver.Streams);
        Assert.True(receiver.OpenRtp(packet) > 0);
    }

    [Fact]
    public void A_peer_with_too_many_senders_is_cut_short()
    {
        var (sealer, receiver) = Pair(nameof(SrtpProfile.AeadAes128Gcm));
        using var _ = receiver;
        for (uint ssrc = 0; ssrc < SrtpReceiver.MaxStreams; ssrc++) Assert.True(receiver.OpenRtp(sealer.Seal(ssrc, 1, [1])) > 0);
        Assert.Equal(0, receiver.OpenRtp(sealer.Seal(1000, 1, [1])));
        Assert.Equal(1, receiver.Malformed);
        Assert.True(receiver.OpenRtp(sealer.Seal(5, 2, [1])) > 0);
    }

    [Theory]
    [MemberData(nameof(Profiles))]
    public void Reports_pass_once_each(string name)
    {
        var profile = Enum.Parse<SrtpProfile>(name);
        var keys = Keys(profile);
        using var sender = new SrtcpSender(SrtpCiphers.Create(profile, keys));
        using var receiver = new SrtpReceiver(SrtpCiphers.Create(profile, keys));
        var sent = new List<byte[]>();
        for (var count = 0; count < 50; count++)
        {
            var packet = new byte[100];
            byte[] plain = [0x80, 201, 0, 1, 1, 2, 3, 4, (byte)count, 5, 6, 7];
            plain.CopyTo(packet, 0);
            sent.Add(packet[..sender.Seal(packet, plain.Length)]);
        }

        Assert.Equal(50, sent.Select(Convert.ToHexString).Distinct().Count());
        Assert.All(Enumerable.Reverse(sent), packet => Assert.Equal(12, receiver.OpenRtcp(packet.ToArray())));
        Assert.All(sent, packet => Assert.Equal(0, receiver.OpenRtcp(packet.ToArray())));
    }

    [Fact]
    public void A_packet_that_leaves_no_room_is_not_sent()
    {
        using var sender = new SrtcpSender(SrtpCiphers.Create(SrtpProfile.AeadAes128Gcm, Keys(SrtpProfile.AeadAes128Gcm)));
        Assert.Equal(0, sender.Seal(new byte[30], 12));
        Assert.Equal(0, sender.Seal(new byte[30], 4));
    }

    private static (SrtpSealer Sealer, SrtpReceiver Receiver) Pair(string name)
    {
        var profile = Enum.Parse<SrtpProfile>(name);
        var keys = Keys(profile);
        return (new SrtpSealer(profile, keys), new SrtpReceiver(SrtpCiphers.Create(profile, keys)));
    }

    private static SrtpKeys Keys(SrtpProfile profile) =>
        SrtpKeys.From(RandomNumberGenerator.GetBytes(16), RandomNumberGenerator.GetBytes(SrtpKeys.SaltLength(profile)));
}
