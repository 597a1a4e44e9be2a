using Aikynetix.Grpc.Health;
using Aikynetix.Grpc.Reflection;
using Aikynetix.Grpc.Server;
using Aikynetix.Protos.Ingest.V1;
using Aikynetix.Protos.Live.V1;
using Microsoft.AspNetCore.RateLimiting;

namespace Aikynetix.Gateway.Rpc;

/// <summary>Registers and maps what is spoken in gRPC: cameras that stream in, viewers that follow, health and reflection for tools.</summary>
internal static class RpcSetup
{
    /// <summary>Adds the services.</summary>
    public static IServiceCollection AddRpc(this IServiceCollection services) => services
        .AddGrpc()
        .AddSingleton<GrpcHealth>()
        .AddSingleton<IStatusTranslator, ApiStatusTranslator>()
        .AddSingleton<LiveService>()
        .AddSingleton<IngestService>();

    /// <summary>Maps the services; those of tools need no key.</summary>
    public static void MapRpc(this IEndpointRouteBuilder routes)
    {
        var keyed = routes.MapGroup("");
        keyed.RequireAuthorization();
        var (live, ingest) = (routes.ServiceProvider.GetRequiredService<LiveService>(), routes.ServiceProvider.GetRequiredService<IngestService>());
        keyed.MapServerStream<WatchRequest, WatchReply>(LiveReflection.Descriptor.Services[0].FindMethodByName("Watch"), (request, call) => live.WatchAsync(request, call));
        keyed.MapDuplex<StreamRequest, StreamReply>(IngestReflection.Descriptor.Services[0].FindMethodByName("Stream"), ingest.StreamAsync);

        var health = routes.ServiceProvider.GetRequiredService<GrpcHealth>();
        // Probes ask often and cost nothing; a watcher stays, and so is counted like everybody.
        routes.MapGrpcHealth(health).Finally(endpoint =>
        {
            if (endpoint.Metadata.OfType<GrpcMethod>().Any(method => method.Descriptor.Name == "Check")) endpoint.Metadata.Add(new DisableRateLimitingAttribute());
        });
        routes.MapGrpcReflection();
        var lifetime = routes.ServiceProvider.GetRequiredService<IHostApplicationLifetime>();
        lifetime.ApplicationStarted.Register(() => Tell(health, serves: true));
        lifetime.ApplicationStopping.Register(() => Tell(health, serves: false));
    }

    private static void Tell(GrpcHealth health, bool serves)
    {
        foreach (var service in new[] { "", LiveReflection.Descriptor.Services[0].FullName, IngestReflection.Descriptor.Services[0].FullName }) health.Set(service, serves);
    }
}
