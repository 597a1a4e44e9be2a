namespace Aikynetix.Biomechanics.Weightlifting;

/// <summary>One pull or jerk of a clip.</summary>
/// <param name="Marks">Its events.</param>
/// <param name="Kind">Which lift it was; unknown for a jerk alone.</param>
/// <param name="PeakSpeed">Greatest upward speed of the bar, m/s.</param>
internal readonly record struct FoundLift(LiftMarks Marks, LiftRecognition.Kind Kind, double PeakSpeed);
