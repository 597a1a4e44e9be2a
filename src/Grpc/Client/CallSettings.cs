using Aikynetix.Grpc.Wire;

namespace Aikynetix.Grpc.Client;

/// <summary>What a caller says about one call.</summary>
/// <param name="Timeout">How long the call may take, told to the server; null for ever.</param>
/// <param name="Headers">What is sent beside the messages; null for nothing.</param>
public sealed record CallSettings(TimeSpan? Timeout = null, Metadata? Headers = null);
