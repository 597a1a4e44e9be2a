using Aikynetix.WebRtc.Dtls;
using Aikynetix.WebRtc.Ice;
using Microsoft.Extensions.Logging;

namespace Aikynetix.WebRtc.Session;

/// <summary>What a session gets from its server.</summary>
/// <param name="Table">Who is there.</param>
/// <param name="Port">The way out.</param>
/// <param name="Identity">Who the server is to this peer.</param>
/// <param name="Candidates">Where the server can be reached.</param>
/// <param name="Options">The operator's limits.</param>
/// <param name="Time">The clock.</param>
/// <param name="Log">Where sessions tell what became of them.</param>
internal sealed record SessionContext(
    SessionTable Table, UdpPort Port, DtlsIdentity Identity, AdvertisedCandidates Candidates, WebRtcOptions Options, TimeProvider Time, ILogger Log);
