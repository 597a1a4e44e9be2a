using System.Net;
using System.Net.Http.Headers;
using Aikynetix.Grpc.UnitTests.Echoes;
using Aikynetix.Grpc.Wire;
using Aikynetix.Protos.Health.V1;
using Google.Protobuf;

namespace Aikynetix.Grpc.UnitTests;

/// <summary>Callers who begin a request and then say nothing more: who streams may do so, nobody else.</summary>
public sealed class SilentCallerTests(EchoServer server) : IClassFixture<EchoServer>
{
    private static readonly byte[] Hello = RawCall.Frame(new EchoMessage { Text = "hello" }.ToByteArray());

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string, string, byte[]> Unfinished => new()
    {
        { "a message of which some has come", EchoServer.Say.Path, [0, 0, 0x0f, 0xff, 0xff, .. new byte[100]] },
        { "a whole message without an end of the stream", EchoServer.Say.Path, Hello },
        { "a probe of health", "/grpc.health.v1.Health/Check", [0, 0, 0, 0xff, 0xff, 1] },
        { "a question to reflection", "/grpc.reflection.v1.ServerReflection/ServerReflectionInfo", [0, 0, 0, 0xff, 0xff, 1] },
    };

    [Theory(Timeout = EchoServer.Patience)]
    [MemberData(nameof(Unfinished))]
    public async Task A_call_that_stalls_is_broken_off_while_a_stream_may_be_silent(string what, string path, byte[] body)
    {
        using var channel = server.Channel();
        await using var chat = channel.Start(EchoServer.Chat, null, Token);
        await chat.WriteAsync(new EchoMessage { Number = 1 }, Token);
        Assert.Equal(1, (await chat.NextAsync(Token))!.Number);

        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(server.Address, path))
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = new StallingBody(body),
        };
        Assert.True(await IsBrokenOffAsync(http, request), what);

        await chat.WriteAsync(new EchoMessage { Number = 2 }, Token);
        Assert.Equal(2, (await chat.NextAsync(Token))!.Number);
    }

    [Theory(Timeout = EchoServer.Patience)]
    [InlineData("/grpc.health.v1.Health/Check")]
    [InlineData("/grpc.reflection.v1.ServerReflection/ServerReflectionInfo")]
    public async Task Methods_without_a_key_take_small_messages_only(string path)
    {
        using var http = new RawCall(server.Address);
        var large = RawCall.Frame(new HealthCheckRequest { Service = new string('x', 64 << 10) }.ToByteArray());
        Assert.Equal(((int)StatusCode.ResourceExhausted).ToString(System.Globalization.CultureInfo.InvariantCulture), RawCall.Status(await http.SendAsync(path, large, Token)));
    }

    private static async Task<bool> IsBrokenOffAsync(HttpClient http, HttpRequestMessage request)
    {
        try
        {
            using var response = await http.SendAsync(request, Token);
            // What the server noticed before the line was cut.
            return RawCall.Status(response) is not (null or "0");
        }
        catch (Exception cause) when (cause is HttpRequestException or OperationCanceledException && !Token.IsCancellationRequested)
        {
            return true;
        }
    }

    private sealed class StallingBody : HttpContent
    {
        private readonly byte[] _begin;

        public StallingBody(byte[] begin)
        {
            _begin = begin;
            Headers.ContentType = new MediaTypeHeaderValue("application/grpc");
        }

        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeToStreamAsync(stream, context, Token);

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
        {
            await stream.WriteAsync(_begin, cancellationToken);
            await stream.FlushAsync(cancellationToken);
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
