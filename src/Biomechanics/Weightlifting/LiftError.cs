namespace Aikynetix.Biomechanics.Weightlifting;

/// <summary>The constants from which the interval of one metric follows, in the unit of the metric.</summary>
/// <param name="Bias">How much it is read too high on average.</param>
/// <param name="SlowBias">The same below 45 frames per second.</param>
/// <param name="Floor">Standard deviation without noise: filter, sampling, the differences between lifts.</param>
/// <param name="Slow">What 30 frames per second add to that, as a square.</param>
/// <param name="Bar">Standard deviation per metre of noise of the bar's track at 60 samples per second.</param>
/// <param name="Body">Standard deviation per metre of noise of a keypoint at 60 samples per second.</param>
/// <param name="Share">Standard deviation as a share of the value.</param>
/// <param name="BarScale">By how many times the error of the bar's scale, as a share, goes into the value.</param>
/// <param name="BodyScale">By how many times the error of the body's scale goes into the value.</param>
/// <param name="IsAcross">Whether it lies along the floor, so that a camera that stands askew shortens it.</param>
/// <param name="IsShare">Whether bias, floor and noise are shares: of the value, of the system's weight for forces.</param>
internal readonly record struct LiftError(
    double Bias = 0,
    double SlowBias = 0,
    double Floor = 0,
    double Slow = 0,
    double Bar = 0,
    double Body = 0,
    double Share = 0,
    double BarScale = 0,
    double BodyScale = 0,
    bool IsAcross = false,
    bool IsShare = false);
