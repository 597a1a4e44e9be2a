using System.Net;
using Aikynetix.WebRtc.Ice;

namespace Aikynetix.WebRtc.UnitTests.Ice;

/// <summary>The server answers who knows the password, and nobody else.</summary>
public sealed class LiteAgentTests
{
    private static readonly IPEndPoint Somewhere = new(IPAddress.Parse("198.51.100.7"), 4321);

    private readonly IceParameters _local = IceParameters.Create();

    [Fact]
    public void A_check_with_the_password_passes()
    {
        var (verdict, answer) = Judge(new LiteAgent(_local), Check(_local));
        Assert.Equal(IceVerdict.Passed, verdict);
        Assert.Equal([0x01, 0x01], answer[..2]);
    }

    [Fact]
    public void A_check_with_another_password_gets_no_answer()
    {
        var (verdict, answer) = Judge(new LiteAgent(_local), Check(_local with { Password = IceParameters.Create().Password }));
        Assert.Equal(IceVerdict.Forged, verdict);
        Assert.Empty(answer);
    }

    [Fact]
    public void A_peer_that_wants_to_be_controlled_is_told_of_the_conflict()
    {
        var (verdict, answer) = Judge(new LiteAgent(_local), StunMessage.Check($"{_local.Fragment}:peer", _local.Password, controlled: true));
        Assert.Equal(IceVerdict.Refused, verdict);
        Assert.Equal([0, 0, 4, 87], answer[24..28]);
    }

    [Fact]
    public void An_attribute_that_must_be_understood_and_is_not_is_named()
    {
        var (verdict, answer) = Judge(new LiteAgent(_local), StunMessage.Check($"{_local.Fragment}:peer", _local.Password, more: (0x0123, [1, 2, 3])));
        Assert.Equal(IceVerdict.Refused, verdict);
        Assert.Equal([0, 0, 4, 20, 0x00, 0x0A, 0, 2, 0x01, 0x23], answer[24..34]);
    }

    [Fact]
    public void An_attribute_behind_the_integrity_counts_for_nothing()
    {
        var check = StunMessage.Seal(0x0001, [(0x0006, "abcd:peer"u8.ToArray())], "password", unsigned: (0x0025, []));
        Assert.True(StunRequest.TryRead(check, out var request));
        Assert.False(request.UsesCandidate);
    }

    [Fact]
    public void A_restart_leaves_the_old_names_valid_until_the_new_ones_are_used()
    {
        var agent = new LiteAgent(_local);
        var next = IceParameters.Create();
        agent.Restart(next);
        Assert.Equal(IceVerdict.Passed, Judge(agent, Check(_local)).Verdict);
        Assert.Equal(IceVerdict.Forged, Judge(agent, Check(next with { Password = _local.Password })).Verdict);
        Assert.Equal(IceVerdict.Restarted, Judge(agent, Check(next)).Verdict);
        Assert.Equal(IceVerdict.Forged, Judge(agent, Check(_local)).Verdict);
        Assert.Equal(IceVerdict.Passed, Judge(agent, Check(next)).Verdict);
    }

    [Fact]
    public void Names_are_made_of_the_alphabet_of_ICE_and_never_twice()
    {
        var made = Enumerable.Range(0, 1000).Select(_ => IceParameters.Create()).ToList();
        Assert.All(made, one => Assert.Matches("^[A-Za-z0-9+/]{12}$", one.Fragment));
        Assert.All(made, one => Assert.Matches("^[A-Za-z0-9+/]{32}$", one.Password));
        Assert.Equal(1000, made.Select(one => one.Fragment).Distinct().Count());
        Assert.DoesNotContain(made[0].Password, made[0].ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Mutated_checks_never_pass_and_never_throw()
    {
        var agent = new LiteAgent(_local);
        var random = new Random(5);
        var check = Check(_local);
        for (var round = 0; round < 20_000; round++)
        {
            var changed = check.ToArray();
            for (var change = random.Next(1, 6); change > 0; change--) changed[random.Next(changed.Length)] = (byte)random.Next(256);
            if (random.Next(4) == 0) changed = changed[..random.Next(changed.Length)];
            if (changed.AsSpan().SequenceEqual(check)) continue;
            Assert.Equal(IceVerdict.Forged, Judge(agent, changed).Verdict);
        }
    }

    private static byte[] Check(IceParameters local) => StunMessage.Check($"{local.Fragment}:peer", local.Password);

    private static (IceVerdict Verdict, byte[] Answer) Judge(LiteAgent agent, byte[] check)
    {
        if (!StunRequest.TryRead(check, out var request)) return (IceVerdict.Forged, []);
        var answer = new byte[StunResponse.MaxLength];
        var verdict = agent.Check(request, Somewhere, answer, out var length);
        return (verdict, answer[..length]);
    }
}
