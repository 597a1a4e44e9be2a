using Aikynetix.Grpc.Wire;
using Microsoft.AspNetCore.Http;

namespace Aikynetix.Grpc.Server;

/// <summary>What a handler knows of the call that it answers.</summary>
public sealed class ServerCall
{
    internal ServerCall(HttpContext http, DateTimeOffset? deadline, CancellationToken ended)
    {
        (Http, Deadline, Ended) = (http, deadline, ended);
        foreach (var (name, values) in http.Request.Headers)
        {
            foreach (var value in values) RequestHeaders.Take(name, value ?? "");
        }
    }

    /// <summary>The request that carries the call.</summary>
    public HttpContext Http { get; }

    /// <summary>When the caller stops waiting; null when it waits for ever.</summary>
    public DateTimeOffset? Deadline { get; }

    /// <summary>Fires when the caller has gone or its deadline has passed, and for streams also when the server stops: a handler stops then.</summary>
    public CancellationToken Ended { get; }

    /// <summary>What the caller sent beside its messages.</summary>
    public Metadata RequestHeaders { get; } = new();

    /// <summary>What is sent before the first reply; later additions are not sent.</summary>
    public Metadata ResponseHeaders { get; } = new();

    /// <summary>What is sent after the last reply, beside the status.</summary>
    public Metadata ResponseTrailers { get; } = new();
}
