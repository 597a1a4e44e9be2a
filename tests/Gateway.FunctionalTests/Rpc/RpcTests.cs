using Aikynetix.Gateway.FunctionalTests.Running;
using Aikynetix.Grpc.Calls;
using Aikynetix.Grpc.Client;
using Aikynetix.Grpc.Server;
using Aikynetix.Grpc.Wire;
using Aikynetix.Protos.Ingest.V1;
using Aikynetix.Protos.Live.V1;
using Aikynetix.Sessions;
using Aikynetix.Sessions.Accounts;
using Google.Protobuf;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Reflection = Aikynetix.Protos.Reflection.V1;

namespace Aikynetix.Gateway.FunctionalTests.Rpc;

/// <summary>Devices that stream in and programs that watch, over a real socket.</summary>
public sealed class RpcTests
{
    private static readonly RpcMethod<StreamRequest, StreamReply> Stream = new(IngestReflection.Descriptor.Services[0].FindMethodByName("Stream"));
    private static readonly RpcMethod<WatchRequest, WatchReply> Watch = new(LiveReflection.Descriptor.Services[0].FindMethodByName("Watch"));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Of_all_methods_only_the_probe_of_health_is_not_counted_and_all_without_a_key_take_little()
    {
        await using var host = await StartAsync();
        var methods = host.Services.GetRequiredService<EndpointDataSource>().Endpoints.Where(endpoint => endpoint.Metadata.GetMetadata<GrpcMethod>() is not null).ToList();
        Assert.Equal(
            ["/grpc.health.v1.Health/Check"],
            methods.Where(endpoint => endpoint.Metadata.GetMetadata<DisableRateLimitingAttribute>() is not null).Select(endpoint => endpoint.DisplayName));
        Assert.Equal(6, methods.Count);
        Assert.All(methods, endpoint => Assert.NotEqual(endpoint.Metadata.GetMetadata<IAuthorizeData>() is null, endpoint.Metadata.GetMetadata<OpenToAll>() is null));
    }

    [Fact]
    public async Task A_device_streams_in_hears_angles_and_leaves_a_session()
    {
        var pictures = await Clips.JpegsAsync(12);
        await using var host = await StartAsync();
        using var channel = new GrpcChannel(host.Address);
        await using var device = await BeginAsync(channel, Begin("cam-1"));
        var started = (await device.NextAsync(Token))!.Started;
        Assert.Contains("lkne_angle", started.AngleNames);

        await using var viewer = channel.Start(Watch, Key(GatewayHost.AdminKey), Token);
        await viewer.WriteAsync(new WatchRequest { Session = "cam-1" }, Token);
        viewer.Complete();
        var snapshot = (await viewer.NextAsync(Token))!.Snapshot;
        Assert.Equal((started.SessionId, "cam-1", "clean"), (snapshot.SessionId, snapshot.Stream, snapshot.Exercise));

        // One at a time: live drops what it cannot keep up with, and this test counts.
        for (var number = 1; number <= pictures.Length; number++)
        {
            await device.WriteAsync(Unit(pictures, number), Token);
            var frame = (await UntilAsync(device, reply => reply.Frame is not null)).Frame;
            Assert.Equal((number, started.AngleNames.Count), (frame.Sequence, frame.Angles.Count));
        }

        await device.WriteAsync(new StreamRequest { End = new Protos.Ingest.V1.End() }, Token);
        device.Complete();
        var ended = (await UntilAsync(device, reply => reply.Ended is not null)).Ended;
        Assert.Equal((12, 12), (ended.Ledger.Received, ended.Ledger.Analyzed));
        Assert.Null(await device.NextAsync(Token));

        var seen = await viewer.Replies(Token).ToListAsync(Token);
        Assert.Contains(seen, reply => reply.Frame is not null);
        Assert.Equal("ended", seen[^1].Ended.Reason);
        Assert.NotNull(await host.Services.GetRequiredService<SessionJournal>().FindAsync(started.SessionId, Token));
    }

    [Fact]
    public async Task A_device_that_breaks_off_resumes_and_what_it_repeats_counts_once()
    {
        var pictures = await Clips.JpegsAsync(12);
        await using var host = await StartAsync();
        using var channel = new GrpcChannel(host.Address);
        string token;
        await using (var first = await BeginAsync(channel, Begin("cam-2")))
        {
            token = (await first.NextAsync(Token))!.Started.ResumeToken;
            for (var number = 1; number <= 3; number++)
            {
                await first.WriteAsync(Unit(pictures, number), Token);
                await UntilAsync(first, reply => reply.Frame is not null);
            }

            first.Complete();
            await first.Replies(Token).ToListAsync(Token);
        }

        await using var second = await BeginAsync(channel, new Start { ResumeToken = token, Codec = Codec.Jpeg });
        Assert.Equal(3ul, (await second.NextAsync(Token))!.Started.LastSequence);
        foreach (var number in new[] { 2, 3, 4 }) await second.WriteAsync(Unit(pictures, number), Token);
        await UntilAsync(second, reply => reply.Frame?.Sequence == 4);
        await second.WriteAsync(new StreamRequest { End = new Protos.Ingest.V1.End() }, Token);
        Assert.Equal(4, (await UntilAsync(second, reply => reply.Ended is not null)).Ended.Ledger.Received);
    }

