using System.ComponentModel.DataAnnotations;

namespace Aikynetix.Gateway.Listening;

/// <summary>Where this server listens beside its HTTP address.</summary>
internal sealed class ListeningOptions
{
    /// <summary>Section in the settings.</summary>
    public const string Section = "Listening";

    /// <summary>Port for gRPC without encryption; null takes the one after the HTTP port, 0 any free one.</summary>
    [Range(0, 65535)]
    public int? GrpcPort { get; set; }

    /// <summary>Whether phones in the same network may come in, encrypted, with a certificate of this server's own.</summary>
    public bool Lan { get; set; }

    /// <summary>Port for them; 0 takes any free one.</summary>
    [Range(0, 65535)]
    public int LanPort { get; set; } = 8443;
}
