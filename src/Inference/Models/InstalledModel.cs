namespace Aikynetix.Inference.Models;

/// <summary>What a pull wrote down about a file that it installed; the record vouches for contents that the registry does not list.</summary>
/// <param name="Id">Id of the model.</param>
/// <param name="File">Name of the file beside the record.</param>
/// <param name="Sha256">SHA-256 of the file, 64 lower-case hex digits.</param>
/// <param name="From">Address that served the source.</param>
/// <param name="SourceSha256">SHA-256 of what was downloaded.</param>
/// <param name="At">When it was installed.</param>
/// <param name="Answer">What the model said about the built-in picture then.</param>
internal sealed record InstalledModel(string Id, string File, string Sha256, Uri From, string SourceSha256, DateTimeOffset At, ModelAnswer Answer);
