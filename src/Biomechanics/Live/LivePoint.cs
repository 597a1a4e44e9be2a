using Aikynetix.Biomechanics.Signals;
using Aikynetix.Pose;

namespace Aikynetix.Biomechanics.Live;

/// <summary>One body point followed without look-ahead: smoothed, short losses held, wild jumps left out until they prove to be a new place.</summary>
/// <param name="fastest">Speed beyond which the point did not get there by itself, m/s.</param>
internal sealed class LivePoint(double fastest)
{
    // In hertz, and hertz for each metre a second. Such filters are begun at 1.5 and 0.3 for a body at a speed cut-off of 1 Hz, and beta is
    // raised against lag in fast motion: these were tuned on scripted lifts and squats with 3 px of jitter, then raised again on real clips.
    private const double MinimumCutoff = 2;
    private const double Beta = 7;
    private const double SpeedCutoff = 2;

    // Seconds for which a lost point is believed to be where it was, and after which its return is a new beginning.
    private const double Hold = 0.12;
    private const double Forgotten = 0.25;

    // Metres by which a good model misses, and looks in a row that make a stray place the true one.
    private const double Miss = 0.08;
    private const int Persistent = 3;

    private readonly OneEuroFilter _x = new(MinimumCutoff, Beta, SpeedCutoff);
    private readonly OneEuroFilter _y = new(MinimumCutoff, Beta, SpeedCutoff);
    private double _seen = double.NegativeInfinity;
    private double _now;
    private double _score;
    private Keypoint _last;
    private Keypoint _stray;
    private int _strays;

    /// <summary>Pixels from the left edge; NaN while the point is lost.</summary>
    public double X => IsKnown ? _x.Value : double.NaN;

    /// <summary>Pixels from the top edge, down; NaN while the point is lost.</summary>
    public double Y => IsKnown ? _y.Value : double.NaN;

    /// <summary>How far the place may be trusted, 0–1: the model's confidence, less while the place is only held.</summary>
    public double Score => IsKnown ? _score * (1 - ((_now - _seen) / (2 * Hold))) : 0;

    /// <summary>Whether the point has a place now.</summary>
    public bool IsKnown => _now - _seen <= Hold;

    /// <summary>Whether the last picture showed the point at a believable place, which <see cref="Raw"/> then is.</summary>
    public bool IsFresh => _now == _seen;

    /// <summary>The place as the model gave it, not smoothed.</summary>
    public Keypoint Raw => _last;

    /// <summary>Whether the point has just been found at a place that it cannot have reached.</summary>
    public bool HasJumped { get; private set; }

    /// <summary>Takes what the model says.</summary>
    /// <param name="key">The point, absent when the model doubts it.</param>
    /// <param name="seconds">Time of the picture.</param>
    /// <param name="metre">Pixels in a metre, about.</param>
    public void Take(Keypoint key, double seconds, double metre)
    {
        (_now, HasJumped) = (seconds, false);
        if (!key.IsPresent) return;
        var elapsed = seconds - _seen;
        if (elapsed > Forgotten) Restart();
        else if (Distance(key, _last) > Reach(elapsed, metre) && !Persists(key, elapsed, metre)) return;
        _strays = 0;
        _x.Next(key.X, seconds, metre);
        _y.Next(key.Y, seconds, metre);
        (_last, _seen, _score) = (key, seconds, key.Score);
    }

    /// <summary>Squared pixels between a place and where the point should be now; NaN when it was not seen lately.</summary>
    public double SquaredMiss(Keypoint key, double seconds)
    {
        var elapsed = seconds - _seen;
        if (elapsed > Forgotten) return double.NaN;
        var (dx, dy) = (key.X - _last.X - (_x.Speed * elapsed), key.Y - _last.Y - (_y.Speed * elapsed));
        return (dx * dx) + (dy * dy);
    }

    /// <summary>Forgets where the point was.</summary>
    public void Restart()
    {
        _x.Restart();
        _y.Restart();
        (_seen, _strays) = (double.NegativeInfinity, 0);
    }

    private bool Persists(Keypoint key, double elapsed, double metre)
    {
        _strays = _strays > 0 && Distance(key, _stray) <= Reach(elapsed, metre) ? _strays + 1 : 1;
        _stray = key;
        if (_strays < Persistent) return false;
        Restart();
        HasJumped = true;
        return true;
    }

    private double Reach(double elapsed, double metre) => metre * (Miss + (fastest * elapsed));

    private static double Distance(Keypoint a, Keypoint b) => double.Hypot(a.X - b.X, a.Y - b.Y);
}
