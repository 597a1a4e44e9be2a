using Aikynetix.Biomechanics.Signals;

namespace Aikynetix.Biomechanics.Live;

/// <summary>
/// Counts how often a height goes down and up again while it happens: each repetition once, as it arrives at the top. Heights are in
/// body heights, so that the same limits suit each size.
/// </summary>
/// <param name="startsLow">Whether a rise from the bottom counts without a way down before it, as the first deadlift does.</param>
/// <param name="leastDepth">Way from top to bottom, body heights, from which on a repetition counts.</param>
/// <param name="standing">Height below which nobody has arrived who started low; NaN when not known.</param>
internal sealed class CycleCounter(bool startsLow, double leastDepth, double standing = double.NaN)
{
    // A way down has begun, a turn is a turn: more than any sway or jitter.
    private const double BegunShare = 0.45;
    private const double Turned = 0.025;
    private const double TurnedShare = 0.12;

    // Arrived: as good as at the top, or near it and no longer rising.
    private const double AlmostAll = 0.96;
    private const double NearTop = 0.75;
    private const double Slow = 0.12;
    private const double Still = 0.08;
    private const double StillFor = 0.12;

    // Seconds: the shortest repetition, and a rest after which the last way down is forgotten.
    private const double Shortest = 0.5;
    private const double Longest = 20;

    // Body heights per second by which the remembered top gives way to a new posture.
    private const double Drift = 0.02;

    private readonly double _begun = BegunShare * leastDepth;
    private readonly RecentSlope _slope = new(0.15);
    private double _top = double.NaN;
    private double _low = double.NaN;
    private double _peak;
    private double _time = double.NaN;
    private double _stillSince = double.NaN;
    private double _ended = double.NegativeInfinity;
    private bool _knowsTop;

    /// <summary>Where the movement stands.</summary>
    public CyclePhase Phase { get; private set; }

    /// <summary>When the way down began, or the rise when there was none; seconds.</summary>
    public double Start { get; private set; } = double.NaN;

    /// <summary>Takes the next height; NaN when it is not known now.</summary>
    /// <returns>True when a repetition has just ended.</returns>
    public bool Next(double seconds, double height)
    {
        if (!double.IsFinite(height)) return false;
        var elapsed = double.IsNaN(_time) ? 0 : seconds - _time;
        _time = seconds;
        var speed = _slope.Next(seconds, height);
        if (double.IsNaN(_top)) (_top, _low) = (height, height);
        if (Phase != CyclePhase.Top && seconds - Start > Longest) Forget(height);
        return Phase switch
        {
            CyclePhase.Top => AtTop(seconds, height, elapsed),
            CyclePhase.Down => GoingDown(seconds, height),
            _ => GoingUp(seconds, height, speed),
        };
    }

    /// <summary>Gives up the running repetition: what comes next is somebody or something else.</summary>
    public void Abandon()
    {
        _slope.Restart();
        (_top, _low, _time, _knowsTop, Phase) = (double.NaN, double.NaN, double.NaN, false, CyclePhase.Top);
    }

    private bool AtTop(double seconds, double height, double elapsed)
    {
        _top = Math.Max(height, _top - (Drift * elapsed));
        _low = Math.Min(height, _low + (Drift * elapsed));
        if (height < _top - _begun)
        {
            (Phase, _low, Start, _knowsTop) = (CyclePhase.Down, height, seconds, _knowsTop || !startsLow || !(_top < standing));
        }
        else if (startsLow && !_knowsTop && height > _low + _begun)
        {
            (Phase, Start, _peak) = (CyclePhase.Up, seconds, height);
        }

        return false;
    }

    private bool GoingDown(double seconds, double height)
    {
        if (height < _low) (_low, Start) = (height, _knowsTop ? Start : seconds);
        if (height <= _low + Math.Max(Turned, TurnedShare * (_top - _low))) return false;
        (Phase, _peak, _stillSince) = (CyclePhase.Up, height, double.NaN);
        return false;
    }

    private bool GoingUp(double seconds, double height, double speed)
    {
        _peak = Math.Max(_peak, height);
        if (height < _low)
        {
            (Phase, _low) = (CyclePhase.Down, height);
            return false;
        }

        var depth = (_knowsTop ? _top : _peak) - _low;
        var turned = _peak - height > Math.Max(_begun, 0.2 * depth);
        if (!HasArrived(seconds, height, speed, depth))
        {
            if (!turned) return false;
            // Touch and go below the top counts when most of the way was made; else the way up was a wobble of the way down.
            if (_peak - _low < NearTop * depth || _peak - _low < leastDepth)
            {
                Phase = CyclePhase.Down;
                return false;
            }
        }

        var counts = depth >= leastDepth && seconds - Start >= Shortest && seconds - _ended >= Shortest;
        if (counts) _ended = seconds;
        (Phase, _top, _knowsTop) = (CyclePhase.Top, turned ? _peak : height, true);
        return counts;
    }

    private bool HasArrived(double seconds, double height, double speed, double depth)
    {
        if (_knowsTop) return height >= _low + (AlmostAll * depth) || (height >= _low + (NearTop * depth) && speed < Slow);
        if (!(Math.Abs(speed) < Still) || height - _low < leastDepth || height < standing)
        {
            _stillSince = double.NaN;
            return false;
        }

        if (double.IsNaN(_stillSince)) _stillSince = seconds;
        return seconds - _stillSince >= StillFor;
    }

    private void Forget(double height) => (Phase, _top, _low, _knowsTop) = (CyclePhase.Top, height, height, false);
}
