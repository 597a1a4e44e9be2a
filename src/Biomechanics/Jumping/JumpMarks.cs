using Aikynetix.Biomechanics.Calibration;
using Aikynetix.Biomechanics.Metrics;

namespace Aikynetix.Biomechanics.Jumping;

/// <summary>The events of one jump (biomechanics reference F.1, F.4) on the sample grid, each with its standard deviation in seconds where it varies.</summary>
internal sealed record JumpMarks
{
    /// <summary>Metres that nobody's centre of mass has risen after take-off; 5 m/s at take-off.</summary>
    public const double Highest = 1.25;

    /// <summary>First movement down.</summary>
    public required Mark Start { get; init; }

    /// <summary>Touch-down before the jump, of a jumper who fell from a box.</summary>
    public required Mark Contact { get; init; }

    /// <summary>Greatest speed down.</summary>
    public required Mark Braking { get; init; }

    /// <summary>Lowest point before the push.</summary>
    public required Mark ZeroVelocity { get; init; }

    /// <summary>The toes leave the floor.</summary>
    public required Mark TakeOff { get; init; }

    /// <summary>Highest point.</summary>
    public required Mark Peak { get; init; }

    /// <summary>The toes touch the floor.</summary>
    public required Mark Landing { get; init; }

    /// <summary>Lowest point after landing.</summary>
    public required Mark Damping { get; init; }

    /// <summary>Standing still again.</summary>
    public required Mark Recuperation { get; init; }

    /// <summary>Standard deviation of take-off, seconds.</summary>
    public double TakeOffError { get; init; }

    /// <summary>Standard deviation of landing, seconds.</summary>
    public double LandingError { get; init; }

    /// <summary>Standard deviation of contact, seconds.</summary>
    public double ContactError { get; init; }

    /// <summary>Speed down at contact, pixels per second; NaN without one.</summary>
    public double ContactSpeed { get; init; } = double.NaN;

    /// <summary>The parabola of the flight.</summary>
    public required FlightPath Path { get; init; }

    /// <summary>The flight as it was found.</summary>
    public required Flight Flight { get; init; }

    /// <summary>Height of the centre of mass in quiet standing before it, pixels upward; NaN when that was not seen.</summary>
    public double Standing { get; init; } = double.NaN;

    /// <summary>The events under the names that the API gives them, in order of time.</summary>
    public IEnumerable<(string Key, Mark Mark)> Named =>
    [
        ("start_of_preparation", Start),
        ("contact", Contact),
        ("braking", Braking),
        ("zero_velocity", ZeroVelocity),
        ("takeoff", TakeOff),
        ("peak", Peak),
        ("landing", Landing),
        ("damping", Damping),
        ("recuperation", Recuperation),
    ];

    /// <summary>The same jump without a take-off from which nobody could have risen for so long; nothing is measured from it then.</summary>
    /// <param name="interval">Seconds between samples.</param>
    public JumpMarks Believable(double interval)
    {
        var rise = (Peak.Place - TakeOff.Place) * interval;
        return GravityScale.Gravity * rise * rise / 2 > Highest
            ? this with { TakeOff = Mark.None("The measured value is physically impossible: nobody jumps so high, so take-off was not seen rightly.") }
            : this;
    }
}
