using System.Net;
using Aikynetix.WebRtc.Ice;
using Aikynetix.WebRtc.UnitTests.Receive;

namespace Aikynetix.WebRtc.UnitTests.Ice;

/// <summary>Where the server says it can be reached while the machine's network comes, goes and changes.</summary>
public sealed class CandidateTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("127.0.0.1", "127.0.0.1")]
    [InlineData("::1", "::1")]
    [InlineData(null, "192.168.1.20")]
    [InlineData(null, "127.0.0.1", "192.168.1.20")]
    public void Only_an_operator_can_keep_the_port_on_loopback(string? bound, params string[] configured) =>
        Assert.Equal(bound is null ? null : IPAddress.Parse(bound), CandidateAddresses.Bind(configured));

    [Fact]
    public void Addresses_that_come_later_are_told_to_who_comes_after_them()
    {
        var time = new SteppedTime();
        IReadOnlyList<IPAddress> addresses = [IPAddress.Loopback];
        var looked = 0;
        var candidates = new AdvertisedCandidates(() => (looked++, addresses).addresses, 4242, time);
        Assert.Equal([new(IPAddress.Loopback, 4242)], candidates.Now);
        addresses = [IPAddress.Parse("192.168.1.20"), IPAddress.Parse("fd00::7")];
        Assert.Equal([new(IPAddress.Loopback, 4242)], candidates.Now);
        Assert.Equal(1, looked);
        time.Step(10_000);
        Assert.Equal([new(addresses[0], 4242), new(addresses[1], 4242)], candidates.Now);
        Assert.Equal(2, looked);
    }
}
