using Aikynetix.Gateway.Errors;

namespace Aikynetix.Gateway.Jobs;

/// <summary>A job that came to nothing, with the reason as its user is told it.</summary>
/// <param name="code">Which of the documented errors it is.</param>
/// <param name="sentence">A sentence more exact than that of the code, or null.</param>
internal sealed class JobFailure(ErrorCode code, string? sentence = null) : Exception(sentence ?? code.Sentence)
{
    /// <summary>Which error it is.</summary>
    public ErrorCode Code { get; } = code;
}
