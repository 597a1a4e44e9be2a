namespace Aikynetix.Biomechanics.Live;

/// <summary>
/// Follows lifts past the shoulders by the height of the hands between hips, shoulders and head, and counts each once: when the athlete
/// stands with the bar. It begins with the hands low and the back bent, so that raised arms are no lift.
/// </summary>
internal sealed class LiftCounter(MovementKind kind)
{
    // Metres per second of the hands.
    private const double Pulling = 0.5;
    private const double Driving = 0.7;
    private const double Steady = 0.25;
    private const double Stopped = 0.1;

    // Body heights.
    private const double Lifted = 0.04;
    private const double AtShoulder = 0.14;
    private const double Risen = 0.03;
    private const double Swayed = 0.015;

    // Seconds.
    private const double StandsFor = 0.12;
    private const double StaysFor = 0.2;
    private const double RackFor = 0.4;
    private const double LongestPull = 2;
    private const double LongestBlind = 1.5;

    private double _lowest;
    private double _fastest;
    private double _began;
    private double _stood;
    private double _since = double.NaN;
    private double _seen = double.NegativeInfinity;

    /// <summary>Where the lift stands.</summary>
    public LiftStage Stage { get; private set; }

    /// <summary>Takes one picture.</summary>
    /// <param name="seconds">Its time.</param>
    /// <param name="heights">Heights in body heights.</param>
    /// <param name="speed">Upward speed of the hands, m/s; NaN when not known.</param>
    /// <returns>True when a lift has just been finished.</returns>
    public bool Next(double seconds, LiveHeights heights, double speed)
    {
        // Overhead the near plate hides the hands: who has received the bar is followed by the shoulders.
        var isFollowed = Stage == LiftStage.Recovery && !double.IsNaN(heights.Shoulder);
        if (!isFollowed && double.IsNaN(heights.Hand + heights.Shoulder + heights.Hip + speed))
        {
            if (seconds - _seen > LongestBlind) Abandon();
            return false;
        }

        _seen = seconds;
        var (low, isUp) = (heights.Hand < heights.Hip, heights.Hand >= heights.Shoulder - AtShoulder);
        var overhead = heights.Hand >= (double.IsNaN(heights.Nose) ? heights.Shoulder + AtShoulder : heights.Nose);
        switch (Stage)
        {
            case LiftStage.Away or LiftStage.Setup or LiftStage.Pull or LiftStage.Turnover:
                Pull(seconds, heights, speed, low, isUp);
                return false;
            case LiftStage.Catch when low:
            case LiftStage.Recovery when low:
            case LiftStage.Jerk when low:
            case LiftStage.JerkCatch when low:
            case LiftStage.Hold when low:
                Enter(LiftStage.Setup, seconds, heights);
                return false;
            case LiftStage.Rack when low:
                // A clean whose bar comes down again without a jerk is a lift too.
                Enter(LiftStage.Setup, seconds, heights);
                return kind == MovementKind.CleanAndJerk;
            case LiftStage.Catch:
                _lowest = Math.Min(_lowest, heights.Shoulder);
                if (heights.Shoulder > _lowest + Risen || heights.IsStanding) Enter(LiftStage.Recovery, seconds, heights);
                return false;
            case LiftStage.Rack:
                if (speed > Driving) Enter(LiftStage.Jerk, seconds, heights);
                return false;
            case LiftStage.Jerk:
                if (overhead && speed < Stopped) Enter(LiftStage.JerkCatch, seconds, heights);
                else if (speed < Stopped && seconds - _began > StandsFor && !overhead) Enter(LiftStage.Rack, seconds, heights);
                return false;
            case LiftStage.Hold:
                if (kind == MovementKind.Jerk && isUp && !overhead && speed < Stopped) Enter(LiftStage.Rack, seconds, heights);
                return false;
            default:
                return IsFinished(seconds, heights, overhead);
        }
    }

    /// <summary>Gives up the running lift.</summary>
    public void Abandon() => (Stage, _since) = (LiftStage.Away, double.NaN);

    private void Pull(double seconds, LiveHeights heights, double speed, bool low, bool isUp)
    {
        _lowest = Math.Min(_lowest, heights.Hand);
        switch (Stage)
        {
            case LiftStage.Away:
                if (low && !heights.IsStanding) Enter(LiftStage.Setup, seconds, heights);
                else if (kind == MovementKind.Jerk && Lasts(isUp && heights.IsStanding && Math.Abs(speed) < Steady, seconds, RackFor)) Enter(LiftStage.Rack, seconds, heights);
                break;
            case LiftStage.Setup:
                if (speed > Pulling && heights.Hand > _lowest + Lifted) Enter(LiftStage.Pull, seconds, heights);
                else if (!low) Enter(LiftStage.Away, seconds, heights);
                break;
            case LiftStage.Pull:
                _fastest = Math.Max(_fastest, speed);
                if (!low && speed < _fastest / 2) Enter(LiftStage.Turnover, seconds, heights);
                else if (speed < Stopped || seconds - _began > LongestPull) Enter(LiftStage.Setup, seconds, heights);
                break;
            default:
                if (speed < Stopped && isUp) Enter(LiftStage.Catch, seconds, heights);
                else if (low || seconds - _began > LongestPull) Enter(LiftStage.Setup, seconds, heights);
                break;
        }
    }

    // Hands behind a plate tremble in the picture; shoulders do not.
    private bool IsFinished(double seconds, LiveHeights heights, bool overhead)
    {
        var up = Stage == LiftStage.Recovery || overhead;
        if (!(Math.Abs(heights.Shoulder - _stood) < Swayed)) (_since, _stood) = (double.NaN, heights.Shoulder);
        if (!Lasts(up && heights.IsStanding, seconds, StaysFor)) return false;
        var toJerk = Stage == LiftStage.Recovery && !overhead && kind is MovementKind.CleanAndJerk or MovementKind.Jerk;
        Enter(toJerk ? LiftStage.Rack : LiftStage.Hold, seconds, heights);
        return !toJerk;
    }

    private bool Lasts(bool holds, double seconds, double needed)
    {
        if (!holds) _since = double.NaN;
        else if (double.IsNaN(_since)) _since = seconds;
        return seconds - _since >= needed;
    }

    private void Enter(LiftStage stage, double seconds, LiveHeights heights)
    {
        if (stage == LiftStage.Pull) _fastest = 0;
        _lowest = stage == LiftStage.Catch ? heights.Shoulder : heights.Hand;
        (Stage, _began, _since) = (stage, seconds, double.NaN);
    }
}
