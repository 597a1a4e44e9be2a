using Aikynetix.Biomechanics.Signals;

namespace Aikynetix.Biomechanics.Live;

/// <summary>Collects over one repetition what is told at its end; everything is NaN until it was seen.</summary>
internal sealed class RepetitionWatch
{
    // Above the knee the back may rise with the bar; the arms may bend once the bar has passed the hips.
    private const double KneeHeight = 0.30;
    private const double BelowHips = 0.02;
    private const double BentElbow = 150;
    private const double SeenShare = 0.6;

    // Angles count when they have lasted: a single wild picture must not become the bottom.
    private const int Lasting = 5;

    private readonly RecentValues _knees = new(Lasting);
    private readonly RecentValues _thighs = new(Lasting);
    private readonly RecentValues _torsos = new(Lasting);
    private double _startTorso;
    private double _startForward;
    private double _startFoot;
    private double _hip;
    private double _knee;
    private double _thigh;
    private bool _kneeAtBottom;
    private bool _thighAtBottom;
    private double _fastest;
    private double _speedBefore;
    private double _speedTwoBefore;
    private int _rising;
    private int _speeds;
    private int _bent;

    /// <summary>Makes a watch that has seen nothing.</summary>
    public RepetitionWatch() => Begin();

    /// <summary>Smallest inclusive knee angle, degrees; NaN when the knee was hidden at the bottom.</summary>
    public double Knee => _kneeAtBottom ? _knee : double.NaN;

    /// <summary>Lowest thigh elevation, degrees; NaN when the thigh was hidden at the bottom.</summary>
    public double Thigh => _thighAtBottom ? _thigh : double.NaN;

    /// <summary>Most horizontal trunk, degrees from the horizontal.</summary>
    public double Torso { get; private set; }

    /// <summary>Fastest upward speed of the hands, m/s; NaN when they were hidden for much of the way up.</summary>
    public double BarSpeed => _speeds >= SeenShare * _rising ? _fastest : double.NaN;

    /// <summary>How far the trunk sank after the bar had left its rest, degrees.</summary>
    public double TorsoDrop { get; private set; }

    /// <summary>How far the hands went forward of where they started, metres.</summary>
    public double Forward { get; private set; }

    /// <summary>Smallest elbow angle while the bar was below the hips, degrees, when it was small for more than a moment.</summary>
    public double BentArm { get; private set; }

    /// <summary>Lowest height of the hands, body heights.</summary>
    public double LowestHand { get; private set; }

    /// <summary>Starts a repetition.</summary>
    public void Begin()
    {
        _knee = _thigh = Torso = LowestHand = _hip = _startFoot = double.NaN;
        foreach (var values in (ReadOnlySpan<RecentValues>)[_knees, _thighs, _torsos]) values.Clear();
        BeginRise();
    }

    /// <summary>Starts the way up.</summary>
    public void BeginRise()
    {
        _fastest = _speedBefore = _speedTwoBefore = TorsoDrop = Forward = BentArm = _startTorso = _startForward = double.NaN;
        (_rising, _speeds, _bent) = (0, 0, 0);
    }

    /// <summary>Takes one picture of the repetition.</summary>
    /// <param name="moment">What it shows.</param>
    /// <param name="rising">Whether the way up is under way.</param>
    public void Take(in LiveMoment moment, bool rising)
    {
        _knee = Least(_knee, Middle(_knees, moment.Knee));
        _thigh = Least(_thigh, Middle(_thighs, moment.Thigh));
        Torso = Least(Torso, Middle(_torsos, moment.Torso));
        LowestHand = Least(LowestHand, moment.HandHeight);
        if (!(moment.HipHeight > _hip)) (_hip, _kneeAtBottom, _thighAtBottom) = (moment.HipHeight, !double.IsNaN(moment.Knee), !double.IsNaN(moment.Thigh));
        if (double.IsNaN(_startFoot)) _startFoot = moment.FootPlace;
        if (rising) TakeRise(moment);
    }

    /// <summary>How far the hips had sunk below where they are now, body heights.</summary>
    public double HipDrop(double now) => now - _hip;

    /// <summary>How far the feet went since the start, body heights.</summary>
    public double FootTravel(double now) => Math.Abs(now - _startFoot);

    private void TakeRise(in LiveMoment moment)
    {
        _rising++;
        if (!double.IsNaN(moment.BarSpeed)) TakeSpeed(moment.BarSpeed);
        if (double.IsNaN(_startTorso)) _startTorso = moment.Torso;
        if (double.IsNaN(_startForward)) _startForward = moment.Forward;
        Forward = -Least(-Forward, -(moment.Forward - _startForward));
        if (moment.HandHeight < KneeHeight) TorsoDrop = -Least(-TorsoDrop, moment.Torso - _startTorso);
        if (!(moment.HandHeight < moment.HipHeight - BelowHips) || !(moment.Elbow < BentElbow)) return;
        // One picture alone may be an error of the model.
        if (++_bent > 2) BentArm = Least(BentArm, moment.Elbow);
    }

    // The middle of three: one wild look at a wrist behind a plate must not become the greatest speed.
    private void TakeSpeed(double speed)
    {
        var (a, b) = (_speedBefore, _speedTwoBefore);
        var middle = Math.Max(Math.Min(a, b), Math.Min(Math.Max(a, b), speed));
        (_speedTwoBefore, _speedBefore, _speeds) = (a, speed, _speeds + 1);
        if (!double.IsNaN(middle)) _fastest = -Least(-_fastest, -middle);
    }

    private static double Middle(RecentValues values, double value)
    {
        values.Add(value);
        return values.Count == Lasting ? values.Quantile(0.5) : double.NaN;
    }

    private static double Least(double known, double value) => double.IsNaN(known) ? value : value < known ? value : known;
}
