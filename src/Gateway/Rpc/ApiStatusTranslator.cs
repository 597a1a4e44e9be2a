using Aikynetix.Gateway.Errors;
using Aikynetix.Grpc.Server;
using Aikynetix.Grpc.Wire;

namespace Aikynetix.Gateway.Rpc;

/// <summary>Tells callers of gRPC the documented errors; what nobody expected stays untold.</summary>
internal sealed class ApiStatusTranslator(IHostApplicationLifetime lifetime) : IStatusTranslator
{
    /// <inheritdoc />
    public RpcException? Translate(Exception cause)
    {
        var (code, sentence) = Failures.Classify(cause, lifetime.ApplicationStopping.IsCancellationRequested);
        return code == ErrorCodes.Internal ? null : RpcStatus.Of(code, sentence);
    }
}
