using System.Security.Cryptography;
using Aikynetix.WebRtc.Dtls;
using Aikynetix.WebRtc.Srtp;

namespace Aikynetix.WebRtc.Session;

/// <summary>Both directions of a session's media encryption, made of what its DTLS handshake agreed on.</summary>
internal sealed class MediaKeys : IDisposable
{
    private MediaKeys(SrtpReceiver incoming, SrtcpSender outgoing) => (Incoming, Outgoing) = (incoming, outgoing);

    public SrtpReceiver Incoming { get; }

    public SrtcpSender Outgoing { get; }

    /// <summary>From a finished handshake, the peer being its client.</summary>
    public static MediaKeys From(DtlsEndpoint dtls)
    {
        var profile = (SrtpProfile)dtls.MediaProfile;
        var exported = dtls.Export(SrtpKeys.ExportLength(profile));
        var keys = new MediaKeys(
            new SrtpReceiver(SrtpCiphers.Create(profile, SrtpKeys.FromExport(profile, exported, ofClient: true))),
            new SrtcpSender(SrtpCiphers.Create(profile, SrtpKeys.FromExport(profile, exported, ofClient: false))));
        CryptographicOperations.ZeroMemory(exported);
        return keys;
    }

    public void Dispose()
    {
        Incoming.Dispose();
        Outgoing.Dispose();
    }
}
