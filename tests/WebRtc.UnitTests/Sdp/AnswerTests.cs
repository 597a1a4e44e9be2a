using Aikynetix.Pose;
using Aikynetix.WebRtc.Sdp;

namespace Aikynetix.WebRtc.UnitTests.Sdp;

/// <summary>What real publishers offer is answered line by line as it must be.</summary>
public sealed class AnswerTests
{
    public static TheoryData<string> Names => [.. OfferFiles.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_real_offer_gets_its_answer(string name) =>
        Assert.Equal(OfferFiles.ExpectedAnswer(name), OfferFiles.Answer(OfferFiles.Accept(OfferFiles.Offer(name))));

    [Theory]
    [MemberData(nameof(Names))]
    public void An_answer_says_nothing_that_was_not_offered(string name)
    {
        var offer = OfferFiles.Offer(name).Split("\r\n").ToHashSet();
        var answer = OfferFiles.Answer(OfferFiles.Accept(OfferFiles.Offer(name))).Split("\r\n");
        Assert.All(answer.Where(line => line.StartsWith("a=rtcp-fb:", StringComparison.Ordinal) || line.StartsWith("a=rtpmap:", StringComparison.Ordinal)
            || line.StartsWith("a=extmap:", StringComparison.Ordinal) || line is "a=rtcp-rsize" or "a=rtcp-mux" or "a=extmap-allow-mixed"), line => Assert.Contains(line, offer));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_accepted_section_repeats_the_transport_and_candidates_stand_once(string name)
    {
        var answer = OfferFiles.Answer(OfferFiles.Accept(OfferFiles.Offer(name)));
        var sections = answer.Split("\r\nm=").Skip(1).ToList();
        Assert.All(sections, section => Assert.Contains("a=ice-ufrag:localfragmnt\r\na=ice-pwd:localpasswordlocalpasswordlocalp\r\n", section, StringComparison.Ordinal));
        Assert.All(sections, section => Assert.Contains("\r\na=setup:passive\r\n", section, StringComparison.Ordinal));
        Assert.All(sections, section => Assert.Contains("\r\na=fingerprint:sha-256 00:07:", section, StringComparison.Ordinal));
        Assert.Equal(2, answer.Split("\r\na=end-of-candidates").Length);
    }

    [Fact]
    public void Sound_that_comes_first_is_answered_silent_and_stays_in_the_bundle()
    {
        var answer = OfferFiles.Answer(OfferFiles.Accept(OfferFiles.Offer("gstreamer-audio-first")));
        Assert.Contains("a=group:BUNDLE audio0 video1\r\n", answer, StringComparison.Ordinal);
        Assert.Contains("m=audio 8189 UDP/TLS/RTP/SAVPF 97\r\n", answer, StringComparison.Ordinal);
        Assert.Contains("a=mid:audio0\r\na=inactive\r\n", answer, StringComparison.Ordinal);
        Assert.Contains("a=mid:video1\r\na=recvonly\r\n", answer, StringComparison.Ordinal);
    }

    [Fact]
    public void Only_the_feedback_that_was_offered_is_agreed_on()
    {
        var media = OfferFiles.Accept(OfferFiles.Offer("gstreamer-audio-first"));
        Assert.Equal(new VideoPayload(VideoCodec.Vp8, MediaFeedback.PictureLoss | MediaFeedback.FullIntra), media.Payloads[96]);
        Assert.Empty(media.Retransmissions);
        Assert.Equal(0, media.ExtensionId(HeaderExtension.TransportSequence));
    }

    [Fact]
    public void Unusable_variants_are_left_out_and_the_order_stays()
    {
        var offer = OfferFiles.Offer("libdatachannel-vp8")
            .Replace("UDP/TLS/RTP/SAVPF 96", "UDP/TLS/RTP/SAVPF 100 101 102 103 104 70 105 106 107 96", StringComparison.Ordinal)
            + string.Concat(
                "a=rtpmap:100 VP9/90000\r\na=fmtp:100 profile-id=2\r\n",
                "a=rtpmap:101 H264/90000\r\na=fmtp:101 profile-level-id=f4001f;packetization-mode=1\r\n",
                "a=rtpmap:102 H264/90000\r\na=fmtp:102 profile-level-id=42e01f; packetization-mode=2\r\n",
                "a=rtpmap:103 red/90000\r\na=rtpmap:104 ulpfec/90000\r\na=rtpmap:70 VP8/90000\r\n",
                "a=rtpmap:105 H264/90000\r\na=fmtp:105 Packetization-Mode=1;profile-level-id=42e01f\r\n",
                "a=rtpmap:106 rtx/90000\r\na=fmtp:106 apt=105\r\na=rtpmap:107 rtx/90000\r\na=fmtp:107 apt=96\r\n");
        var media = OfferFiles.Accept(offer);
        Assert.Equal([105, 107, 96], media.Video.Formats.Select(format => format.Type));
        // 105 takes no NACK, so nothing would ever be repeated for it.
        Assert.Equal(new Dictionary<int, int> { [107] = 96 }, media.Retransmissions);
    }

    [Theory]
    [InlineData("a=rid:lo send\r\na=rid:hi send\r\na=simulcast:send hi;lo\r\n", "hi")]
    [InlineData("a=rid:1 send\r\na=rid:2 send\r\na=rid:3 send\r\na=simulcast:send 1;2;3\r\n", "3")]
    [InlineData("a=rid:1 send max-width=1280;max-height=720\r\na=rid:2 send max-width=640;max-height=360\r\na=simulcast:send 1;~2\r\n", "1")]
    [InlineData("a=rid:x send pt=96\r\na=simulcast: send x recv y\r\n", "x")]
    [InlineData("a=rid:x send\r\na=simulcast:recv x\r\n", null)]
    [InlineData("a=rid:only send\r\na=simulcast:send only\r\n", "only")]
    public void Of_simulcast_the_largest_layer_is_asked_for(string lines, string? wanted)
    {
        var media = OfferFiles.Accept(OfferFiles.Offer("chromium-vp8") + lines);
        Assert.Equal(wanted, media.Video.Rid);
        if (wanted is not null) Assert.EndsWith($"a=rid:{wanted} recv\r\na=simulcast:recv {wanted}\r\n", OfferFiles.Answer(media), StringComparison.Ordinal);
    }

    [Fact]
    public void A_restart_is_answered_with_the_new_names_only() => Assert.Equal(
        string.Concat(
            "a=group:BUNDLE 0\r\na=ice-lite\r\nm=video 9 UDP/TLS/RTP/SAVPF 96\r\na=mid:0\r\n",
            "a=ice-ufrag:localfragmnt\r\na=ice-pwd:localpasswordlocalpasswordlocalp\r\n",
            "a=candidate:1 1 udp 2130706431 192.0.2.1 8189 typ host\r\na=candidate:2 1 udp 2130706430 2001:db8::1 8189 typ host\r\na=end-of-candidates\r\n"),
        OfferFiles.Fragment(OfferFiles.Accept(OfferFiles.Offer("libdatachannel-vp8"))));
}
