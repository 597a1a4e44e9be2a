namespace Aikynetix.WebRtc.UnitTests.Sdp;

/// <summary>Offers that must be turned away, each with the right kind of trouble and a hint what to do.</summary>
public sealed class RefusalTests
{
    [Theory]
    [InlineData("a=sendonly", "a=recvonly", "sendonly")]
    [InlineData("a=sendonly", "a=inactive", "sendonly")]
    [InlineData("a=setup:actpass", "a=setup:passive", "actpass or active")]
    [InlineData("a=setup:actpass\r\n", "", "actpass or active")]
    [InlineData("a=fingerprint:sha-256 ", "a=fingerprint:sha-512 ", "sha-256")]
    [InlineData("a=rtpmap:96 VP8/90000", "a=rtpmap:96 H265/90000", "VP8")]
    [InlineData("a=rtcp-mux\r\n", "", "rtcp-mux")]
    [InlineData("UDP/TLS/RTP/SAVPF", "RTP/AVP", "DTLS-SRTP")]
    [InlineData("m=video ", "m=audio ", "video")]
    [InlineData("t=0 0", "t=0 0\r\na=ice-lite", "full ICE")]
    [InlineData("m=video ", "m=application 9 UDP/DTLS/SCTP webrtc-datachannel\r\na=mid:d\r\nm=video ", "data channels")]
    [InlineData("m=video ", "m=video 9 UDP/TLS/RTP/SAVPF 97\r\na=rtpmap:97 VP8/90000\r\nm=video ", "one camera")]
    public void What_we_do_not_do_is_unacceptable(string old, string changed, string hint)
    {
        var refusal = Refusal(Valid.Replace(old, changed, StringComparison.Ordinal));
        Assert.Equal(OfferProblem.Unacceptable, refusal.Problem);
        Assert.Contains(hint, refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("v=0", "v=1")]
    [InlineData("v=0\r\n", "")]
    [InlineData("t=0 0", "t")]
    [InlineData("t=0 0", "T=0 0")]
    [InlineData("t=0 0", "s=\u0007")]
    [InlineData("a=mid:0", "a=mid:a b")]
    [InlineData("a=mid:0", "a=mid:")]
    [InlineData("a=mid:0", "a=mid:1")]
    [InlineData("a=ice-ufrag:", "a=ice-ufrag:\"")]
    [InlineData("a=ice-ufrag:", "a=x:")]
    [InlineData("a=ice-pwd:", "a=ice-pwd:<")]
    [InlineData("a=ice-pwd:", "a=x:")]
    [InlineData("a=fingerprint:sha-256 ", "a=fingerprint:sha-256 0")]
    [InlineData("a=setup:actpass", "a=setup:maybe")]
    [InlineData("UDP/TLS/RTP/SAVPF 96", "UDP/TLS/RTP/SAVPF 196")]
    [InlineData("UDP/TLS/RTP/SAVPF 96", "UDP/TLS/RTP/SAVPF")]
    [InlineData("m=video ", "m=video 99")]
    [InlineData("a=rtpmap:96 VP8/90000", "a=rtpmap:96 V P8/90000")]
    [InlineData("a=rtpmap:96 VP8/90000", "a=rtpmap:x VP8/90000")]
    [InlineData("a=mid:0", "a=mid:0\r\na=extmap:0 urn:x")]
    [InlineData("a=mid:0", "a=mid:0\r\na=rid:a*b send")]
    public void What_breaks_the_grammar_is_malformed(string old, string changed) =>
        Assert.Equal(OfferProblem.Malformed, Refusal(Valid.Replace(old, changed, StringComparison.Ordinal)).Problem);

    [Fact]
    public void Limits_hold()
    {
        Assert.Equal(OfferProblem.Malformed, Refusal("").Problem);
        Assert.Equal(OfferProblem.Malformed, Refusal(Valid + "a=" + new string('x', 4096) + "\r\n").Problem);
        Assert.Equal(OfferProblem.Malformed, Refusal(Valid + string.Concat(Enumerable.Repeat("a=x\r\n", 14_000))).Problem);
        Assert.Equal(OfferProblem.Malformed, Refusal(Valid + string.Concat(Enumerable.Repeat("m=audio 9 RTP/SAVPF 0\r\n", 16))).Problem);
    }

    [Fact]
    public void The_unchanged_offer_is_accepted() => Assert.Equal("0", OfferFiles.Accept(Valid).Video.Offered.Mid);

    private static string Valid => OfferFiles.Offer("libdatachannel-vp8");

    private static OfferRejectedException Refusal(string offer) => Assert.Throws<OfferRejectedException>(() => OfferFiles.Accept(offer));
}
