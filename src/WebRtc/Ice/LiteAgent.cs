using System.Net;
using System.Text;

namespace Aikynetix.WebRtc.Ice;

/// <summary>
/// The server's half of ICE for one session: it only answers checks (ICE-lite, RFC 8445 §2.5). After a restart both pairs of credentials
/// hold until the peer uses the new one, so that a restart that fails harms nobody.
/// </summary>
internal sealed class LiteAgent
{
    private byte[] _password;
    private byte[]? _nextPassword;

    public LiteAgent(IceParameters local)
    {
        Current = local;
        _password = Encoding.ASCII.GetBytes(local.Password);
    }

    /// <summary>The credentials in use.</summary>
    public IceParameters Current { get; private set; }

    /// <summary>The credentials of a restart that the peer has not taken up yet.</summary>
    public IceParameters? Next { get; private set; }

    /// <summary>Offers new credentials; earlier ones that were never taken up are forgotten.</summary>
    public void Restart(IceParameters next)
    {
        Next = next;
        _nextPassword = Encoding.ASCII.GetBytes(next.Password);
    }

    /// <summary>Judges a check and writes its answer.</summary>
    /// <param name="request">The check, its fragment being one of ours.</param>
    /// <param name="from">Where it came from.</param>
    /// <param name="answer">Room for the answer, <see cref="StunResponse.MaxLength"/> bytes.</param>
    /// <param name="length">Bytes of the answer; 0 for none.</param>
    public IceVerdict Check(in StunRequest request, IPEndPoint from, Span<byte> answer, out int length)
    {
        length = 0;
        var isNext = Next is { } next && request.LocalFragment == next.Fragment;
        if (!isNext && request.LocalFragment != Current.Fragment) return IceVerdict.Forged;
        var password = isNext ? _nextPassword! : _password;
        if (!request.IsAuthentic(password)) return IceVerdict.Forged;
        if (request.Unknown != 0)
        {
            length = StunResponse.WriteUnknownAttribute(request.Transaction, request.Unknown, password, answer);
            return IceVerdict.Refused;
        }

        if (request.ClaimsControlled)
        {
            length = StunResponse.WriteRoleConflict(request.Transaction, password, answer);
            return IceVerdict.Refused;
        }

        length = StunResponse.WriteSuccess(request.Transaction, from.Address, from.Port, password, answer);
        if (!isNext) return IceVerdict.Passed;
        (Current, _password) = (Next!, password);
        (Next, _nextPassword) = (null, null);
        return IceVerdict.Restarted;
    }
}
