namespace Aikynetix.Grpc.Calls;

/// <summary>How many messages go each way in a call.</summary>
public enum MethodKind
{
    /// <summary>One and one.</summary>
    Unary,

    /// <summary>One request, many replies.</summary>
    ServerStream,

    /// <summary>Many requests, one reply.</summary>
    ClientStream,

    /// <summary>Many each way, independent of each other.</summary>
    Duplex,
}
