namespace Aikynetix.Inference.Models;

/// <summary>One model that this product knows how to use, as <c>models/registry.json</c> lists it.</summary>
/// <param name="Id">Short name, e.g. <c>blazepose-full</c>.</param>
/// <param name="Family">Which code prepares its input and reads its output.</param>
/// <param name="Role"><c>pose</c>, <c>detector</c> or <c>cross-check</c>.</param>
/// <param name="Rank">Among the pose models that are there, <c>auto</c> takes the one of the highest rank.</param>
/// <param name="Bundled">Whether the file is part of the product.</param>
/// <param name="File">File name in a models folder.</param>
/// <param name="Sha256">SHA-256 of every content known to be good, 64 lower-case hex digits each; empty when only a pull on this machine can vouch.</param>
/// <param name="License">Licence of the weights, SPDX identifier; <c>NOASSERTION</c> when the vendor states none.</param>
/// <param name="LicenseNote">What a person must have read and accepted before a pull; null when there is nothing to say.</param>
/// <param name="Source">Where the weights come from.</param>
/// <param name="Download">What a pull fetches; null when there is nothing to fetch.</param>
/// <param name="Note">What it is, for people.</param>
internal sealed record ModelEntry(
    string Id,
    string Family,
    string Role,
    int Rank,
    bool Bundled,
    string File,
    IReadOnlyList<string> Sha256,
    string License,
    string? LicenseNote,
    string Source,
    ModelDownloadSource? Download,
    string Note);
