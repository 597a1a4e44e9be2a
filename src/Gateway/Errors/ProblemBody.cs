using System.Text.Json.Serialization;

namespace Aikynetix.Gateway.Errors;

/// <summary>The body of every error: problem details of RFC 9457 with the two members that callers of this API read.</summary>
internal sealed record ProblemBody
{
    /// <summary>URI that identifies the kind of error.</summary>
    public required string Type { get; init; }

    /// <summary>Short text of the HTTP status.</summary>
    public required string Title { get; init; }

    /// <summary>HTTP status.</summary>
    public required int Status { get; init; }

    /// <summary>One clear sentence, the same as <see cref="Error"/>.</summary>
    public required string Detail { get; init; }

    /// <summary>One clear sentence that says what to do.</summary>
    public required string Error { get; init; }

    /// <summary>Stable kebab-case code.</summary>
    public required string ErrorCode { get; init; }

    /// <summary>With status 500 only: what to look for in the server's log.</summary>
    [JsonPropertyName("traceId")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? TraceId { get; init; }
}
