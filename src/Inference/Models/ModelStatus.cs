namespace Aikynetix.Inference.Models;

/// <summary>A known model and how it stands on this machine.</summary>
/// <param name="Id">Short name, e.g. <c>blazepose-full</c>.</param>
/// <param name="Role"><c>pose</c>, <c>detector</c> or <c>cross-check</c>.</param>
/// <param name="State">Whether it can be used.</param>
/// <param name="Bytes">Length of the file that would be served, or else of what a pull fetches; null when nobody knows.</param>
/// <param name="License">Licence of the weights, SPDX identifier.</param>
/// <param name="HasTerms">Whether a person must accept terms before a pull.</param>
/// <param name="InUse">Whether the next start of the server uses it.</param>
public sealed record ModelStatus(string Id, string Role, ModelState State, long? Bytes, string License, bool HasTerms, bool InUse);
