namespace Aikynetix.TestKit.Athletes;

/// <summary>
/// A runner in closed form (biomechanics reference I.7): the centre of mass, by de Leva's masses over all points, follows the sine model of
/// ground reaction exactly; feet stand on the belt or ground in contact and swing on a cubic in between; the legs reach from hip to ankle.
/// </summary>
public sealed record RunScript : IMotionScript
{
    private const double Gravity = 9.81;
    private const double LiftPitch = -55;
    private const double Landed = 0.18;
    private const double HeelRise = 0.55;

    /// <inheritdoc/>
    public double BodyHeight { get; init; } = 1.75;

    /// <inheritdoc/>
    public double Duration { get; init; } = 4.9;

    /// <summary>Speed over the belt or ground, m/s.</summary>
    public double Speed { get; init; } = 3;

    /// <summary>Seconds on the ground of each foot.</summary>
    public (double Left, double Right) ContactTime { get; init; } = (0.25, 0.25);

    /// <summary>Seconds in the air after each foot; below 0 both feet are on the ground, as in walking.</summary>
    public (double Left, double Right) FlightTime { get; init; } = (0.10, 0.10);

    /// <summary>Pitch of the foot against the ground when it lands, degrees, toes up.</summary>
    public double Strike { get; init; } = 12;

    /// <summary>Lean of the trunk from the vertical, degrees forward.</summary>
    public double Lean { get; init; } = 7;

    /// <summary>Slope of the belt or ground, degrees uphill.</summary>
    public double Incline { get; init; }

    /// <summary>Whether the runner travels; else a belt does.</summary>
    public bool Overground { get; init; }

    /// <summary>Seconds of the first contact of the left foot.</summary>
    public double FirstContact { get; init; } = 0.2;

    /// <summary>Height of the centre of mass at contact, as a share of body height.</summary>
    public double CentreHeight { get; init; } = 0.52;

    /// <summary>Share of the contact length by which the foot lands ahead of the centre of mass.</summary>
    public double Reach { get; init; } = 0.34;

    /// <summary>Seconds from one contact of a foot to the next.</summary>
    public double StrideTime => ContactTime.Left + ContactTime.Right + FlightTime.Left + FlightTime.Right;

    /// <summary>Contacts that lie wholly in the film, in order: whether the left foot's, seconds of landing and of leaving.</summary>
    public IReadOnlyList<(bool Left, double Landing, double Leaving)> Contacts =>
    [
        .. Enumerable.Range(-2, (int)(2 * Duration / StrideTime) + 4).Select(Contact)
            .Where(contact => contact.Landing >= 0 && contact.Leaving <= Duration),
    ];

    /// <inheritdoc/>
    public (double X, double Y, double Z)[] Points(double time)
    {
        var centre = Centre(time);
        var (left, right) = (Foot(time, true), Foot(time, false));
        var swing = 35 * Math.Cos(2 * Math.PI * (time - FirstContact) / StrideTime);
        return RunnerFigure.Around(
            new AthletePose { Height = BodyHeight, Trunk = Lean, Shoulder = (-swing - 5, swing - 5), Elbow = (85, 85) }, centre, left, right);
    }

    /// <summary>Place of the centre of mass, metres.</summary>
    public (double X, double Y) Centre(double time)
    {
        var (sin, cos) = Math.SinCos(double.DegreesToRadians(Incline));
        var way = Overground ? Speed * time : 0;
        return (way * cos, (way * sin) + (CentreHeight * BodyHeight) + Bounce(time));
    }

    private double Bounce(double time)
    {
        var phase = Phase(time, true);
        var first = Step(phase, ContactTime.Left, FlightTime.Right, FlightTime.Left);
        var half = ContactTime.Left + FlightTime.Left;
        return phase < half ? first : Step(half, ContactTime.Left, FlightTime.Right, FlightTime.Left)
            + Step(phase - half, ContactTime.Right, FlightTime.Left, FlightTime.Right);
    }

    // Height gained since landing: sine force in contact, then free flight.
    private static double Step(double time, double contact, double before, double after)
    {
        var (down, up) = (-Gravity * before / 2, Gravity * after / 2);
        var peak = Math.PI / (2 * contact) * (up - down + (Gravity * contact));
        var t = Math.Min(time, contact);
        var height = (down * t) + (peak * contact / Math.PI * (t - (contact / Math.PI * Math.Sin(Math.PI * t / contact)))) - (Gravity * t * t / 2);
        var air = Math.Max(time - contact, 0);
        return height + (up * air) - (Gravity * air * air / 2);
    }

    private double Phase(double time, bool left)
    {
        var since = time - FirstContact - (left ? 0 : ContactTime.Left + FlightTime.Left);
        return since - (Math.Floor(since / StrideTime) * StrideTime);
    }

    private (bool Left, double Landing, double Leaving) Contact(int number)
    {
        var left = number % 2 == 0;
        var start = FirstContact + (Math.Floor(number / 2.0) * StrideTime) + (left ? 0 : ContactTime.Left + FlightTime.Left);
        return (left, start, start + (left ? ContactTime.Left : ContactTime.Right));
    }

    // The place of the toe and the pitch of the foot in the world.
    private RunnerFigure.Sole Foot(double time, bool left)
    {
        var contact = left ? ContactTime.Left : ContactTime.Right;
        var phase = Phase(time, left);
        var (x, y, pitch) = phase < contact ? Stance(phase / contact, contact) : Swing((phase - contact) / (StrideTime - contact), contact);
        var way = Overground ? Speed * time : 0;
        var (sin, cos) = Math.SinCos(double.DegreesToRadians(Incline));
        return new RunnerFigure.Sole(((x + way) * cos) - (y * sin), ((x + way) * sin) + (y * cos), pitch + Incline);
    }

    private (double X, double Y, double Pitch) Stance(double share, double contact)
    {
        var length = RunnerFigure.FootLength * BodyHeight;
        var flat = (Reach * Speed * contact) + (RunnerFigure.Toe * BodyHeight) - (Speed * share * contact);
        if (share < Landed)
        {
            var pitch = Strike * (1 + Math.Cos(Math.PI * share / Landed)) / 2;
            var (sin, cos) = Math.SinCos(double.DegreesToRadians(pitch));
            return pitch > 0 ? (flat - length + (length * cos), length * sin, pitch) : (flat, 0, pitch);
        }

        var rise = Math.Max(share - HeelRise, 0) / (1 - HeelRise);
        return (flat, 0, LiftPitch * rise * rise);
    }

    private (double X, double Y, double Pitch) Swing(double share, double contact)
    {
        var (from, to) = (Stance(1, contact), Stance(0, contact));
        var time = StrideTime - contact;
        var rise = share * share * (3 - (2 * share));
        var x = from.X + (rise * (to.X - from.X)) + (share * (1 - share) * (1 - (2 * share)) * -Speed * time);
        var lift = Math.Sin(Math.PI * share);
        var pitch = new CosineTrack((0, LiftPitch), (0.3, -85), (0.88, Strike)).At(share);
        return (x, (rise * to.Y) + (0.13 * BodyHeight * lift * lift), pitch);
    }
}
