namespace Aikynetix.TestKit.Athletes;

/// <summary>
/// Jumps written down in closed form: the centre of mass of the whole body moves with acceleration that is constant or falls evenly, the toes
/// leave the floor at take-off and touch it at landing, and the joints follow from both.
/// </summary>
public sealed class JumpScript : IMotionScript
{
    private const double Gravity = 9.81;
    private const double RiseTime = 0.7;
    private const double StepOff = 0.06;

    private readonly List<Block> _blocks = [];
    private readonly List<Flight> _flights = [];
    private readonly List<(double Time, double Value)> _shoulder = [];
    private readonly List<JumpTruth> _truths = [];
    private readonly CosineTrack _arms;
    private readonly bool _swings;
    private readonly double _standing;
    private double _end;
    private double _height;
    private double _speed;

    private JumpScript(double bodyHeight, IReadOnlyList<JumpPlan> plans)
    {
        BodyHeight = bodyHeight;
        _swings = plans.Any(plan => plan.Swing);
        _shoulder.Add((0, JumperFigure.RestingShoulder(_swings)));
        _standing = JumperFigure.Extension(bodyHeight, 0, _shoulder[0].Value, _swings);
        Box = plans.Count > 0 && plans[0].Drop is { } drop ? drop + StepOff : 0;
        _height = Box;
        foreach (var plan in plans) Add(plan);
        Accelerate(0, 1.2);
        _arms = new CosineTrack([.. _shoulder]);
    }

    /// <inheritdoc/>
    public double BodyHeight { get; }

    /// <inheritdoc/>
    public double Duration => _end;

    /// <summary>Height of the box on which the script begins, metres; 0 without one.</summary>
    public double Box { get; }

    /// <summary>What each jump really is.</summary>
    public IReadOnlyList<JumpTruth> Truths => _truths;

    /// <summary>The jumps of a person of the given height; none at all is a person who stands. Only the first may start from a box.</summary>
    public static JumpScript Of(double bodyHeight, params IReadOnlyList<JumpPlan> plans) => new(bodyHeight, plans);

    /// <summary>The countermovement jump of I.5.</summary>
    public static JumpScript Reference() => Of(1.75, JumpPlan.Reference);

    /// <summary>The drop jump of I.6.</summary>
    public static JumpScript ReferenceDrop() => Of(1.75, JumpPlan.ReferenceDrop);

    /// <summary>Height of the centre of mass above the floor, metres.</summary>
    public double CentreOfMass(double time) => _standing + At(time).Height;

    /// <summary>Height of the centre of mass in quiet standing on the floor, metres.</summary>
    public double StandingCentre => _standing;

    /// <inheritdoc/>
    public (double X, double Y, double Z)[] Points(double time)
    {
        var centre = CentreOfMass(time);
        var toe = Toe(time, centre);
        var forward = Box > 0 ? new CosineTrack((_flights[0].Start, -0.45), (_flights[0].End, 0)).At(time) : 0;
        return JumperFigure.Place(BodyHeight, (forward, toe), centre - toe, _arms.At(time), _swings);
    }

    private double Toe(double time, double centre)
    {
        foreach (var flight in _flights)
        {
            if (time > flight.Start && time < flight.End) return centre - flight.Extension(time);
        }

        return Box > 0 && time <= _flights[0].Start ? Box : 0;
    }

