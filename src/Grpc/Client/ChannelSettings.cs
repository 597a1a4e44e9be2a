namespace Aikynetix.Grpc.Client;

/// <summary>How a channel speaks to its server.</summary>
public sealed record ChannelSettings
{
    /// <summary>Bytes that one message may have in either direction, packed or not.</summary>
    public int MaxMessageBytes { get; init; } = 4 << 20;

    /// <summary>Requests of so many bytes and more are packed with gzip; null packs none. The server must understand it.</summary>
    public int? GzipFromBytes { get; init; }

    /// <summary>Silence after which the connection is tested; one that does not answer within as long again is given up.</summary>
    public TimeSpan KeepAlive { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Clock of the deadlines.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>What sends the requests; null makes one, with certificates checked as the system does.</summary>
    public HttpMessageHandler? Handler { get; init; }
}
