using Aikynetix.Biomechanics.Signals;
using Aikynetix.Pose;

namespace Aikynetix.Biomechanics.Live;

/// <summary>The middle of the wrists, which stands in for the bar while a movement happens, and how fast it moves.</summary>
internal sealed class LiveHands
{
    // Seconds over which speed is fitted: short, for a snatch's greatest speed lasts no longer.
    private const double SpeedSpan = 0.07;
    private const double Gap = 0.2;
    private const double HalfMemory = 0.1;

    private readonly RecentSlope _rise = new(SpeedSpan);
    private double _seen = double.NegativeInfinity;
    private (double X, double Y) _half;
    private bool _knowsHalf;

    /// <summary>Pixels from the left edge; NaN while neither wrist is seen.</summary>
    public double X { get; private set; } = double.NaN;

    /// <summary>Pixels from the top edge, down; NaN while neither wrist is seen.</summary>
    public double Y { get; private set; } = double.NaN;

    /// <summary>Upward speed, pixels per second; NaN while not known.</summary>
    public double Speed { get; private set; } = double.NaN;

    /// <summary>Takes the body of one picture.</summary>
    public void Take(LiveBody body, double seconds)
    {
        var (left, right) = (body[BodyPoint.LeftWrist], body[BodyPoint.RightWrist]);
        if (body.HasJumped || seconds - _seen > Gap) Restart();
        if (!left.IsFresh && !right.IsFresh)
        {
            if (seconds - _seen > Gap) (X, Y) = (double.NaN, double.NaN);
            Speed = double.NaN;
            return;
        }

        if (left.IsFresh && right.IsFresh)
        {
            var half = (X: (right.Raw.X - left.Raw.X) / 2, Y: (right.Raw.Y - left.Raw.Y) / 2);
            _half = _knowsHalf ? (_half.X + (HalfMemory * (half.X - _half.X)), _half.Y + (HalfMemory * (half.Y - _half.Y))) : half;
            _knowsHalf = true;
            (X, Y) = ((left.Raw.X + right.Raw.X) / 2, (left.Raw.Y + right.Raw.Y) / 2);
        }
        else
        {
            // Where one wrist is hidden the other stands in, moved by half of their usual distance, lest the path jump.
            var (seen, sign) = left.IsFresh ? (left.Raw, 1) : (right.Raw, -1);
            (X, Y) = (seen.X + (sign * _half.X), seen.Y + (sign * _half.Y));
        }

        _seen = seconds;
        Speed = -_rise.Next(seconds, Y);
    }

    private void Restart()
    {
        _rise.Restart();
        (_knowsHalf, _half) = (false, default);
    }
}
