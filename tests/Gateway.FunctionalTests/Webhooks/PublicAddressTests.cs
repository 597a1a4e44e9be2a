using System.Net;
using Aikynetix.Gateway.Webhooks;

namespace Aikynetix.Gateway.FunctionalTests.Webhooks;

/// <summary>No spelling of a private address passes for a public one.</summary>
public sealed class PublicAddressTests
{
    [Theory]
    [InlineData("127.0.0.1"), InlineData("127.255.255.254"), InlineData("0.0.0.0"), InlineData("10.1.2.3"), InlineData("100.64.0.1")]
    [InlineData("169.254.169.254"), InlineData("172.16.0.1"), InlineData("172.31.255.255"), InlineData("192.168.1.1"), InlineData("198.18.0.1")]
    [InlineData("224.0.0.1"), InlineData("255.255.255.255"), InlineData("::"), InlineData("::1"), InlineData("fe80::1"), InlineData("fc00::1")]
    [InlineData("fd12::1"), InlineData("ff02::1"), InlineData("::ffff:127.0.0.1"), InlineData("::ffff:10.0.0.1"), InlineData("::127.0.0.1")]
    [InlineData("64:ff9b::7f00:1"), InlineData("2002:7f00:1::"), InlineData("2001:0:7f00:1::"), InlineData("2001:db8::1")]
    public void These_are_none_of_the_public_Internet(string address) => Assert.False(PublicAddress.IsPublic(IPAddress.Parse(address)));

    [Theory]
    [InlineData("1.1.1.1"), InlineData("8.8.8.8"), InlineData("172.15.255.255"), InlineData("172.32.0.1"), InlineData("100.128.0.1")]
    [InlineData("2606:4700::1111"), InlineData("::ffff:8.8.8.8")]
    public void These_are(string address) => Assert.True(PublicAddress.IsPublic(IPAddress.Parse(address)));
}
