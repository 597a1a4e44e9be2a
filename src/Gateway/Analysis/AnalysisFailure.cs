using Aikynetix.Gateway.Errors;

namespace Aikynetix.Gateway.Analysis;

/// <summary>A clip that cannot be analyzed, with the reason as its coach is told it.</summary>
/// <param name="code">Which of the documented errors it is.</param>
/// <param name="sentence">A sentence more exact than that of the code, or null.</param>
internal sealed class AnalysisFailure(ErrorCode code, string? sentence = null) : Exception(sentence ?? code.Sentence)
{
    /// <summary>Which error it is.</summary>
    public ErrorCode Code { get; } = code;
}
