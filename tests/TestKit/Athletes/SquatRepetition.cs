namespace Aikynetix.TestKit.Athletes;

/// <summary>
/// One squat of a script: the posture at its lowest point and how long each part takes. The defaults are the figure of the biomechanics
/// reference, I.1: knee and hip 45°, ankle 55°, trunk and shank 55° from the floor, thigh 10° below the horizontal.
/// </summary>
public sealed record SquatRepetition
{
    /// <summary>Lean of the shank forward from upright, degrees.</summary>
    public double Shank { get; init; } = 35;

    /// <summary>Thigh forward from hanging down, degrees: 90 parallel to the floor, more below parallel.</summary>
    public double Thigh { get; init; } = 100;

    /// <summary>Lean of the trunk forward from upright, degrees.</summary>
    public double Trunk { get; init; } = 35;

    /// <summary>Upper arm against the trunk, degrees: 180 in line with it overhead.</summary>
    public double Arms { get; init; } = 180;

    /// <summary>Bend of the elbows, degrees: 0 straight.</summary>
    public double Elbow { get; init; }

    /// <summary>Height of the heels above where they stand, metres; the foot turns about its tip.</summary>
    public double HeelRise { get; init; }

    /// <summary>Greatest medial shift of both knees, metres.</summary>
    public double Valgus { get; init; }

    /// <summary>Shift of hips and trunk towards the athlete's right, metres.</summary>
    public double HipShift { get; init; }

    /// <summary>Seconds from standing to the lowest point, above 0.</summary>
    public double Descent { get; init; } = 1.2;

    /// <summary>Seconds at the lowest point.</summary>
    public double Pause { get; init; }

    /// <summary>Seconds from the lowest point to standing, above 0.</summary>
    public double Ascent { get; init; } = 1.0;

    /// <summary>Seconds of standing after it.</summary>
    public double Rest { get; init; } = 0.6;
}
