using Aikynetix.Biomechanics.Calibration;
using Aikynetix.Biomechanics.Metrics;
using Aikynetix.Biomechanics.Signals;
using Aikynetix.Pose;

namespace Aikynetix.Biomechanics.Jumping;

/// <summary>
/// The numbers of one jump under the names that the API gives them, each with its verdict (biomechanics reference F.2–F.4). The method
/// of a height stands in its name, and heights of different methods are never mixed.
/// </summary>
internal sealed class JumpMetrics
{
    /// <summary>Frames per second below which contact times, forces and power are not given.</summary>
    public const double LeastRate = 45;

    /// <summary>Frames per second from which a reactive strength index is given without reservation.</summary>
    public const double LeastIndexRate = 100;

    private const double G = GravityScale.Gravity;
    private const string NoMass = "The body mass is not known; set the client's weight.";
    private static readonly (double, double) AnyTime = (0, double.MaxValue);

    private readonly MetricTable _table = new();
    private readonly JumpSignals _signals;
    private readonly JumpMarks _marks;
    private readonly JumpForces _forces;
    private readonly JumpContext _context;
    private readonly JumpErrors _errors;
    private readonly double _rate;
    private readonly string? _contradiction;
    private readonly string? _stretched;

    private JumpMetrics(JumpSignals signals, JumpMarks marks, JumpForces forces, JumpContext context, GravityCheck gravity)
    {
        (_signals, _marks, _forces, _context) = (signals, marks, forces, context);
        _errors = new JumpErrors(signals, marks);
        _rate = signals.Scene.Time.FramesPerSecond;
        (_contradiction, _stretched) = (gravity.Contradiction, gravity.Stretched);
    }

    private double? Mass => _context.Athlete.Mass;

    private string? TooSlow => _rate < LeastRate ? $"{_rate:0} frames per second are too few for this; film with 60 or more." : null;

    private string? Slow => _rate < LeastRate ? $"{_rate:0} frames per second place take-off only roughly; film with 60 or more." : null;

    private string? Unfit => _contradiction ?? JumpWarnings.Misfit(_marks, _signals);

    // What rests on metres, where the stated height and gravity do not quite agree.
    private string? ScaleDoubt => Doubt ?? _stretched;

    private string? Doubt => Unfit is { } unfit ? unfit : Slow is { } slow ? slow : _signals.FeetHidden ? "The toes were hidden, so the ankles stand in for them."
        : _signals.FromHip ? "Parts of the body were hidden, so the hips stand in for the centre of mass." : null;

    private string? NoScale => _signals.Scene.Scale.IsMetric ? null : "The scale is not known: set the client's height.";

    private double RiseTime => (_marks.Peak.Place - _marks.TakeOff.Place) * _signals.Interval;

    private double Height => G * RiseTime * RiseTime / 2;

    /// <summary>What a clip without a jump has: every metric missing for the same reason.</summary>
    public static MetricTable None()
    {
        var table = new MetricTable();
        foreach (var key in JumpKeys.OfOneJump) table.Add(key, double.NaN, default, default, "No jump was found in the clip.");
        return table;
    }

    /// <summary>Computes all metrics of one jump.</summary>
    /// <param name="signals">The body.</param>
    /// <param name="marks">The jump.</param>
    /// <param name="forces">Acceleration of the centre of mass.</param>
    /// <param name="context">What the user said.</param>
    /// <param name="gravity">What free flight says about times and lengths.</param>
    public static MetricTable Of(JumpSignals signals, JumpMarks marks, JumpForces forces, JumpContext context, GravityCheck gravity)
    {
        var metrics = new JumpMetrics(signals, marks, forces, context, gravity);
        metrics.AddFlight();
        metrics.AddStrength();
        metrics.AddPush();
        metrics.AddLanding();
        JumpPosture.Add(metrics._table, signals, marks, metrics._errors);
        metrics.AddEvents();
        return metrics._table;
    }

    private void AddFlight()
    {
        var missing = _marks.TakeOff.Missing ?? _marks.Peak.Missing;
        var (rise, height) = (RiseTime, Height);
        _table.Add("jump_height", height, JumpErrors.About(height, G * rise * _errors.Rise), (0.01, JumpMarks.Highest), missing, Doubt);
        _table.Add("takeoff_velocity", G * rise, JumpErrors.About(G * rise, G * _errors.Rise), (0.3, 5), missing, Doubt);

        var flight = Span(_marks.TakeOff, _marks.Landing);
        var error = double.Hypot(_errors.TakeOff, _errors.Landing);
        var flightMissing = _marks.TakeOff.Missing ?? _marks.Landing.Missing;
        _table.Add("flight_time", flight, JumpErrors.About(flight, error), (0.05, 1.2), flightMissing, Doubt);
        var byFlight = G * flight * flight / 8;
        var bias = JumpWarnings.LandingBias(_marks, _signals) is { } lower ? $"The body was {100 * lower:0} cm lower at landing than at take-off, so flight time reads too high." : null;
        _table.Add("jump_height_flight", byFlight, JumpErrors.About(byFlight, G * flight / 4 * error), (0.003, 1.5), flightMissing, bias ?? Doubt);

        var byCentre = _signals.Scene.Scale.Body * (_marks.Path.Top - _marks.Path.Height(_marks.TakeOff.Place, _signals.Interval));
        var scale = double.Hypot(_errors.Scale * byCentre, G * rise * _errors.TakeOff);
        _table.Add("jump_height_com", byCentre, JumpErrors.About(byCentre, scale), (0.01, JumpMarks.Highest), missing ?? NoScale, ScaleDoubt);
    }

