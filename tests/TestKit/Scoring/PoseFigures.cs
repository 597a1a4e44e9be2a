namespace Aikynetix.TestKit.Scoring;

/// <summary>Figures of a model over many pictures; shares are 0–1, null where nothing could be scored.</summary>
/// <param name="Pictures">Pictures with a person.</param>
/// <param name="Lost">Share of them on which the model gave no answer or said that nobody is there.</param>
/// <param name="Within10">By joint group: share of asked points within 0.1 torso; null for points that the model does not have.</param>
/// <param name="Within20">The same within 0.2 torso.</param>
/// <param name="Body10">Share within 0.1 torso over the twelve body joints.</param>
/// <param name="Body20">Share within 0.2 torso over the twelve body joints.</param>
/// <param name="MedianDistance">Median distance of the twelve body joints from the truth, torsos.</param>
/// <param name="Swapped">Share of pictures in which exchanging left and right would bring the body clearly nearer to the truth.</param>
/// <param name="SwappedLegs">The same for the legs alone.</param>
/// <param name="Angles">By angle: error in degrees.</param>
public sealed record PoseFigures(
    int Pictures,
    double? Lost,
    IReadOnlyDictionary<string, double?> Within10,
    IReadOnlyDictionary<string, double?> Within20,
    double? Body10,
    double? Body20,
    double? MedianDistance,
    double? Swapped,
    double? SwappedLegs,
    IReadOnlyDictionary<string, AngleError> Angles);
