namespace Aikynetix.TestKit.Athletes;

/// <summary>What one jump of a script really is; times in seconds of the script, the rest in SI units.</summary>
public sealed record JumpTruth
{
    /// <summary>First movement down; of a drop jump, the moment in which the feet leave the box.</summary>
    public required double Start { get; init; }

    /// <summary>Touch-down before the jump; NaN for a jump from standing.</summary>
    public double Contact { get; init; } = double.NaN;

    /// <summary>Greatest speed down.</summary>
    public required double Braking { get; init; }

    /// <summary>Lowest point before the push.</summary>
    public required double ZeroVelocity { get; init; }

    /// <summary>The toes leave the floor.</summary>
    public required double TakeOff { get; init; }

    /// <summary>Highest point.</summary>
    public required double Peak { get; init; }

    /// <summary>The toes touch the floor.</summary>
    public required double Landing { get; init; }

    /// <summary>Lowest point after landing.</summary>
    public required double Damping { get; init; }

    /// <summary>Standing again.</summary>
    public required double Recuperation { get; init; }

    /// <summary>Speed of the centre of mass at take-off.</summary>
    public required double TakeOffSpeed { get; init; }

    /// <summary>How far the centre of mass sank before the push: below standing, or below touch-down.</summary>
    public required double Depth { get; init; }

    /// <summary>How far it rose in the push.</summary>
    public required double PushRise { get; init; }

    /// <summary>Greatest acceleration before take-off.</summary>
    public required double Push { get; init; }

    /// <summary>Greatest product of force and speed before take-off, W/kg.</summary>
    public required double PeakPower { get; init; }

    /// <summary>Greatest acceleration after landing.</summary>
    public required double LandingPush { get; init; }

    /// <summary>Rise of the centre of mass after take-off.</summary>
    public double Height => TakeOffSpeed * TakeOffSpeed / (2 * 9.81);

    /// <summary>Time in the air.</summary>
    public double FlightTime => Landing - TakeOff;
}
