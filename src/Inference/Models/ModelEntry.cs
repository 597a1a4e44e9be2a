namespace Aikynetix.Inference.Models;

/// <summary>One model that this product knows how to use, as <c>models/registry.json</c> lists it.</summary>
/// <param name="Id">Short name, e.g. <c>blazepose-full</c>.</param>
/// <param name="Family">Which code prepares its input and reads its output.</param>
/// <param name="Role"><c>pose</c>, <c>detector</c> or <c>cross-check</c>.</param>
/// <param name="File">File name in a models folder.</param>
/// <param name="Bytes">Length of the file.</param>
/// <param name="Sha256">SHA-256 of the file, 64 lower-case hex digits.</param>
/// <param name="License">Licence of the weights, SPDX identifier.</param>
/// <param name="Source">Where the weights come from.</param>
/// <param name="Download">Address of exactly this file; null when it must be converted from its source first.</param>
/// <param name="Note">What it is, for people.</param>
internal sealed record ModelEntry(
    string Id, string Family, string Role, string File, long Bytes, string Sha256, string License, string Source, Uri? Download, string Note);
