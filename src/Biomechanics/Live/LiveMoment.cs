namespace Aikynetix.Biomechanics.Live;

/// <summary>What the rules look at in one picture; NaN where the view or the points do not allow it.</summary>
/// <param name="Knee">Inclusive angle of the near knee, degrees.</param>
/// <param name="Torso">Trunk from the horizontal, degrees.</param>
/// <param name="Elbow">Inclusive angle of the near elbow, degrees.</param>
/// <param name="Thigh">Near thigh from the horizontal, degrees: below 0 with the hip lower than the knee.</param>
/// <param name="Forward">Place of the hands the way the athlete faces, metres.</param>
/// <param name="HandHeight">Height of the hands above the ankles, body heights.</param>
/// <param name="HipHeight">Height of the hips above the ankles, body heights.</param>
/// <param name="FootPlace">Place of the feet along the picture, body heights.</param>
/// <param name="BarSpeed">Upward speed of the hands, m/s.</param>
internal readonly record struct LiveMoment(
    double Knee, double Torso, double Elbow, double Thigh, double Forward, double HandHeight, double HipHeight, double FootPlace, double BarSpeed);
