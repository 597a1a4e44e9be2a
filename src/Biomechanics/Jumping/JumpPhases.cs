using Aikynetix.Biomechanics.Metrics;
using Aikynetix.Biomechanics.Signals;

namespace Aikynetix.Biomechanics.Jumping;

/// <summary>Finds the events of one jump around its flight (biomechanics reference F.1, F.4).</summary>
internal sealed class JumpPhases
{
    private const string NotSeenBefore = "The clip begins too late to show it.";
    private const string NotSeenBetween = "It does not show between this jump and the landing before it.";
    private const string NotSeenAfter = "The clip ends too soon to show it.";

    // Shares of the greatest speed down between which the speed is followed back to its beginning.
    private const double EarlySpeed = 0.25;
    private const double LateSpeed = 0.65;
    private const double QuietTime = 1;

    private const double TurnReach = 0.03;

    // Errors by which a take-off must be too early, the most by which toes that rise with the heels make it so, to a frame, and how far apart
    // in time the postures of take-off and landing usually are, seconds.
    private const double Clearly = 2;
    private const double LargestDrag = 0.05;
    private const double LandingSpread = 0.01;

    private readonly JumpSignals _signals;
    private readonly Flight _flight;
    private readonly int _first;
    private readonly int _last;

    private JumpPhases(JumpSignals signals, Flight flight, int first, int last) => (_signals, _flight, _first, _last) = (signals, flight, first, last);

    /// <summary>Finds the events.</summary>
    /// <param name="signals">The body.</param>
    /// <param name="flight">The flight.</param>
    /// <param name="first">First sample that may belong to the jump: where the landing of the one before was caught.</param>
    /// <param name="last">Last sample that may belong to it: before the next jump pushes off.</param>
    public static JumpMarks Find(JumpSignals signals, Flight flight, int first, int last) => new JumpPhases(signals, flight, first, last).Find();

    private JumpMarks Find()
    {
        // The ends of the flight are needed for its parabola and the other way round: two rounds settle it.
        var path = FlightPath.Fit(_signals, _flight.Off, _flight.On, FlightSearch.Margin(_flight.Off, _flight.On));
        var (off, on) = Ends(path);
        path = FlightPath.Fit(_signals, Or(off.Place, _flight.Off), Or(on.Place, _flight.On), 1);
        (off, on) = Ends(path);
        path = FlightPath.Fit(_signals, Or(off.Place, _flight.Off), Or(on.Place, _flight.On), 1);
        off = NoEarlierThanLandingAllows(off, on, path);

        var (contact, contactSpeed) = _flight.StartSeen ? DropContact.Find(_signals, _flight, _first, path) : (new ContactEdge.Edge(double.NaN, double.NaN), double.NaN);
        var (start, braking, standing) = Preparation(contact.Place, path);
        var zero = _flight.StartSeen ? Lowest(braking, (int)Or(off.Place, _flight.Off)) : double.NaN;
        var unseen = _first > 0 ? NotSeenBetween : NotSeenBefore;
        var recovery = new JumpRecovery(_signals, _flight, _last);
        var damping = double.IsNaN(on.Place) ? double.NaN : recovery.Damping(on.Place);
        var peak = path.Peak > Or(off.Place, _flight.Off) && !(path.Peak > on.Place) && path.Peak <= _signals.Length - 1 ? path.Peak : double.NaN;
        if (!_flight.StartSeen) peak = path.Peak >= 0 && path.Peak < on.Place ? path.Peak : double.NaN;
        var marks = new JumpMarks
        {
            Start = double.IsNaN(contact.Place) ? Mark.At(start, unseen) : Mark.None("A drop jump begins with the contact."),
            Contact = Mark.At(contact.Place, "No fall from a box was found before the jump."),
            Braking = Mark.At(braking, unseen),
            ZeroVelocity = Mark.At(zero, unseen),
            TakeOff = Mark.At(off.Place, "The clip begins after take-off, or the toes were hidden."),
            Peak = Mark.At(peak, "The clip does not show the top of the jump."),
            Landing = Mark.At(on.Place, "The clip ends before the landing, or the toes were hidden."),
            Damping = Mark.At(damping, NotSeenAfter),
            Recuperation = Mark.At(recovery.Recuperation(damping, standing), "The athlete was not seen standing still after the jump."),
            TakeOffError = off.Error,
            LandingError = on.Error,
            ContactError = contact.Error,
            ContactSpeed = contactSpeed,
            Path = path,
            Flight = _flight,
            Standing = standing,
        };
        return InOrder(marks);
    }

    // Nobody lands higher than they took off, on toes and straight legs as they did, so the way down takes no less time than the way up.
    // Models let toes rise with the heels, and a take-off that is so found too early is put where that holds.
    private ContactEdge.Edge NoEarlierThanLandingAllows(ContactEdge.Edge off, ContactEdge.Edge on, FlightPath path)
    {
        var early = ((path.Peak - off.Place) - (on.Place - path.Peak)) * _signals.Interval;
        var doubt = Clearly * double.Hypot(double.Hypot(off.Error, on.Error), 2 * path.PeakError);
        if (!(early > doubt) || early > LargestDrag + _signals.Interval) return off;
        return new ContactEdge.Edge(off.Place + (early / _signals.Interval), double.Hypot(double.Hypot(on.Error, 2 * path.PeakError), LandingSpread));
    }

