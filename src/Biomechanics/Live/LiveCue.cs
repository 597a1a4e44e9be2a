namespace Aikynetix.Biomechanics.Live;

/// <summary>Something worth telling the athlete at once.</summary>
/// <param name="Kind"><c>repetition</c>, <c>bar_speed</c>, <c>bottom_knee_angle</c>, or the name of a rule, e.g. <c>squat_depth</c>.</param>
/// <param name="Time">Time of the picture with which it became known.</param>
/// <param name="Value">The number it is about.</param>
/// <param name="Unit">Unit of the number: <c>repetitions</c>, <c>m/s</c>, <c>deg</c>, <c>m</c> or <c>percent</c>.</param>
/// <param name="Text">One plain English sentence.</param>
public sealed record LiveCue(string Kind, TimeSpan Time, double Value, string Unit, string Text);
