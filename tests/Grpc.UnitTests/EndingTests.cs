using Aikynetix.Grpc.Client;
using Aikynetix.Grpc.UnitTests.Echoes;
using Aikynetix.Grpc.Wire;
using Google.Protobuf;

namespace Aikynetix.Grpc.UnitTests;

/// <summary>Calls that end before they are answered: deadlines, callers who go, readers who do not read. Each test has a server of its own.</summary>
public sealed class EndingTests(EchoServer server) : IClassFixture<EchoServer>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory(Timeout = EchoServer.Patience)]
    [InlineData(null, "none")]
    [InlineData(60, "some")]
    public async Task The_deadline_reaches_the_handler(int? seconds, string told)
    {
        using var channel = server.Channel();
        var settings = new CallSettings(seconds is { } after ? TimeSpan.FromSeconds(after) : null);
        Assert.Equal(told, (await channel.CallAsync(EchoServer.Say, new EchoMessage { Text = "deadline" }, settings, Token)).Text);
    }

    [Fact(Timeout = EchoServer.Patience)]
    public async Task A_passed_deadline_is_DEADLINE_EXCEEDED_and_stops_the_handler()
    {
        await using var own = await StartAsync();
        var clock = new HandClock();
        using var channel = own.Channel(new ChannelSettings { Time = clock });
        var call = channel.CallAsync(EchoServer.Say, new EchoMessage { Text = "wait" }, new CallSettings(TimeSpan.FromHours(1)), Token);
        // A deadline that passes before the handler has begun would stop nothing.
        await own.Waiting.WaitAsync(Token);
        clock.Ring();
        Assert.Equal(StatusCode.DeadlineExceeded, (await Assert.ThrowsAsync<RpcException>(() => call)).Code);
        await own.Cancelled.WaitAsync(Token);
    }

    [Fact(Timeout = EchoServer.Patience)]
    public async Task The_server_keeps_the_deadline_itself_even_when_its_handler_does_not()
    {
        await using var own = await StartAsync();
        // What is sent by hand has no clock of its own.
        using var http = new RawCall(own.Address);
        var response = await http.SendAsync(EchoServer.Say.Path, RawCall.Frame(new EchoMessage { Text = "hold" }.ToByteArray()), Token, ("grpc-timeout", "20m"));
        Assert.Equal("4", RawCall.Status(response));
        own.Release.Release();
    }

    [Fact(Timeout = EchoServer.Patience)]
    public async Task A_caller_who_cancels_stops_the_handler()
    {
        await using var own = await StartAsync();
        using var channel = own.Channel();
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var call = channel.Start(EchoServer.Count, null, patience.Token);
        await call.WriteAsync(new EchoMessage { Number = -1 }, Token);
        call.Complete();
        Assert.Equal(1, (await call.NextAsync(Token))!.Number);
        await patience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call.NextAsync(Token));
        await call.DisposeAsync();
        await own.Cancelled.WaitAsync(Token);
    }

    [Fact(Timeout = EchoServer.Patience)]
    public async Task Leaving_the_loop_of_a_server_stream_stops_the_handler()
    {
        await using var own = await StartAsync();
        using var channel = own.Channel();
        await foreach (var reply in channel.ReadAsync(EchoServer.Count, new EchoMessage { Number = -1 }, null, Token))
        {
            if (reply.Number == 3) break;
        }

        await own.Cancelled.WaitAsync(Token);
    }

    [Fact(Timeout = EchoServer.Patience)]
    public async Task A_reader_who_does_not_read_holds_the_server_back()
    {
        await using var own = await StartAsync();
        using var channel = own.Channel();
        await using var call = channel.Start(EchoServer.Count, null, Token);
        await call.WriteAsync(new EchoMessage { Number = -1, Data = ByteString.CopyFrom(new byte[100_000]) }, Token);
        call.Complete();
        Assert.NotNull(await call.NextAsync(Token));

        // The count stands still when no window is left: what was made by then is all that lies in buffers.
        var before = -1L;
        while (before != own.Counted)
        {
            before = own.Counted;
            await Task.Delay(200, Token);
        }

        Assert.InRange(before, 1, 400);
        for (var number = 2; number <= before + 5; number++) Assert.Equal(number, (await call.NextAsync(Token))!.Number);
    }

    private static async Task<EchoServer> StartAsync()
    {
        var own = new EchoServer();
        await own.InitializeAsync();
        return own;
    }

    /// <summary>A clock whose timers fire when they are told to.</summary>
    private sealed class HandClock : TimeProvider
    {
        private readonly List<(TimerCallback Callback, object? State)> _timers = [];

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            lock (_timers) _timers.Add((callback, state));
            return new Silent();
        }

        public void Ring()
        {
            lock (_timers) _timers.ForEach(timer => timer.Callback(timer.State));
        }

        private sealed class Silent : ITimer
        {
            public bool Change(TimeSpan dueTime, TimeSpan period) => true;

            public void Dispose()
            {
            }

            public ValueTask DisposeAsync() => default;
        }
    }
}
