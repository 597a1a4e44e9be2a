using Aikynetix.WebRtc.Ice;
using Aikynetix.WebRtc.Sdp;

namespace Aikynetix.WebRtc.UnitTests.Sdp;

/// <summary>Fragments of trickled candidates and of restarts, after the examples of RFC 9725.</summary>
public sealed class FragmentTests
{
    private const string Names = "a=ice-ufrag:EsAw\r\na=ice-pwd:P2uYro0UCOQ4zxjKXaWCBui1\r\n";

    [Fact]
    public void Candidates_are_counted()
    {
        var fragment = SdpFragment.Parse(string.Concat(
            "a=group:BUNDLE 0 1\r\nm=audio 9 UDP/TLS/RTP/SAVPF 111\r\na=mid:0\r\n", Names,
            "a=candidate:1387637174 1 udp 2122260223 192.0.2.1 61764 typ host generation 0 ufrag EsAw network-id 1\r\n",
            "a=candidate:3471623853 1 udp 2122194687 198.51.100.2 61765 typ host generation 0 ufrag EsAw network-id 2\r\na=end-of-candidates\r\n"));
        Assert.Equal(new SdpFragment(new IceParameters("EsAw", "P2uYro0UCOQ4zxjKXaWCBui1"), 2, true), fragment);
    }

    [Fact]
    public void New_names_alone_are_enough() =>
        Assert.Equal("EsAw", SdpFragment.Parse(Names).Ice?.Fragment);

    [Theory]
    [InlineData("")]
    [InlineData("a=ice-ufrag:EsAw\r\n")]
    [InlineData("a=ice-ufrag:EsAw\r\na=ice-pwd:short\r\n")]
    [InlineData(Names + "a=ice-ufrag:Other\r\n")]
    [InlineData("a=candidate:1 1 udp\r\n")]
    [InlineData("v=0\r\n" + Names)]
    [InlineData("hello")]
    public void Anything_else_is_malformed(string text) =>
        Assert.Equal(OfferProblem.Malformed, Assert.Throws<OfferRejectedException>(() => SdpFragment.Parse(text)).Problem);
}
