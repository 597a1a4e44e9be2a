namespace Aikynetix.Biomechanics.Live;

/// <summary>Something worth telling the athlete at once.</summary>
/// <param name="Kind"><c>repetition</c>, <c>bar_speed</c>, <c>bottom_knee_angle</c> or the name of a rule.</param>
/// <param name="Time">From the first frame of the capture.</param>
/// <param name="Value">What was measured; NaN when nothing was.</param>
/// <param name="Unit">Unit of the value; empty for a bare number.</param>
/// <param name="Text">One sentence in English.</param>
public sealed record LiveCue(string Kind, TimeSpan Time, double Value, string Unit, string Text);
