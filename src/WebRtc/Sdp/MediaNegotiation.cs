namespace Aikynetix.WebRtc.Sdp;

/// <summary>Decides what of an offer we take: one video that is sent to us, over one transport.</summary>
internal static class MediaNegotiation
{
    private static readonly string[] Protocols = ["UDP/TLS/RTP/SAVPF", "UDP/TLS/RTP/SAVP", "TCP/DTLS/RTP/SAVPF", "RTP/SAVPF"];

    private static readonly string[] VideoExtensions = [HeaderExtension.TransportSequence, HeaderExtension.Mid, HeaderExtension.CaptureTime];
    private static readonly string[] LayerExtensions = [HeaderExtension.StreamId, HeaderExtension.RepairedStreamId];

    /// <summary>Agrees with an offer.</summary>
    /// <exception cref="OfferRejectedException">It asks for something that we do not do, or lacks something that we need.</exception>
    public static NegotiatedMedia Accept(SdpOffer offer)
    {
        if (offer.IsLite) throw SdpLines.Unacceptable("The offer is ice-lite, and so is this server; one side must check the connection, so offer full ICE.");
        if (offer.Sections.FirstOrDefault(section => section.Kind is not ("video" or "audio")) is { } other)
        {
            throw SdpLines.Unacceptable($"The offer has a section of {other.Kind}; offer video only, without data channels.");
        }
        var video = FindVideo(offer);
        var sections = offer.Sections.Select(section => ReferenceEquals(section, video) ? AcceptVideo(section) : AnswerAudio(section, video, offer)).ToList();
        var accepted = sections.Single(section => section.Offered == video && section.Direction == "recvonly");
        var bundle = offer.Bundle.Where(mid => sections.Any(section => section.IsAccepted && section.Offered.Mid == mid)).ToList();
        var payloads = Payloads(accepted.Formats);
        var transport = Transport(video, sections, bundle);
        return new NegotiatedMedia
        {
            Ice = transport.Ice ?? throw SdpLines.Malformed("The offer has no ice-ufrag and ice-pwd."),
            Fingerprint = transport.Fingerprint ?? throw SdpLines.Unacceptable("The offer has no sha-256 fingerprint of its certificate; add a=fingerprint:sha-256."),
            Sections = sections,
            Bundle = bundle,
            MixesExtensions = offer.MixesExtensions,
            Video = accepted,
            Payloads = payloads,
            Retransmissions = accepted.Formats.Where(format => !payloads.ContainsKey(format.Type))
                .ToDictionary(format => format.Type, format => VideoFormats.RepeatedBy(format, payloads)!.Value),
        };
    }

    private static SdpSection FindVideo(SdpOffer offer)
    {
        var videos = offer.Sections.Where(section => section.Kind == "video" && section.IsOpen).ToList();
        if (videos.Count == 0) throw SdpLines.Unacceptable("The offer has no video section; offer one camera.");
        if (videos.Count > 1) throw SdpLines.Unacceptable("The offer has several video sections; offer one camera a session.");
        var video = videos[0];
        if (video.Direction is "recvonly" or "inactive") throw SdpLines.Unacceptable($"The video is offered {video.Direction}; this server only receives, so offer sendonly.");
        if (!Protocols.Contains(video.Protocol)) throw SdpLines.Unacceptable("The video is not offered over DTLS-SRTP; offer UDP/TLS/RTP/SAVPF.");
        if (!video.SharesPort) throw SdpLines.Unacceptable("The video does not offer rtcp-mux; this server has one port for media and reports.");
        return video;
    }

    private static NegotiatedSection AcceptVideo(SdpSection video)
    {
        var layer = video.Layers.Count > 0 ? SimulcastLayer.Best(video.Layers) : null;
        var extensions = video.Extensions.Where(extension => extension.Direction is "" or "sendrecv" or "sendonly")
            .Where(extension => VideoExtensions.Contains(extension.Uri) || (layer is not null && LayerExtensions.Contains(extension.Uri)))
            .DistinctBy(extension => extension.Uri).DistinctBy(extension => extension.Id).ToList();
        var counts = extensions.Any(extension => extension.Uri == HeaderExtension.TransportSequence);
        var offered = video.Formats.Select(format => VideoFormats.Answer(format, counts)).ToList();
        var payloads = Payloads(offered);
        if (payloads.Count == 0) throw SdpLines.Unacceptable("The offer has no video codec that this server reads; offer VP8, VP9 (profile 0), H.264 or AV1 (8 bit, 4:2:0).");
        var taken = offered.Where(format => payloads.ContainsKey(format.Type) || VideoFormats.RepeatedBy(format, payloads) is not null).ToList();
        return new NegotiatedSection(video, true, "recvonly", taken, extensions, layer?.Rid);
    }

    private static Dictionary<int, VideoPayload> Payloads(IEnumerable<PayloadFormat> formats) => formats
        .Where(format => VideoFormats.CodecOf(format) is not null)
        .ToDictionary(format => format.Type, format => new VideoPayload(VideoFormats.CodecOf(format)!.Value, VideoFormats.FeedbackOf(format)));

    // Sound is of no use here. It is answered all the same when it shares the video's transport: refusing the first
    // section of a bundle breaks publishers. As an inactive section it stays silent.
    private static NegotiatedSection AnswerAudio(SdpSection section, SdpSection video, SdpOffer offer)
    {
        var shares = section.Kind == "audio" && section.IsOpen && section.Formats.Count > 0 && Protocols.Contains(section.Protocol)
            && offer.Bundle.Contains(section.Mid) && offer.Bundle.Contains(video.Mid);
        var formats = section.Formats.Where(format => format.Map.Length > 0).DefaultIfEmpty(section.Formats.Count > 0 ? section.Formats[0] : new PayloadFormat(0)).Take(1);
        var extensions = section.Extensions.Where(extension => extension.Uri == HeaderExtension.Mid && extension.Direction is "" or "sendrecv").Take(1).ToList();
        return new NegotiatedSection(section, shares, "inactive", shares ? [.. formats.Select(format => format with { Feedback = [] })] : [], shares ? extensions : [], null);
    }

    // In a bundle the first section that is accepted speaks for the transport of all; one that is bundle-only may say nothing of it.
    private static SdpSection Transport(SdpSection video, List<NegotiatedSection> sections, List<string> bundle)
    {
        var members = bundle.Select(mid => sections.Single(section => section.Offered.Mid == mid).Offered).DefaultIfEmpty(video).ToList();
        if (!members.Contains(video)) members = [video];
        var transport = members.FirstOrDefault(section => section.Ice is not null && section.Fingerprint is not null && section.Setup is not null) ?? members[0];
        if (transport.Setup is not ("actpass" or "active"))
        {
            throw SdpLines.Unacceptable("The offer's a=setup must be actpass or active: this server waits for the DTLS connection.");
        }
        return transport;
    }
}
