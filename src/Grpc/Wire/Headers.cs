namespace Aikynetix.Grpc.Wire;

/// <summary>Names and values that the protocol gives to HTTP fields.</summary>
internal static class Headers
{
    public const string Status = "grpc-status";
    public const string Message = "grpc-message";
    public const string Timeout = "grpc-timeout";
    public const string Encoding = "grpc-encoding";
    public const string AcceptEncoding = "grpc-accept-encoding";
    public const string ContentType = "application/grpc";
    public const string Identity = "identity";
    public const string Gzip = "gzip";
    public const string Encodings = "identity,gzip";

    /// <summary>Whether a content type is gRPC with protobuf, the only one spoken here.</summary>
    public static bool IsGrpc(string? contentType)
    {
        if (contentType is null || !contentType.StartsWith(ContentType, StringComparison.OrdinalIgnoreCase)) return false;
        var rest = contentType.AsSpan(ContentType.Length);
        if (rest.StartsWith("+proto", StringComparison.OrdinalIgnoreCase)) rest = rest["+proto".Length..];
        rest = rest.TrimStart();
        return rest.IsEmpty || rest[0] == ';';
    }

    /// <summary>Whether a list of encodings names gzip.</summary>
    public static bool TakesGzip(string? accepted) =>
        accepted is not null && accepted.Split(',').Any(name => name.Trim().Equals(Gzip, StringComparison.OrdinalIgnoreCase));
}
