using Aikynetix.Biomechanics.Jumping;
using Aikynetix.Biomechanics.Running;

namespace Aikynetix.Biomechanics;

/// <summary>The metrics that every jump or every step has, whether or not a clip shows one.</summary>
public static class SegmentKeys
{
    private static readonly string[] OfJump = [.. JumpKeys.OfOneJump];
    private static readonly string[] OfStep = [.. RunKeys.OfOneStep];

    /// <summary>Keys of the metrics of one jump or one step; empty for activities whose metrics are told for the clip.</summary>
    /// <param name="activity">As the API names it, e.g. <c>Jumping</c>.</param>
    public static IReadOnlyList<string> Of(string activity) => activity switch
    {
        "Jumping" => OfJump,
        "Running" => OfStep,
        _ => [],
    };

    /// <summary>Keys of what the steps of a run add up to: each has one value for the whole run, too.</summary>
    public static IReadOnlyList<string> OfRun { get; } = [.. RunRule.OfStep.Select(rule => rule.Key)];
}
