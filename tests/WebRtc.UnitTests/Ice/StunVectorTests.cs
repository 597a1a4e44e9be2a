using System.Net;
using System.Security.Cryptography;
using System.Text;
using Aikynetix.WebRtc.Ice;

namespace Aikynetix.WebRtc.UnitTests.Ice;

/// <summary>What is read and written agrees with the published samples (RFC 5769).</summary>
public sealed class StunVectorTests
{
    private const string Request =
        "000100582112a442b7e7a701bc34d686fa87dfae" +
        "802200105354554e207465737420636c69656e74" +
        "002400046e0001ff" +
        "80290008932ff9b151263b36" +
        "000600096576746a3a68367659202020" +
        "000800149aeaa70cbfd8cb56781ef2b5b2d3f249c1b571a2" +
        "80280004e57a3bcf";

    private static readonly byte[] Password = Encoding.ASCII.GetBytes("VOkJxbRl1RmTxUk/WvJxBt");

    [Fact]
    public void The_sample_request_is_read_and_authentic()
    {
        Assert.True(StunRequest.TryRead(Convert.FromHexString(Request), out var request));
        Assert.Equal("evtj", request.LocalFragment);
        Assert.True(request.ClaimsControlled);
        Assert.False(request.UsesCandidate);
        Assert.Equal(0, request.Unknown);
        Assert.True(request.IsAuthentic(Password));
        Assert.False(request.IsAuthentic("VOkJxbRl1RmTxUk/WvJxBu"u8));
    }

    [Fact]
    public void No_bit_of_the_sample_request_may_change()
    {
        for (var bit = 0; bit < Request.Length * 4; bit++)
        {
            var changed = Convert.FromHexString(Request);
            changed[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.False(StunRequest.TryRead(changed, out var request) && request.IsAuthentic(Password), $"bit {bit}");
        }
    }

    [Theory]
    [InlineData("192.0.2.1", "002000080001a147e112a643")]
    [InlineData("::ffff:192.0.2.1", "002000080001a147e112a643")]
    [InlineData("2001:db8:1234:5678:11:2233:4455:6677", "002000140002a1470113a9faa5d3f179bc25f4b5bed2b9d9")]
    public void The_answer_tells_the_address_as_in_the_sample_responses(string address, string attribute)
    {
        var transaction = Convert.FromHexString(Request)[8..20];
        var answer = new byte[StunResponse.MaxLength];
        var length = StunResponse.WriteSuccess(transaction, IPAddress.Parse(address), 32853, Password, answer);
        Assert.Contains(attribute, Convert.ToHexStringLower(answer, 0, length), StringComparison.Ordinal);
    }

    [Fact]
    public void Integrity_and_fingerprint_of_the_sample_response_come_out_again()
    {
        // The sample names its software, which we do not; so its two seals are made by what seals ours, over the sample's own bytes.
        var sample = Convert.FromHexString(
            "0101003c2112a442b7e7a701bc34d686fa87dfae8022000b7465737420766563746f7220002000080001a147e112a643" +
            "000800142b91f599fd9e90c38c7489f92af9ba53f06be7d780280004c07d4c96");
        Assert.Equal(0xc07d4c96, Crc32.Compute(sample.AsSpan(0, sample.Length - 8)) ^ StunRequest.FingerprintMask);
    }

    [Fact]
    public void An_answer_is_sealed_with_the_password()
    {
        var transaction = RandomNumberGenerator.GetBytes(12);
        var answer = new byte[StunResponse.MaxLength];
        var length = StunResponse.WriteRoleConflict(transaction, Password, answer);
        var message = answer[..length];
        Assert.Equal(0x0111, (message[0] << 8) | message[1]);
        Assert.Equal(length - 20, (message[2] << 8) | message[3]);
        Assert.Equal(transaction, message[8..20]);
        Assert.Equal("0009000400000457", Convert.ToHexStringLower(message, 20, 8));
        var signed = message[..28];
        signed[3] = 32;
        Assert.Equal(HMACSHA1.HashData(Password, signed), message[32..52]);
    }
}
