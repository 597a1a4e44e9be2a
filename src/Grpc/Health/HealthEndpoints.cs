using Aikynetix.Grpc.Server;
using Aikynetix.Protos.Health.V1;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Aikynetix.Grpc.Health;

/// <summary>Maps the standard health service.</summary>
public static class HealthEndpoints
{
    /// <summary>Maps <c>grpc.health.v1.Health</c> to what the host says of itself.</summary>
    public static IEndpointConventionBuilder MapGrpcHealth(this IEndpointRouteBuilder routes, GrpcHealth health)
    {
        var group = routes.MapGroup("").WithMetadata(OpenToAll.Small);
        var service = HealthReflection.Descriptor.Services[0];
        group.MapUnary<HealthCheckRequest, HealthCheckResponse>(service.FindMethodByName("Check"), health.CheckAsync);
        group.MapServerStream<HealthCheckRequest, HealthCheckResponse>(service.FindMethodByName("Watch"), (request, call) => health.WatchAsync(request, call));
        return group;
    }
}
