using Aikynetix.Inference.Families;

namespace Aikynetix.Inference.Tracking;

/// <summary>What a look at the whole picture showed beside the body that is followed.</summary>
/// <param name="Body">The body to go on with.</param>
/// <param name="Rival">Somebody else who may be the athlete, if the next look shows them again; null when there is nobody.</param>
/// <param name="Switched">Whether <paramref name="Body"/> is another than the one followed.</param>
internal sealed record LookAround(BodySighting Body, Rival? Rival, bool Switched);
