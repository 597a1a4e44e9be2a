namespace Aikynetix.Inference.Models;

/// <summary>What a pull came to.</summary>
/// <param name="Id">Id of the model.</param>
/// <param name="Path">Where the model lies now.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="WasThere">Whether it lay there before, so that nothing was fetched.</param>
/// <param name="LacksHelpers">Whether it is a pose model that needs others, some of which are not here.</param>
/// <param name="Replaces">Id of the pose model that was used until now and is no longer from the next start on; null when that does not change.</param>
public sealed record ModelPull(string Id, string Path, long Bytes, bool WasThere, bool LacksHelpers, string? Replaces);
