using System.Net;
using Aikynetix.Grpc.UnitTests.Echoes;
using Aikynetix.Grpc.Wire;
using FsCheck;
using FsCheck.Fluent;
using Google.Protobuf;

namespace Aikynetix.Grpc.UnitTests;

/// <summary>Requests that no honest client sends: each gets a status, and the server goes on.</summary>
public sealed class HostileCallTests(EchoServer server) : IClassFixture<EchoServer>
{
    private static readonly byte[] Hello = RawCall.Frame(new EchoMessage { Text = "hello" }.ToByteArray());

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string, byte[], StatusCode> Bodies => new()
    {
        { "nothing", [], StatusCode.Internal },
        { "half a prefix", [0, 0, 0], StatusCode.Internal },
        { "half a message", Hello[..^2], StatusCode.Internal },
        { "two messages", [.. Hello, .. Hello], StatusCode.Internal },
        { "no frame", "GET / HTTP/1.1"u8.ToArray(), StatusCode.Internal },
        { "no protobuf", RawCall.Frame([0xff, 0xff, 0xff]), StatusCode.Internal },
        { "packed without encoding", RawCall.Frame([1, 2, 3], flag: 1), StatusCode.Internal },
        { "four gigabytes announced", [0, 0xff, 0xff, 0xff, 0xff, 1, 2, 3], StatusCode.ResourceExhausted },
    };

    [Theory(Timeout = EchoServer.Patience)]
    [MemberData(nameof(Bodies))]
    public async Task A_broken_body_gets_a_status(string what, byte[] body, StatusCode code)
    {
        using var http = new RawCall(server.Address);
        var response = await http.SendAsync(EchoServer.Say.Path, body, Token);
        Assert.True(((int)code).ToString(System.Globalization.CultureInfo.InvariantCulture) == RawCall.Status(response), what);
        await AssertServesAsync();
    }

    [Fact(Timeout = EchoServer.Patience)]
    public async Task Damaged_gzip_is_INTERNAL()
    {
        using var http = new RawCall(server.Address);
        var response = await http.SendAsync(EchoServer.Say.Path, RawCall.Frame([1, 2, 3], flag: 1), Token, ("grpc-encoding", "gzip"));
        Assert.Equal("13", RawCall.Status(response));
    }

    [Fact(Timeout = EchoServer.Patience)]
    public async Task An_unknown_encoding_is_UNIMPLEMENTED_and_told_which_are_known()
    {
        using var http = new RawCall(server.Address);
        var response = await http.SendAsync(EchoServer.Say.Path, Hello, Token, ("grpc-encoding", "snappy"));
        Assert.Equal("12", RawCall.Status(response));
        Assert.Equal("identity,gzip", RawCall.Field(response, "grpc-accept-encoding"));
    }

    [Theory(Timeout = EchoServer.Patience)]
    [InlineData("application/json")]
    [InlineData("application/grpc-web")]
    public async Task A_foreign_content_type_is_415(string contentType)
    {
        using var http = new RawCall(server.Address);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await http.SendAsync(EchoServer.Say.Path, Hello, Token, ("content-type", contentType))).StatusCode);
    }

    [Theory(Timeout = EchoServer.Patience)]
    [InlineData("/aikynetix.tests.v1.Echo/Sing")]
    [InlineData("/nobody.Knows/Me")]
    [InlineData("/")]
    public async Task What_is_not_mapped_is_UNIMPLEMENTED_without_a_body(string path)
    {
        using var http = new RawCall(server.Address);
        var response = await http.SendAsync(path, Hello, Token);
        Assert.Equal((HttpStatusCode.OK, "12"), (response.StatusCode, RawCall.Status(response)));
        Assert.True(response.Headers.Contains("grpc-status"));
    }

    [Fact(Timeout = EchoServer.Patience)]
    public async Task A_timeout_that_is_none_is_refused()
    {
        using var http = new RawCall(server.Address);
        Assert.Equal("13", RawCall.Status(await http.SendAsync(EchoServer.Say.Path, Hello, Token, ("grpc-timeout", "soon"))));
    }

    [Fact(Timeout = EchoServer.Patience)]
    public async Task A_timeout_that_is_over_already_is_DEADLINE_EXCEEDED()
    {
        using var http = new RawCall(server.Address);
        var wait = RawCall.Frame(new EchoMessage { Text = "wait" }.ToByteArray());
        Assert.Equal("4", RawCall.Status(await http.SendAsync(EchoServer.Say.Path, wait, Token, ("grpc-timeout", "0n"))));
    }

    [Fact(Timeout = EchoServer.Patience)]
    public async Task Any_bytes_get_a_status()
    {
        // The property blocks its thread, which no timeout of the framework ends.
        using var hung = CancellationTokenSource.CreateLinkedTokenSource(Token);
        hung.CancelAfter(EchoServer.Patience);
        using var http = new RawCall(server.Address);
        var methods = new[] { EchoServer.Say.Path, EchoServer.Sum.Path, EchoServer.Chat.Path };
        Prop.ForAll(ArbMap.Default.GeneratorFor<byte[]>().ToArbitrary(), Gen.Elements(methods).ToArbitrary(), (body, path) =>
        {
            var response = http.SendAsync(path, body, hung.Token, ("grpc-encoding", "gzip")).GetAwaiter().GetResult();
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            Assert.NotNull(RawCall.Status(response));
        }).QuickCheckThrowOnFailure();
        await AssertServesAsync();
    }

    private async Task AssertServesAsync()
    {
        using var channel = server.Channel();
        Assert.Equal("still", (await channel.CallAsync(EchoServer.Say, new EchoMessage { Text = "still" }, null, Token)).Text);
    }
}
