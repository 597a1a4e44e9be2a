namespace Aikynetix.Gateway.Errors;

/// <summary>Ends a request with one of the documented errors.</summary>
/// <param name="code">Which error it is.</param>
/// <param name="sentence">A sentence more exact than that of the code, or null; never holds secrets or paths.</param>
/// <param name="cause">What led to it, for the log.</param>
internal sealed class ApiException(ErrorCode code, string? sentence = null, Exception? cause = null)
    : Exception(sentence ?? code.Sentence, cause)
{
    /// <summary>Which error it is.</summary>
    public ErrorCode Code { get; } = code;
}
