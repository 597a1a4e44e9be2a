using Aikynetix.Grpc.Calls;
using Aikynetix.Grpc.Server;
using Aikynetix.Protos.Reflection.V1;
using Google.Protobuf.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Older = Aikynetix.Protos.Reflection.V1Alpha;

namespace Aikynetix.Grpc.Reflection;

/// <summary>Maps the standard reflection service in both of its versions.</summary>
public static class ReflectionEndpoints
{
    /// <summary>Maps <c>grpc.reflection.v1</c> and <c>v1alpha</c>; they tell of every method that is mapped, wherever that was done.</summary>
    public static IEndpointConventionBuilder MapGrpcReflection(this IEndpointRouteBuilder routes)
    {
        // Asked for at the first call: by then everything is mapped.
        var symbols = new Lazy<SymbolTable>(() => new SymbolTable(
            routes.DataSources.SelectMany(source => source.Endpoints).Select(endpoint => endpoint.Metadata.GetMetadata<GrpcMethod>()?.Descriptor.Service).OfType<ServiceDescriptor>()));
        var group = routes.MapGroup("").WithMetadata(OpenToAll.Small);
        // The versions differ in their names alone, so the messages of the newer serve both.
        foreach (var file in new[] { ReflectionReflection.Descriptor, Older.ReflectionReflection.Descriptor })
        {
            var method = new RpcMethod<ServerReflectionRequest, ServerReflectionResponse>(
                file.Services[0].Methods[0], ServerReflectionRequest.Parser, ServerReflectionResponse.Parser);
            group.MapDuplex(method, (questions, answers, call) => GrpcReflection.AnswerAsync(symbols.Value, questions, answers, call));
        }

        return group;
    }
}
