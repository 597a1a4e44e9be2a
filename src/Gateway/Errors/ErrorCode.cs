namespace Aikynetix.Gateway.Errors;

/// <summary>One way in which a request or an analysis can fail.</summary>
/// <param name="Code">Stable kebab-case name, the <c>error_code</c> of the body.</param>
/// <param name="Status">HTTP status that goes with it.</param>
/// <param name="Sentence">What is said when nothing more exact is known; one sentence that tells what to do.</param>
/// <param name="RetryAfterSeconds">When it makes sense to try again; null when trying again does not help.</param>
internal sealed record ErrorCode(string Code, int Status, string Sentence, int? RetryAfterSeconds = null);