    [Fact]
    public async Task Refusals_come_as_statuses_with_their_code()
    {
        await using var host = await StartAsync();
        using var channel = new GrpcChannel(host.Address);
        await AssertRefusedAsync(StatusCode.Unauthenticated, "key-missing", () => WatchAsync(channel, null, "cam"));
        await AssertRefusedAsync(StatusCode.Unauthenticated, "key-invalid", () => WatchAsync(channel, Key("aiky_nobody"), "cam"));
        await AssertRefusedAsync(StatusCode.NotFound, "not-live", () => WatchAsync(channel, Key(GatewayHost.AdminKey), "cam"));
        await AssertRefusedAsync(StatusCode.InvalidArgument, "field-invalid", () => OpenAsync(channel, Begin("no spaces")));
        await AssertRefusedAsync(StatusCode.InvalidArgument, "field-invalid", () => OpenAsync(channel, new Start { Stream = "cam", UserId = AccountJournal.DemoUser }));
        await AssertRefusedAsync(StatusCode.InvalidArgument, "unknown-exercise", () => OpenAsync(channel, new Start(Begin("cam")) { ExerciseName = "curl" }));
        await AssertRefusedAsync(StatusCode.NotFound, "not-live", () => OpenAsync(channel, new Start { ResumeToken = "x", Codec = Codec.Jpeg }));

        await using var running = await BeginAsync(channel, Begin("cam"));
        Assert.NotNull((await running.NextAsync(Token))!.Started);
        await AssertRefusedAsync(StatusCode.AlreadyExists, "stream-taken", () => OpenAsync(channel, Begin("cam")));
    }

    [Fact]
    public async Task A_key_that_is_switched_off_watches_no_more()
    {
        await using var host = await StartAsync();
        var keys = host.Services.GetRequiredService<KeyJournal>();
        var key = await keys.CreateAsync("viewer", AccountRole.Admin, null, null, Token);
        using var channel = new GrpcChannel(host.Address);
        await using var device = await BeginAsync(channel, Begin("cam"));
        Assert.NotNull((await device.NextAsync(Token))!.Started);
        await using var viewer = channel.Start(Watch, Key(key.Token), Token);
        await viewer.WriteAsync(new WatchRequest { Session = "cam" }, Token);
        viewer.Complete();
        Assert.NotNull((await viewer.NextAsync(Token))!.Snapshot);
        await keys.RevokeAsync(key.Key.Id, Token);
        await AssertRefusedAsync(StatusCode.Unauthenticated, "key-invalid", async () => await viewer.NextAsync(Token));
        Assert.Empty(host.Services.GetRequiredService<Gateway.Live.LiveViewers>().Keys);
    }

    [Fact]
    public async Task Tools_find_the_services_without_a_key()
    {
        await using var host = await StartAsync();
        using var channel = new GrpcChannel(host.Address);
        var method = new RpcMethod<Reflection.ServerReflectionRequest, Reflection.ServerReflectionResponse>(Reflection.ReflectionReflection.Descriptor.Services[0].Methods[0]);
        await using var call = channel.Start(method, null, Token);
        await call.WriteAsync(new Reflection.ServerReflectionRequest { ListServices = "" }, Token);
        var services = (await call.NextAsync(Token))!.ListServicesResponse.Service.Select(service => service.Name);
        Assert.Equal(["aikynetix.ingest.v1.Ingest", "aikynetix.live.v1.Live", "grpc.health.v1.Health"], services.Take(3));
    }

    private static Task<GatewayHost> StartAsync() => GatewayHost.StartAsync("--Kestrel:EndpointDefaults:Protocols=Http2");

    private static CallSettings Key(string key) => new(Headers: new Metadata { { "authorization", "Bearer " + key } });

    private static Start Begin(string stream) => new() { Stream = stream, Codec = Codec.Jpeg, UserId = AccountJournal.DemoUser };

    private static StreamRequest Unit(byte[][] pictures, int number) => new()
    {
        Unit = new AccessUnit { Sequence = (ulong)number, CaptureTimeUs = number * 50_000, Data = ByteString.CopyFrom(pictures[number - 1]), Key = true },
    };

    private static async Task<ClientCall<StreamRequest, StreamReply>> BeginAsync(GrpcChannel channel, Start start)
    {
        var call = channel.Start(Stream, Key(GatewayHost.AdminKey), Token);
        await call.WriteAsync(new StreamRequest { Start = start }, Token);
        return call;
    }

    private static async Task<StreamReply> UntilAsync(ClientCall<StreamRequest, StreamReply> call, Func<StreamReply, bool> isIt)
    {
        while (true)
        {
            var reply = await call.NextAsync(Token);
            Assert.NotNull(reply);
            if (isIt(reply)) return reply;
        }
    }

    private static async Task WatchAsync(GrpcChannel channel, CallSettings? key, string session) =>
        await channel.ReadAsync(Watch, new WatchRequest { Session = session }, key, Token).ToListAsync(Token);

    private static async Task OpenAsync(GrpcChannel channel, Start start)
    {
        await using var call = await BeginAsync(channel, start);
        await call.NextAsync(Token);
    }

    private static async Task AssertRefusedAsync(StatusCode code, string errorCode, Func<Task> call)
    {
        var failure = await Assert.ThrowsAsync<RpcException>(call);
        Assert.Equal((code, errorCode), (failure.Code, failure.Trailers.Text("error-code")));
    }
}
