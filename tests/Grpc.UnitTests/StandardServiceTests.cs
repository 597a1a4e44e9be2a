using Aikynetix.Grpc.Calls;
using Aikynetix.Grpc.Wire;
using Aikynetix.Protos.Health.V1;
using Aikynetix.Protos.Reflection.V1;
using Google.Protobuf.Reflection;
using Older = Aikynetix.Protos.Reflection.V1Alpha;
using ServingStatus = Aikynetix.Protos.Health.V1.HealthCheckResponse.Types.ServingStatus;

namespace Aikynetix.Grpc.UnitTests;

/// <summary>Health and reflection as their public definitions want them.</summary>
public sealed class StandardServiceTests(EchoServer server) : IClassFixture<EchoServer>
{
    private static readonly RpcMethod<HealthCheckRequest, HealthCheckResponse> Check = new(HealthReflection.Descriptor.Services[0].FindMethodByName("Check"));
    private static readonly RpcMethod<HealthCheckRequest, HealthCheckResponse> Watch = new(HealthReflection.Descriptor.Services[0].FindMethodByName("Watch"));

    private static readonly RpcMethod<ServerReflectionRequest, ServerReflectionResponse> Reflect = new(ReflectionReflection.Descriptor.Services[0].Methods[0]);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory(Timeout = EchoServer.Patience)]
    [InlineData("")]
    [InlineData("aikynetix.tests.v1.Echo")]
    public async Task A_serving_service_is_healthy(string service)
    {
        using var channel = server.Channel();
        Assert.Equal(ServingStatus.Serving, (await channel.CallAsync(Check, new HealthCheckRequest { Service = service }, null, Token)).Status);
    }

    [Fact(Timeout = EchoServer.Patience)]
    public async Task The_health_of_an_unknown_service_is_NOT_FOUND()
    {
        using var channel = server.Channel();
        var failure = await Assert.ThrowsAsync<RpcException>(() => channel.CallAsync(Check, new HealthCheckRequest { Service = "x" }, null, Token));
        Assert.Equal(StatusCode.NotFound, failure.Code);
    }

    [Fact(Timeout = EchoServer.Patience)]
    public async Task A_watcher_hears_of_each_change_and_of_a_service_that_appears()
    {
        using var channel = server.Channel();
        await using var call = channel.Start(Watch, null, Token);
        await call.WriteAsync(new HealthCheckRequest { Service = "later" }, Token);
        call.Complete();
        Assert.Equal(ServingStatus.ServiceUnknown, (await call.NextAsync(Token))!.Status);
        server.Health.Set("later", true);
        Assert.Equal(ServingStatus.Serving, (await call.NextAsync(Token))!.Status);
        server.Health.Set("other", false);
        server.Health.Set("later", false);
        Assert.Equal(ServingStatus.NotServing, (await call.NextAsync(Token))!.Status);
    }

    [Fact(Timeout = EchoServer.Patience)]
    public async Task Reflection_lists_every_mapped_service()
    {
        var listing = await AskAsync(new ServerReflectionRequest { ListServices = "*" });
        Assert.Equal(
            ["aikynetix.tests.v1.Echo", "grpc.health.v1.Health", "grpc.reflection.v1.ServerReflection", "grpc.reflection.v1alpha.ServerReflection"],
            listing.ListServicesResponse.Service.Select(service => service.Name));
    }

    [Theory(Timeout = EchoServer.Patience)]
    [InlineData("aikynetix.tests.v1.Echo")]
    [InlineData("aikynetix.tests.v1.Echo.Say")]
    [InlineData("aikynetix.tests.v1.EchoMessage")]
    [InlineData("aikynetix.tests.v1.EchoMessage.text")]
    public async Task Reflection_finds_the_file_of_any_name(string symbol)
    {
        var answer = await AskAsync(new ServerReflectionRequest { FileContainingSymbol = symbol });
        Assert.Equal("echo.proto", FileDescriptorProto.Parser.ParseFrom(answer.FileDescriptorResponse.FileDescriptorProto[0]).Name);
        Assert.Equal(symbol, answer.OriginalRequest.FileContainingSymbol);
    }

    [Fact(Timeout = EchoServer.Patience)]
    public async Task Reflection_says_NOT_FOUND_in_its_answer_and_goes_on()
    {
        Assert.Equal((int)StatusCode.NotFound, (await AskAsync(new ServerReflectionRequest { FileContainingSymbol = "x.Y" })).ErrorResponse.ErrorCode);
        Assert.Equal((int)StatusCode.NotFound, (await AskAsync(new ServerReflectionRequest { FileByFilename = "x.proto" })).ErrorResponse.ErrorCode);
        Assert.Equal((int)StatusCode.InvalidArgument, (await AskAsync(new ServerReflectionRequest())).ErrorResponse.ErrorCode);
        Assert.Single((await AskAsync(new ServerReflectionRequest { FileByFilename = "grpc/health/v1/health.proto" })).FileDescriptorResponse.FileDescriptorProto);
    }

    [Fact(Timeout = EchoServer.Patience)]
    public async Task The_older_reflection_answers_too()
    {
        using var channel = server.Channel();
        var method = new RpcMethod<Older.ServerReflectionRequest, Older.ServerReflectionResponse>(Older.ReflectionReflection.Descriptor.Services[0].Methods[0]);
        await using var call = channel.Start(method, null, Token);
        await call.WriteAsync(new Older.ServerReflectionRequest { ListServices = "" }, Token);
        Assert.Equal(4, (await call.NextAsync(Token))!.ListServicesResponse.Service.Count);
    }

    private async Task<ServerReflectionResponse> AskAsync(ServerReflectionRequest question)
    {
        using var channel = server.Channel();
        await using var call = channel.Start(Reflect, null, Token);
        await call.WriteAsync(question, Token);
        call.Complete();
        var answer = (await call.NextAsync(Token))!;
        Assert.Null(await call.NextAsync(Token));
        return answer;
    }
}
