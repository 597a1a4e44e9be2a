namespace Aikynetix.Biomechanics.Mobility;

/// <summary>The movements by which mobility is assessed.</summary>
public enum MobilityExercise
{
    /// <summary>Deep squats with straight arms overhead.</summary>
    OverheadSquat,

    /// <summary>Any movement; the range of each joint is reported.</summary>
    JointAngles,
}
