namespace Aikynetix.Inference.Models;

/// <summary>What a pull came to.</summary>
/// <param name="Id">Id of the model.</param>
/// <param name="Path">Where the model lies now.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="WasThere">Whether it lay there before, so that nothing was fetched.</param>
public sealed record ModelPull(string Id, string Path, long Bytes, bool WasThere);
