using Aikynetix.Biomechanics.Kinematics;

namespace Aikynetix.Biomechanics.Weightlifting;

/// <summary>
/// Takes out what cannot be in a lift: a knee below its ankle. Where a plate hides the shin, a model may put the points of the one for those of
/// the other, and every angle at them is fiction then.
/// </summary>
internal static class StandingShank
{
    private static readonly string[] AtItsEnds = [AngleNames.Shin, AngleNames.Near(Joint.Ankle), AngleNames.Near(Joint.Knee)];

    /// <summary>The exported angles of a lift, degrees; those of the near shank are NaN where it would point down.</summary>
    public static IReadOnlyDictionary<string, double[]> Only(IReadOnlyDictionary<string, double[]> angles, BodySide near)
    {
        var shin = angles[AngleNames.Shin];
        if (!shin.Any(IsImpossible)) return angles;
        var kept = new Dictionary<string, double[]>(angles);
        foreach (var name in AtItsEnds.Append(AngleNames.Of(near, Joint.Ankle)).Append(AngleNames.Of(near, Joint.Knee)))
            kept[name] = [.. angles[name].Select((angle, frame) => IsImpossible(shin[frame]) ? double.NaN : angle)];
        return kept;
    }

    private static bool IsImpossible(double shin) => shin is < 0 or > 180;
}
