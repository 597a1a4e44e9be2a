namespace Aikynetix.Biomechanics.Bar;

/// <summary>Where one ray from the plate's centre meets an edge.</summary>
/// <param name="Offset">Pixels outward from the assumed rim.</param>
/// <param name="Contrast">Grey levels outside minus inside; 0 when the ray has no edge.</param>
internal readonly record struct RimEdge(float Offset, float Contrast);
