using Google.Protobuf.Reflection;

namespace Aikynetix.Grpc.Server;

/// <summary>Marks an endpoint as one method of a service; reflection finds the services by it.</summary>
/// <param name="Descriptor">What the .proto file says of the method.</param>
public sealed record GrpcMethod(MethodDescriptor Descriptor);