    private void Add(JumpPlan plan)
    {
        Accelerate(0, plan.Rest);
        var rest = JumperFigure.RestingShoulder(_swings);
        var (start, contact, braking, top) = (_end, double.NaN, double.NaN, 0.0);
        Key(plan, rest);
        if (plan.Drop is { } drop)
        {
            var fall = Math.Sqrt(2 * drop / Gravity);
            var from = _standing;
            Accelerate(-Gravity, fall);
            contact = braking = _end;
            top = _height;
            _flights.Add(new Flight(start, contact, from, 0, 0, _standing + _height));
        }
        else
        {
            Accelerate(-plan.Unweighting, plan.UnweightingTime);
            braking = _end;
        }

        Accelerate(plan.Braking, -_speed / plan.Braking);
        var (bottom, low) = (_end, _height);
        Key(plan, -50);
        Accelerate(plan.Push, plan.PushTime);
        var power = plan.Fade > 0 ? Fading(plan) : (plan.Push + Gravity) * _speed;
        if (plan.Fade > 0) Accelerate(plan.Push, plan.Fade, -Gravity);
        var (takeOff, high, speed) = (_end, _height, _speed);
        Key(plan, 120);
        var down = Math.Sqrt((speed * speed) + (2 * Gravity * plan.LandingDrop));
        Accelerate(-Gravity, (speed + down) / Gravity);
        _flights.Add(new Flight(takeOff, _end, _standing + high, plan.ToeRoll, speed, _standing + _height));
        var landing = _end;
        Key(plan, 120);
        Accelerate(down * down / (2 * plan.LandingDepth), 2 * plan.LandingDepth / down);
        var damping = _end;
        var rise = -_height * 4 / (RiseTime * RiseTime);
        Accelerate(rise, RiseTime / 2);
        Accelerate(-rise, RiseTime / 2);
        (_height, _speed) = (0, 0);
        Key(plan, rest);
        _truths.Add(new JumpTruth
        {
            Start = start,
            Contact = contact,
            Braking = braking,
            ZeroVelocity = bottom,
            TakeOff = takeOff,
            Peak = takeOff + (speed / Gravity),
            Landing = landing,
            Damping = damping,
            Recuperation = _end - (0.05 / rise),
            TakeOffSpeed = speed,
            Depth = top - low,
            PushRise = high - low,
            Push = Math.Max(plan.Push, plan.Braking),
            PeakPower = power,
            LandingPush = down * down / (2 * plan.LandingDepth),
        });
    }

    private void Key(JumpPlan plan, double shoulder) => _shoulder.Add((_end, plan.Swing ? shoulder : JumperFigure.RestingShoulder(_swings)));

    // Force falls while speed still grows, so their product has its top between.
    private double Fading(JumpPlan plan)
    {
        const int Steps = 1000;
        var force = plan.Push + Gravity;
        return Enumerable.Range(0, Steps).Max(i =>
        {
            var (share, t) = (1 - ((double)i / Steps), plan.Fade * i / Steps);
            return force * share * (_speed + (plan.Push * t) - (force * t * t / (2 * plan.Fade)));
        });
    }

    private void Accelerate(double acceleration, double duration, double? end = null)
    {
        var jerk = end is { } last ? (last - acceleration) / duration : 0;
        _blocks.Add(new Block(_end, _height, _speed, acceleration, jerk));
        (_height, _speed) = _blocks[^1].After(duration);
        _end += duration;
    }

    private (double Height, double Speed) At(double time)
    {
        var block = _blocks.FindLast(block => time >= block.Start) ?? _blocks[0];
        var t = Math.Max(0, time - block.Start);
        return block.After(t);
    }

    private sealed record Block(double Start, double Height, double Speed, double Acceleration, double Jerk)
    {
        public (double Height, double Speed) After(double t) =>
            (Height + (Speed * t) + (Acceleration * t * t / 2) + (Jerk * t * t * t / 6), Speed + (Acceleration * t) + (Jerk * t * t / 2));
    }

    // How far the centre of mass is above the toes while they are in the air: the legs go on stretching for a moment, then make ready to land.
    private sealed record Flight(double Start, double End, double From, double Roll, double Speed, double To)
    {
        public double Extension(double time)
        {
            var t = time - Start;
            if (t < Roll) return From + (Speed * t) - (Speed * t * t / (2 * Roll));
            return new CosineTrack((Start + Roll, From + (Speed * Roll / 2)), (End, To)).At(time);
        }
    }
}
