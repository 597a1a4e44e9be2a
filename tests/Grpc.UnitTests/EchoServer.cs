using System.Net;
using System.Runtime.CompilerServices;
using Aikynetix.Grpc.Calls;
using Aikynetix.Grpc.Client;
using Aikynetix.Grpc.Health;
using Aikynetix.Grpc.Reflection;
using Aikynetix.Grpc.Server;
using Aikynetix.Grpc.UnitTests.Echoes;
using Aikynetix.Grpc.Wire;
using Google.Protobuf;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Aikynetix.Grpc.UnitTests;

/// <summary>A real server on a free port, with the echo service, health and reflection.</summary>
public sealed class EchoServer : IAsyncLifetime
{
    public const int MaxMessageBytes = 1 << 20;

    /// <summary>Milliseconds after which a test here has hung, however busy the machine is.</summary>
    public const int Patience = 60_000;

    private static readonly Google.Protobuf.Reflection.ServiceDescriptor Service = EchoReflection.Descriptor.Services[0];

    private readonly TaskCompletionSource _waiting = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _cancelled = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private WebApplication? _app;
    private long _counted;

    public static RpcMethod<EchoMessage, EchoMessage> Say { get; } = new(Service.FindMethodByName("Say"));

    public static RpcMethod<EchoMessage, EchoMessage> Count { get; } = new(Service.FindMethodByName("Count"));

    public static RpcMethod<EchoMessage, EchoMessage> Sum { get; } = new(Service.FindMethodByName("Sum"));

    public static RpcMethod<EchoMessage, EchoMessage> Chat { get; } = new(Service.FindMethodByName("Chat"));

    public GrpcHealth Health { get; } = new();

    /// <summary>Ends when a waiting handler was told to stop.</summary>
    public Task Cancelled => _cancelled.Task;

    /// <summary>Ends when a handler waits.</summary>
    public Task Waiting => _waiting.Task;

    /// <summary>How many replies of Count were made.</summary>
    public long Counted => Interlocked.Read(ref _counted);

    /// <summary>Lets a handler go on that ignores its token.</summary>
    public SemaphoreSlim Release { get; } = new(0);

    public Uri Address { get; private set; } = new("http://localhost");

    public GrpcChannel Channel(ChannelSettings? settings = null) => new(Address, settings);

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(server => server.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2));
        builder.Services.AddGrpc();
        builder.Services.Configure<GrpcOptions>(options => options.MaxMessageBytes = MaxMessageBytes);
        builder.Services.AddSingleton<IStatusTranslator, Translator>();
        _app = builder.Build();
        _app.UseRouting();
        _app.UseGrpcRefusal();
        Health.Set("", true);
        Health.Set("aikynetix.tests.v1.Echo", true);
        _app.MapGrpcHealth(Health);
        _app.MapGrpcReflection();
        _app.MapUnary<EchoMessage, EchoMessage>(Say.Descriptor, SayAsync);
        _app.MapServerStream<EchoMessage, EchoMessage>(Count.Descriptor, (request, call) => CountAsync(request));
        _app.MapClientStream<EchoMessage, EchoMessage>(Sum.Descriptor, SumAsync);
        _app.MapDuplex<EchoMessage, EchoMessage>(Chat.Descriptor, ChatAsync);
        await _app.StartAsync(TestContext.Current.CancellationToken);
        Address = new Uri(_app.Urls.Single());
    }

    public async ValueTask DisposeAsync()
    {
        Release.Dispose();
        if (_app is null) return;
        using var atOnce = new CancellationTokenSource();
        await atOnce.CancelAsync();
        await _app.StopAsync(atOnce.Token);
        await _app.DisposeAsync();
    }

    private async Task<EchoMessage> SayAsync(EchoMessage request, ServerCall call)
    {
        foreach (var (name, value) in call.RequestHeaders.Where(entry => entry.Key.StartsWith("x-", StringComparison.Ordinal)))
        {
            if (name.EndsWith("-bin", StringComparison.Ordinal)) call.ResponseTrailers.Add(name, call.RequestHeaders.Bytes(name));
            else call.ResponseHeaders.Add(name, value);
        }

        if (request.Status != 0)
        {
            call.ResponseTrailers.Add("x-why", "asked for");
            throw new RpcException((StatusCode)request.Status, $"status {request.Status}: 100% ä\n");
        }

        if (request.Text == "crash") throw new InvalidOperationException("a secret of ours");
        if (request.Text == "translated") throw new KeyNotFoundException("gone");
        if (request.Text == "grow") return new EchoMessage { Data = ByteString.CopyFrom(new byte[request.Number]) };
        if (request.Text == "hold") await Release.WaitAsync();
        if (request.Text == "wait") await WaitAsync(call.Ended);
        if (request.Text == "deadline") return new EchoMessage { Text = call.Deadline is null ? "none" : "some" };
        return request;
    }

    // Told in a finally, not by the token: a handler may have stopped before its token gets round to its callbacks.
    private async Task WaitAsync(CancellationToken ended)
    {
        _waiting.TrySetResult();
        try
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, ended);
        }
        finally
        {
            _cancelled.TrySetResult();
        }
    }

    private async IAsyncEnumerable<EchoMessage> CountAsync(EchoMessage request, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var isWhole = false;
        try
        {
            for (var number = 1; number <= request.Number || request.Number < 0; number++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                Interlocked.Increment(ref _counted);
                yield return new EchoMessage { Number = number, Data = request.Data };
            }

            isWhole = true;
        }
        finally
        {
            if (!isWhole) _cancelled.TrySetResult();
        }

        if (request.Status != 0) throw new RpcException((StatusCode)request.Status, "after the last");
    }

    private static async Task<EchoMessage> SumAsync(IAsyncEnumerable<EchoMessage> requests, ServerCall call)
    {
        var sum = 0L;
        await foreach (var request in requests)
        {
            if (request.Status != 0) throw new RpcException((StatusCode)request.Status, "in the middle");
            sum += request.Number;
        }

        return new EchoMessage { Number = sum };
    }

    private static async Task ChatAsync(IAsyncEnumerable<EchoMessage> requests, IMessageWriter<EchoMessage> replies, ServerCall call)
    {
        await foreach (var request in requests)
        {
            if (request.Text == "stop") return;
            await replies.WriteAsync(request, call.Ended);
        }
    }

    private sealed class Translator : IStatusTranslator
    {
        public RpcException? Translate(Exception cause) => cause is KeyNotFoundException ? new RpcException(StatusCode.NotFound, "translated") : null;
    }
}
