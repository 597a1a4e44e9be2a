using Aikynetix.Grpc.Client;
using Aikynetix.Grpc.UnitTests.Echoes;
using Aikynetix.Grpc.Wire;
using Google.Protobuf;

namespace Aikynetix.Grpc.UnitTests;

/// <summary>Our client against our server over a real socket.</summary>
public sealed class CallTests(EchoServer server) : IClassFixture<EchoServer>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<StatusCode> Failures => [.. Enum.GetValues<StatusCode>().Where(code => code != StatusCode.Ok)];

    [Fact(Timeout = EchoServer.Patience)]
    public async Task A_unary_call_is_answered()
    {
        using var channel = server.Channel();
        var reply = await channel.CallAsync(EchoServer.Say, new EchoMessage { Text = "hei", Number = -3 }, null, Token);
        Assert.Equal(new EchoMessage { Text = "hei", Number = -3 }, reply);
    }

    [Fact(Timeout = EchoServer.Patience)]
    public async Task An_empty_message_is_a_message()
    {
        using var channel = server.Channel();
        Assert.Equal(new EchoMessage(), await channel.CallAsync(EchoServer.Say, new EchoMessage(), null, Token));
    }

    [Fact(Timeout = EchoServer.Patience)]
    public async Task A_server_stream_comes_in_order_and_ends()
    {
        using var channel = server.Channel();
        var numbers = await channel.ReadAsync(EchoServer.Count, new EchoMessage { Number = 500 }, null, Token).Select(reply => reply.Number).ToListAsync(Token);
        Assert.Equal(Enumerable.Range(1, 500).Select(number => (long)number), numbers);
    }

    [Fact(Timeout = EchoServer.Patience)]
    public async Task An_empty_server_stream_is_no_failure()
    {
        using var channel = server.Channel();
        Assert.Empty(await channel.ReadAsync(EchoServer.Count, new EchoMessage(), null, Token).ToListAsync(Token));
    }

    [Fact(Timeout = EchoServer.Patience)]
    public async Task A_failure_after_replies_comes_behind_them()
    {
        using var channel = server.Channel();
        await using var call = channel.Start(EchoServer.Count, null, Token);
        await call.WriteAsync(new EchoMessage { Number = 2, Status = (int)StatusCode.DataLoss }, Token);
        call.Complete();
        Assert.Equal(1, (await call.NextAsync(Token))!.Number);
        Assert.Equal(2, (await call.NextAsync(Token))!.Number);
        var failure = await Assert.ThrowsAsync<RpcException>(() => call.NextAsync(Token));
        Assert.Equal((StatusCode.DataLoss, "after the last"), (failure.Code, failure.Message));
    }

    [Fact(Timeout = EchoServer.Patience)]
    public async Task A_client_stream_is_added_up()
    {
        using var channel = server.Channel();
        var reply = await channel.SendAsync(EchoServer.Sum, Enumerable.Range(1, 300).Select(number => new EchoMessage { Number = number }), null, Token);
        Assert.Equal(45150, reply.Number);
    }

    [Fact(Timeout = EchoServer.Patience)]
    public async Task A_client_stream_that_the_server_refuses_in_the_middle_tells_why()
    {
        using var channel = server.Channel();
        var endless = Enumerable.Range(0, 100_000).Select(number => new EchoMessage { Status = number == 3 ? (int)StatusCode.Aborted : 0, Data = ByteString.CopyFrom(new byte[1000]) });
        var failure = await Assert.ThrowsAsync<RpcException>(() => channel.SendAsync(EchoServer.Sum, endless, null, Token));
        Assert.Equal((StatusCode.Aborted, "in the middle"), (failure.Code, failure.Message));
    }

    [Fact(Timeout = EchoServer.Patience)]
    public async Task A_duplex_call_answers_each_message_before_the_next_is_sent()
    {
        using var channel = server.Channel();
        await using var call = channel.Start(EchoServer.Chat, null, Token);
        for (var number = 1; number <= 50; number++)
        {
            await call.WriteAsync(new EchoMessage { Number = number }, Token);
            Assert.Equal(number, (await call.NextAsync(Token))!.Number);
        }

        call.Complete();
        Assert.Null(await call.NextAsync(Token));
    }

    [Fact(Timeout = EchoServer.Patience)]
    public async Task A_server_may_end_a_duplex_call_first()
    {
        using var channel = server.Channel();
        await using var call = channel.Start(EchoServer.Chat, null, Token);
        await call.WriteAsync(new EchoMessage { Text = "stop" }, Token);
        Assert.Null(await call.NextAsync(Token));
    }

    [Fact(Timeout = EchoServer.Patience)]
    public async Task Messages_of_several_writers_do_not_mix()
    {
        using var channel = server.Channel();
        await using var call = channel.Start(EchoServer.Chat, null, Token);
        var writers = Enumerable.Range(1, 8).Select(async writer =>
        {
            for (var turn = 0; turn < 50; turn++) await call.WriteAsync(new EchoMessage { Number = writer, Data = ByteString.CopyFrom(new byte[writer * 100]) }, Token);
        });
        var writing = Task.WhenAll(writers);
        for (var count = 0; count < 400; count++)
        {
            var reply = (await call.NextAsync(Token))!;
            Assert.Equal(reply.Number * 100, reply.Data.Length);
        }

        await writing;
    }

    [Theory(Timeout = EchoServer.Patience)]
    [MemberData(nameof(Failures))]
    public async Task Every_status_comes_with_its_message_and_trailers(StatusCode code)
    {
        using var channel = server.Channel();
        var failure = await Assert.ThrowsAsync<RpcException>(() => channel.CallAsync(EchoServer.Say, new EchoMessage { Status = (int)code }, null, Token));
        Assert.Equal(code, failure.Code);
        Assert.Equal($"status {(int)code}: 100% ä\n", failure.Message);
        Assert.Equal("asked for", failure.Trailers.Text("x-why"));
    }

    [Fact(Timeout = EchoServer.Patience)]
    public async Task An_unexpected_failure_is_UNKNOWN_and_tells_no_details()
    {
        using var channel = server.Channel();
        var failure = await Assert.ThrowsAsync<RpcException>(() => channel.CallAsync(EchoServer.Say, new EchoMessage { Text = "crash" }, null, Token));
        Assert.Equal(StatusCode.Unknown, failure.Code);
        Assert.DoesNotContain("secret", failure.ToString(), StringComparison.Ordinal);
    }

    [Fact(Timeout = EchoServer.Patience)]
    public async Task A_failure_that_the_host_knows_is_translated()
    {
        using var channel = server.Channel();
        var failure = await Assert.ThrowsAsync<RpcException>(() => channel.CallAsync(EchoServer.Say, new EchoMessage { Text = "translated" }, null, Token));
        Assert.Equal((StatusCode.NotFound, "translated"), (failure.Code, failure.Message));
    }

    [Fact(Timeout = EchoServer.Patience)]
    public async Task Metadata_goes_there_and_back_in_headers_and_trailers()
    {
        using var channel = server.Channel();
        var headers = new Metadata { { "X-Name", "value, with comma" }, { "x-data-bin", [0, 255, 10, 13] } };
        await using var call = channel.Start(EchoServer.Say, new CallSettings(Headers: headers), Token);
        await call.WriteAsync(new EchoMessage(), Token);
        call.Complete();
        Assert.Equal("value, with comma", (await call.HeadersAsync(Token)).Text("x-name"));
        Assert.NotNull(await call.NextAsync(Token));
        Assert.Null(await call.NextAsync(Token));
        Assert.Equal([0, 255, 10, 13], call.Trailers.Bytes("x-data-bin"));
    }

    [Theory(Timeout = EchoServer.Patience)]
    [InlineData(0)]
    [InlineData(null)]
    public async Task Large_messages_pass_packed_and_plain(int? gzipFrom)
    {
        using var channel = server.Channel(new ChannelSettings { GzipFromBytes = gzipFrom });
        var data = new byte[EchoServer.MaxMessageBytes - 100];
        new Random(1).NextBytes(data.AsSpan(0, data.Length / 2));
        var reply = await channel.CallAsync(EchoServer.Say, new EchoMessage { Data = ByteString.CopyFrom(data) }, null, Token);
        Assert.Equal(data, reply.Data.ToByteArray());
    }

    [Fact(Timeout = EchoServer.Patience)]
    public async Task A_request_over_the_limit_of_the_server_is_RESOURCE_EXHAUSTED()
    {
        using var channel = server.Channel();
        var request = new EchoMessage { Data = ByteString.CopyFrom(new byte[EchoServer.MaxMessageBytes + 1]) };
        var failure = await Assert.ThrowsAsync<RpcException>(() => channel.CallAsync(EchoServer.Say, request, null, Token));
        Assert.True(failure.Code == StatusCode.ResourceExhausted, failure.ToString());
    }

    [Fact(Timeout = EchoServer.Patience)]
    public async Task A_reply_over_the_limit_of_the_client_is_RESOURCE_EXHAUSTED()
    {
        using var channel = server.Channel(new ChannelSettings { MaxMessageBytes = 1000 });
        var request = new EchoMessage { Text = "grow", Number = 1000 };
        Assert.Equal(StatusCode.ResourceExhausted, (await Assert.ThrowsAsync<RpcException>(() => channel.CallAsync(EchoServer.Say, request, null, Token))).Code);
    }

    [Fact(Timeout = EchoServer.Patience)]
    public async Task A_reply_over_the_limit_of_the_server_is_RESOURCE_EXHAUSTED()
    {
        using var channel = server.Channel();
        var request = new EchoMessage { Text = "grow", Number = EchoServer.MaxMessageBytes };
        Assert.Equal(StatusCode.ResourceExhausted, (await Assert.ThrowsAsync<RpcException>(() => channel.CallAsync(EchoServer.Say, request, null, Token))).Code);
    }

    [Fact(Timeout = EchoServer.Patience)]
    public async Task A_server_that_is_not_there_is_UNAVAILABLE()
    {
        using var channel = new GrpcChannel(new Uri("http://127.0.0.1:1"));
        Assert.Equal(StatusCode.Unavailable, (await Assert.ThrowsAsync<RpcException>(() => channel.CallAsync(EchoServer.Say, new EchoMessage(), null, Token))).Code);
    }

    [Fact(Timeout = EchoServer.Patience)]
    public async Task A_method_of_another_kind_or_with_other_types_is_refused_before_anything_is_sent()
    {
        using var channel = server.Channel();
        await Assert.ThrowsAsync<ArgumentException>(() => channel.CallAsync(EchoServer.Count, new EchoMessage(), null, Token));
        Assert.Throws<ArgumentException>(() => new Calls.RpcMethod<EchoMessage, Aikynetix.Protos.Health.V1.HealthCheckResponse>(EchoServer.Say.Descriptor));
    }
}
