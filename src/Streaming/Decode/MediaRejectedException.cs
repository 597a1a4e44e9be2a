namespace Aikynetix.Streaming.Decode;

/// <summary>A file that we will not or cannot analyze; the message tells whoever sent it what to do.</summary>
/// <param name="problem">The kind of refusal.</param>
/// <param name="message">One or two sentences for the sender, without paths or internals.</param>
public sealed class MediaRejectedException(MediaProblem problem, string message) : Exception(message)
{
    /// <summary>The kind of refusal.</summary>
    public MediaProblem Problem { get; } = problem;
}
