namespace Aikynetix.Biomechanics.Signals;

/// <summary>One point of a limb on both sides of the body, one sample per frame, with how much each sample counts.</summary>
/// <param name="Left">The point that the model called left.</param>
/// <param name="Right">The point that the model called right.</param>
public readonly record struct LimbPair(LimbPath Left, LimbPath Right);
