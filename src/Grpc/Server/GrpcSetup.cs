using Aikynetix.Grpc.Wire;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Aikynetix.Grpc.Server;

/// <summary>Registers what every gRPC service needs.</summary>
public static class GrpcSetup
{
    /// <summary>Adds the settings.</summary>
    public static IServiceCollection AddGrpc(this IServiceCollection services)
    {
        services.AddOptions<GrpcOptions>().BindConfiguration(GrpcOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        return services;
    }

    /// <summary>Answers calls of services and methods that nobody mapped by UNIMPLEMENTED; belongs behind routing.</summary>
    public static IApplicationBuilder UseGrpcRefusal(this IApplicationBuilder app) => app.Use(static (context, next) =>
    {
        if (!GrpcResponse.IsExpectedBy(context.Request) || context.GetEndpoint()?.Metadata.GetMetadata<GrpcMethod>() is not null) return next(context);
        GrpcResponse.Refuse(context.Response, StatusCode.Unimplemented, "This server has no such method; reflection lists those it has.");
        return Task.CompletedTask;
    });
}