    private void AddStrength()
    {
        var missing = _marks.TakeOff.Missing ?? _marks.Peak.Missing;
        var contraction = Span(_marks.Start, _marks.TakeOff);
        var contractionError = double.Hypot(_errors.Start, _errors.TakeOff);
        var noStart = missing ?? _marks.Start.Missing;
        _table.Add("contraction_time", contraction, JumpErrors.About(contraction, contractionError), (0.1, 3), noStart, Doubt);
        Ratio("rsi_modified", Height / contraction, contractionError / contraction, noStart, Doubt);
        var flight = Span(_marks.TakeOff, _marks.Landing);
        _table.Add(
            "flight_contraction_ratio", flight / contraction,
            JumpErrors.About(flight / contraction, 1.05 * flight / contraction * double.Hypot(double.Hypot(_errors.TakeOff, _errors.Landing) / flight, contractionError / contraction)),
            (0.05, 5), noStart ?? _marks.Landing.Missing, Doubt);

        var noContact = missing ?? _marks.Contact.Missing ?? TooSlow;
        var contact = Span(_marks.Contact, _marks.TakeOff);
        var contactError = double.Hypot(_errors.Contact, _errors.TakeOff);
        _table.Add("contact_time", contact, JumpErrors.About(contact, contactError), (0.08, 1.5), noContact, Doubt);
        var blurred = _rate < LeastIndexRate ? $"At {_rate:0} frames per second one frame is {1000 / _rate:0} ms of contact; film with 120 or more." : null;
        Ratio("rsi", Height / contact, contactError / contact, noContact, blurred ?? Doubt);

        var fall = G * _marks.ContactSpeed / _marks.Path.Gravity;
        var drop = fall * fall / (2 * G);
        _table.Add("drop_height", drop, JumpErrors.About(drop, drop * 2 * FallError(fall)), (0.02, 1.5), noContact, Doubt);

        // A take-off read too early makes the height too great and the time too short, so their errors add up.
        void Ratio(string key, double value, double time, string? none, string? doubt) => _table.Add(
            key, value, JumpErrors.About(value, 1.15 * value * double.Hypot(2 * _errors.Rise / RiseTime, time)), (0.01, 5), none, doubt);
    }

    private double FallError(double fall)
    {
        var samples = Math.Max(4, 0.12 * _signals.Rate);
        var noise = 1.2 * _signals.CentreNoise * G / _marks.Path.Gravity * Math.Sqrt(12 / samples) / (0.12 * fall);
        return double.Hypot(double.Hypot(noise, _marks.Path.GravityError), double.Hypot(G * _errors.Contact / fall, _signals.Scene.Body.RollError * Forward() / _marks.ContactSpeed));
    }

    // Speed along the floor in the last of the fall, pixels per second: a rolled camera takes a part of it for falling.
    private double Forward()
    {
        var hip = PairedSeries.Either(_signals.Scene.Body.X(BodyPoint.LeftHip), _signals.Scene.Body.X(BodyPoint.RightHip));
        var reach = DropContact.FallTime;
        var (before, contact) = (SampleScan.At(hip, _marks.Contact.Place - (reach * _signals.Rate)), SampleScan.At(hip, _marks.Contact.Place));
        return double.IsFinite(contact - before) ? Math.Abs(contact - before) / reach : 0;
    }

