using System.ComponentModel.DataAnnotations;

namespace Aikynetix.Grpc.Server;

/// <summary>What the gRPC door takes and gives.</summary>
public sealed class GrpcOptions
{
    /// <summary>Section in the settings.</summary>
    public const string Section = "Grpc";

    /// <summary>Bytes that one message may have in either direction, packed or not; a larger one ends its call with RESOURCE_EXHAUSTED.</summary>
    [Range(1 << 10, 256 << 20)]
    public int MaxMessageBytes { get; set; } = 4 << 20;

    /// <summary>Replies of so many bytes and more are packed with gzip for callers that take it.</summary>
    [Range(0, int.MaxValue)]
    public int GzipFromBytes { get; set; } = 4 << 10;
}