    // Take-off, top and landing stand for themselves; what does not lie in order around them is a misreading.
    private JumpMarks InOrder(JumpMarks marks)
    {
        var takeOff = Between(marks.TakeOff, _first, marks.Peak.Found ? marks.Peak.Place : double.MaxValue);
        var landing = Between(marks.Landing, Math.Max(Or(marks.Peak.Place, -1), Or(takeOff.Place, -1)), double.MaxValue);
        var zero = Between(marks.ZeroVelocity, _first, Or(takeOff.Place, double.MaxValue));
        var braking = Between(marks.Braking, _first, Or(zero.Place, Or(takeOff.Place, double.MaxValue)));
        var push = Or(braking.Place, Or(zero.Place, Or(takeOff.Place, double.MaxValue)));
        var damping = Between(marks.Damping, Or(landing.Place, double.MaxValue), _last);
        return marks with
        {
            Start = Between(marks.Start, _first, push),
            Contact = Between(marks.Contact, _first, push),
            Braking = braking,
            ZeroVelocity = zero,
            TakeOff = takeOff,
            Landing = landing,
            Damping = damping,
            Recuperation = Between(marks.Recuperation, Or(damping.Place, double.MaxValue), _last),
        };
    }

    private Mark Between(Mark mark, double after, double before)
    {
        if (!mark.Found) return mark;
        var isIn = mark.Place >= 0 && mark.Place <= _signals.Length - 1 && mark.Place >= after && mark.Place <= before;
        return isIn ? mark : Mark.None("The parts of the jump do not follow each other as they should, so the tracking must be wrong here.");
    }

    private (ContactEdge.Edge Off, ContactEdge.Edge On) Ends(FlightPath path)
    {
        var nothing = new ContactEdge.Edge(double.NaN, double.NaN);
        return (
            _flight.StartSeen ? ContactEdge.TakeOff(_signals, path, _flight.Off) : nothing,
            _flight.EndSeen ? ContactEdge.Landing(_signals, -path.Speed(_flight.On, _signals.Interval), path.Gravity, _flight.On) : nothing);
    }

    private (double Start, double Braking, double Standing) Preparation(double contact, FlightPath path)
    {
        if (!_flight.StartSeen) return (double.NaN, double.NaN, double.NaN);
        var from = double.IsNaN(contact) ? _first : Math.Max(_first, (int)contact - (int)(0.05 * _signals.Rate));
        var speed = _signals.Speed;
        var fastest = SampleScan.ArgMin(speed, from, Math.Min(_flight.Off, Math.Max(_flight.Bottom, from)));
        if (fastest <= _first || !(speed[fastest] < -0.02 * _signals.BodyHeight)) return (double.NaN, double.NaN, double.NaN);
        var braking = Turn(speed, fastest);
        if (!double.IsNaN(contact)) return (double.NaN, Math.Max(braking, contact), double.NaN);

        // Where the speed reaches back to zero along the line on which it grew: neither noise nor the low-pass moves that.
        var early = Back(speed, EarlySpeed * speed[fastest], fastest);
        var late = Back(speed, LateSpeed * speed[fastest], fastest);
        var start = early - ((late - early) * EarlySpeed / (LateSpeed - EarlySpeed));
        if (!(start > _first)) return (double.NaN, braking, double.NaN);
        var quiet = Math.Max(_first, (int)(start - (QuietTime * _signals.Rate)));
        var calm = (int)(start - (0.03 * _signals.Rate));
        return (start, braking, OrderStatistics.Median(_signals.Smooth.Skip(quiet).Take(Math.Max(1, calm - quiet))));
    }

    // Without a fastest place to begin at, the last turn before the push: what lies farther back may be another movement.
    private double Lowest(double braking, int off) =>
        double.IsNaN(braking) ? SampleScan.LastRise(_signals.Speed, 0, _first, off) : SampleScan.FirstRise(_signals.Speed, 0, (int)braking, off);

    private double Back(double[] speed, double level, int from)
    {
        for (var i = from; i > _first; i--)
        {
            if (speed[i] <= level && speed[i - 1] > level) return SubFrame.Crossing(speed, i - 1, level);
        }

        return double.NaN;
    }

    // Where the fall slowing down begins: the low-pass pulls the turn of a speed to its flatter side, lines from either side do not.
    private double Turn(double[] speed, int fastest)
    {
        var middle = SubFrame.Extremum(speed, fastest).Position;
        var reach = TurnReach * _signals.Rate;
        var (a, b) = (SampleScan.At(speed, middle - (3 * reach)), SampleScan.At(speed, middle - reach));
        var (c, d) = (SampleScan.At(speed, middle + reach), SampleScan.At(speed, middle + (3 * reach)));
        var (before, after) = ((b - a) / (2 * reach), (d - c) / (2 * reach));
        var turn = middle + ((((b - c) + ((before + after) * reach)) / (after - before)));
        return Math.Abs(turn - middle) <= 1.5 * reach ? turn : middle;
    }

    private static double Or(double value, double otherwise) => double.IsNaN(value) ? otherwise : value;
}
