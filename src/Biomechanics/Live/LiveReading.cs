namespace Aikynetix.Biomechanics.Live;

/// <summary>What one live picture shows; nobody changes it any more.</summary>
/// <param name="Angles">Degrees in the order of <see cref="LiveAngles.Names"/>, smoothed causally; NaN where not seen.</param>
/// <param name="Validity">How far each angle may be trusted, 0–1, in the same order; 0 where it is NaN.</param>
/// <param name="State">Where the movement stands.</param>
/// <param name="Cues">What is to be told with this picture; mostly nothing.</param>
public sealed record LiveReading(float[] Angles, float[] Validity, LiveState State, IReadOnlyList<LiveCue> Cues);
