using Aikynetix.Grpc.Wire;

namespace Aikynetix.Grpc.Server;

/// <summary>Says which status the failures of a product stand for; registered by the host, at most one.</summary>
public interface IStatusTranslator
{
    /// <summary>The status for a failure of a handler; null when it is unexpected, which the caller is told without details.</summary>
    RpcException? Translate(Exception cause);
}
