namespace Aikynetix.TestKit.Athletes;

/// <summary>One jump of a script: accelerations that are constant for a while, as in the biomechanics reference, I.5 and I.6. SI units.</summary>
public sealed record JumpPlan
{
    /// <summary>Fall of the box jumper's centre of mass before contact, metres; null for a jump from standing.</summary>
    public double? Drop { get; init; }

    /// <summary>Downward acceleration at the start of a countermovement, m/s².</summary>
    public double Unweighting { get; init; } = 7.3575;

    /// <summary>Seconds of unweighting.</summary>
    public double UnweightingTime { get; init; } = 0.20;

    /// <summary>Upward acceleration that stops the movement down, m/s².</summary>
    public double Braking { get; init; } = 14.715;

    /// <summary>Upward acceleration of the push, m/s².</summary>
    public double Push { get; init; } = 14.715;

    /// <summary>Seconds of the push.</summary>
    public double PushTime { get; init; } = 0.20;

    /// <summary>Seconds after the push in which the force falls evenly to nothing, as the last of every real push does; 0 drops it at once.</summary>
    public double Fade { get; init; }

    /// <summary>Seconds in which the ankles stop extending after take-off; the toes leave the floor with no speed of their own.</summary>
    public double ToeRoll { get; init; } = 0.03;

    /// <summary>How much lower the centre of mass is at landing than at take-off, metres.</summary>
    public double LandingDrop { get; init; }

    /// <summary>How far the centre of mass sinks after landing, metres: little is a stiff landing.</summary>
    public double LandingDepth { get; init; } = 0.25;

    /// <summary>Whether the arms swing; otherwise the hands stay on the hips.</summary>
    public bool Swing { get; init; }

    /// <summary>Seconds of quiet standing before it.</summary>
    public double Rest { get; init; } = 1.0;

    /// <summary>The countermovement jump of I.5.</summary>
    public static JumpPlan Reference { get; } = new();

    /// <summary>The drop jump of I.6.</summary>
    public static JumpPlan ReferenceDrop { get; } =
        new() { Drop = 0.3065625, Braking = 19.62, Push = 19.62, PushTime = 0.125 };
}