    private void AddPush()
    {
        var missing = _marks.TakeOff.Missing ?? _marks.ZeroVelocity.Missing;
        var mass = Mass ?? 0;
        var begin = _marks.Contact.Found ? _marks.Contact : _marks.Braking.Found ? _marks.Braking : _marks.ZeroVelocity;
        var (first, last) = ((int)Math.Ceiling(Or(begin.Place)), (int)Math.Ceiling(Or(_marks.TakeOff.Place)) - 1);
        var force = Greatest(first, last, i => 1 + (_forces.Acceleration[i] / G));
        AddForce("max_grf_takeoff", force, _errors.Force(force, 1), JumpErrors.ForceBias * force, 8, missing ?? NoScale ?? TooSlow, ScaleDoubt);

        var power = PushPower.Greatest(_signals, _marks);
        var (low, high) = JumpErrors.About(power, _errors.Power(power), JumpErrors.PowerBias * power);
        var noPower = missing ?? NoScale ?? TooSlow;
        _table.Add("normalized_power", power, (low, high), (1, 150), noPower, ScaleDoubt);
        _table.Add("peak_power", power * mass, (low * mass, high * mass), (10, 20000), Mass is null ? NoMass : noPower, ScaleDoubt);

        // Samozino's mean over the push from height and way, which needs no forces and so no fast camera: another method than that of the peak.
        var lowest = Lowest();
        var push = _signals.Scene.Scale.Body * (_marks.Path.Height(_marks.TakeOff.Place, _signals.Interval) - lowest);
        var mean = mass * G * ((Height / push) + 1) * Math.Sqrt(G * Height / 2);
        var share = double.Hypot(3.4 * _errors.Rise / RiseTime, _errors.Length(push) / push);
        _table.Add("mean_power", mean, JumpErrors.About(mean, mean * share), (10, 20000), Mass is null ? NoMass : missing ?? NoScale, ScaleDoubt);
        var sayers = (60.7 * 100 * Height) + (45.3 * mass) - 2055;
        _table.Add(
            "sayers_peak_power", sayers, JumpErrors.About(sayers, double.Hypot(0.1 * sayers, 6070 * G * RiseTime * _errors.Rise)), (10, 20000),
            Mass is null ? NoMass : missing ?? _marks.Peak.Missing, "Estimated from height and weight by a regression (Sayers 1999, squat jumps): ±10 % of the person.");

        var depth = _signals.Scene.Scale.Body * (_marks.Standing - lowest);
        _table.Add("countermovement_depth", depth, JumpErrors.About(depth, 0.85 * _errors.Length(depth)), (0, 1), _marks.Start.Missing ?? missing ?? NoScale, ScaleDoubt);
    }

    private void AddLanding()
    {
        var last = _marks.Damping.Found ? (int)_marks.Damping.Place : (int)Or(_marks.Landing.Place) - 1;
        var force = Greatest((int)Math.Ceiling(Or(_marks.Landing.Place)), last, i => 1 + (_forces.Acceleration[i] / G));
        var missing = _marks.Landing.Missing ?? _marks.Damping.Missing ?? NoScale ?? TooSlow;
        const string Smoothed = "The first impact of a landing is shorter than a camera resolves; the true peak may be higher.";
        AddForce("max_grf_landing", force, _errors.Force(force, 2.4), 2 * _errors.AccelerationNoise / G, 12, missing, _contradiction ?? Smoothed);
    }

    private void AddForce(string key, double share, double error, double bias, double greatest, string? missing, string? doubt)
    {
        var weight = (Mass ?? 0) * G;
        var (low, high) = JumpErrors.About(share, error, bias);
        _table.Add(key, share * weight, (low * weight, high * weight), (0, greatest * weight), Mass is null ? NoMass : missing, doubt);
        _table.Add(key + "_bw", share, (low, high), (0, greatest), missing, doubt);
    }

    private void AddEvents()
    {
        foreach (var (key, mark) in _marks.Named)
        {
            var time = _signals.Scene.Seconds(mark.Place);
            _table.Add(key, time, JumpErrors.About(time, _errors.Time(key)), AnyTime, mark.Missing, key is "takeoff" or "landing" or "contact" or "peak" ? Unfit ?? Slow : _contradiction);
        }
    }

    // From a parabola around the lowest point, which the low-pass would lift.
    private double Lowest()
    {
        if (!_marks.ZeroVelocity.Found) return double.NaN;
        var reach = (int)Math.Max(2, 0.08 * _signals.Rate);
        var middle = (int)Math.Round(_marks.ZeroVelocity.Place);
        var (first, last) = (Math.Max(0, middle - reach), Math.Min(_signals.Length - 1, middle + reach));
        var window = _signals.Centre.AsSpan(first, last - first + 1);
        var (slope, curve) = SavitzkyGolay.FitParabola(window);
        if (!(curve > 0)) return _signals.Smooth[middle];
        var mean = 0.0;
        foreach (var height in window) mean += height / window.Length;
        var constant = mean - (curve * (((double)window.Length * window.Length) - 1) / 12);
        return constant - (slope * slope / (4 * curve));
    }

    private double Span(Mark from, Mark to) => (to.Place - from.Place) * _signals.Interval;

    private static double Or(double place) => double.IsNaN(place) ? 0 : place;

    private static double Greatest(int first, int last, Func<int, double> of)
    {
        var best = double.NaN;
        for (var i = Math.Max(0, first); i <= last; i++)
        {
            var value = of(i);
            if (double.IsFinite(value) && !(best >= value)) best = value;
        }

        return best;
    }
}
