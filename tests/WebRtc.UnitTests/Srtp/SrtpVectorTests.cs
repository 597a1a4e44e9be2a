using Aikynetix.WebRtc.Srtp;

namespace Aikynetix.WebRtc.UnitTests.Srtp;

/// <summary>Keys and packets come out as published.</summary>
public sealed class SrtpVectorTests
{
    private static readonly byte[] MasterKey = Convert.FromHexString("E1F97A0D3E018BE0D64FA32C06DE4139");
    private static readonly byte[] MasterSalt = Convert.FromHexString("0EC675AD498AFEEBB6960B3AABE6");

    // RFC 7714 gives session keys, not master keys.
    private static readonly SrtpKeys Rfc7714 = new()
    {
        RtpKey = Convert.FromHexString("000102030405060708090a0b0c0d0e0f"),
        RtpSalt = Convert.FromHexString("517569642070726f2071756f"),
        RtpAuthentication = [],
        RtcpKey = Convert.FromHexString("000102030405060708090a0b0c0d0e0f"),
        RtcpSalt = Convert.FromHexString("517569642070726f2071756f"),
        RtcpAuthentication = [],
    };

    [Fact]
    public void Session_keys_are_those_of_RFC_3711_B3()
    {
        var keys = SrtpKeys.From(MasterKey, MasterSalt);
        Assert.Equal("C61E7A93744F39EE10734AFE3FF7A087", Convert.ToHexString(keys.RtpKey));
        Assert.Equal("30CBBC08863D8C85D49DB34A9AE1", Convert.ToHexString(keys.RtpSalt));
        Assert.Equal("CEBE321F6FF7716B6FD4AB49AF256A156D38BAA4", Convert.ToHexString(keys.RtpAuthentication));
    }

    [Fact]
    public void The_key_stream_is_that_of_RFC_3711_B2()
    {
        // Session key and salt of B.2, SSRC and index 0: opening zeros yields the key stream. The tag is made with HMAC by hand.
        var keys = SrtpKeys.From(MasterKey, MasterSalt) with
        {
            RtpKey = Convert.FromHexString("2B7E151628AED2A6ABF7158809CF4F3C"),
            RtpSalt = Convert.FromHexString("F0F1F2F3F4F5F6F7F8F9FAFBFCFD"),
        };
        using var cipher = new CounterCipher(keys);
        var packet = new byte[12 + 48 + 10];
        packet[0] = 0x80;
        byte[] signed = [.. packet[..60], 0, 0, 0, 0];
        System.Security.Cryptography.HMACSHA1.HashData(keys.RtpAuthentication, signed)[..10].CopyTo(packet, 60);
        Assert.True(cipher.OpenRtp(packet, 12, 0, 0));
        Assert.Equal(
            "E03EAD0935C95E80E166B16DD92B4EB4D23513162B02D0F72A43A2FE4A5F97AB41E95B3BB0A2E8DD477901E4FCA894C0",
            Convert.ToHexString(packet, 12, 48));
    }

    [Fact]
    public void A_sample_packet_in_counter_mode_opens()
    {
        using var receiver = new SrtpReceiver(new CounterCipher(SrtpKeys.From(MasterKey, MasterSalt)));
        var packet = Convert.FromHexString("800f1234decafbadcafebabe4e55dc4ce79978d88ca4d215949d2402b78d6acc99ea179b8dbb");
        Assert.Equal(28, receiver.OpenRtp(packet));
        Assert.Equal("800f1234decafbadcafebabe" + string.Concat(Enumerable.Repeat("ab", 16)), Convert.ToHexStringLower(packet, 0, 28));
    }

    [Fact]
    public void A_sample_report_in_counter_mode_seals_and_opens()
    {
        var keys = SrtpKeys.From(MasterKey, MasterSalt);
        using var sender = new SrtcpSender(new CounterCipher(keys));
        using var receiver = new SrtpReceiver(new CounterCipher(keys));
        var plain = "81c8000bcafebabe" + string.Concat(Enumerable.Repeat("ab", 16));
        var packet = new byte[100];
        Convert.FromHexString(plain).CopyTo(packet, 0);
        var length = sender.Seal(packet, 24);
        Assert.Equal("81c8000bcafebabe7128035be487b9bdbef89041f977a5a880000001993e08cd54d6c1230798", Convert.ToHexStringLower(packet, 0, length));
        Assert.Equal(24, receiver.OpenRtcp(packet.AsSpan(0, length)));
        Assert.Equal(plain, Convert.ToHexStringLower(packet, 0, 24));
    }

    [Fact]
    public void The_packet_of_RFC_7714_16_1_opens()
    {
        using var receiver = new SrtpReceiver(new GcmCipher(Rfc7714));
        var packet = Convert.FromHexString(
            "8040f17b8041f8d35501a0b2f24de3a3fb34de6cacba861c9d7e4bcabe633bd50d294e6f42a5f47a51c7d19b36de3adf8833899d7f27beb16a9152cf765ee4390cce");
        var length = receiver.OpenRtp(packet);
        Assert.Equal(
            "8040f17b8041f8d35501a0b247616c6c696120657374206f6d6e69732064697669736120696e207061727465732074726573",
            Convert.ToHexStringLower(packet, 0, length));
    }

    [Fact]
    public void The_report_of_RFC_7714_17_1_opens_and_seals()
    {
        const string plain = "81c8000d4d6172734e5450314e545032525450200000042a0000e9304c756e61deadbeefdeadbeefdeadbeefdeadbeefdeadbeef";
        const string wire =
            "81c8000d4d61727363e94885dcdab67ca727d7662f6b7e997ff5c0f76c06f32dc676a5f1730d6fda4ce09b4686303ded0bb9275bc84aa45896cf4d2fc5abf87245d9eade800005d4";
        using var cipher = new GcmCipher(Rfc7714);
        var packet = Convert.FromHexString(wire);
        Assert.True(cipher.OpenRtcp(packet, 0x4d617273, 0x5d4));
        Assert.Equal(plain, Convert.ToHexStringLower(packet, 0, plain.Length / 2));
        cipher.SealRtcp(packet, plain.Length / 2, 0x4d617273, 0x5d4);
        Assert.Equal(wire, Convert.ToHexStringLower(packet));
    }
}
