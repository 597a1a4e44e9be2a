namespace Aikynetix.Biomechanics.Live;

/// <summary>Follows the repetitions of one capture, whatever kind they are.</summary>
internal sealed class LiveMovement(MovementKind kind)
{
    // Body heights: hips that sank less did not squat, feet that went farther walked, hands that stayed higher held no bar near the floor.
    private const double LeastHipDrop = 0.08;
    private const double FarthestStep = 0.35;
    private const double LowestHands = 0.42;

    // Hips sink by 0.12 in half a squat, shoulders by 0.15 in the shallowest hinge; walking moves both by 0.03.
    private const double LeastSquat = 0.10;
    private const double LeastHinge = 0.13;

    // Who started low has stood up by then, also where plates at the knees make the legs look long.
    private const double Upright = 0.75 * LiveHeights.StandingShoulder;

    private readonly CycleCounter _cycle = new(
        startsLow: kind == MovementKind.Hinge, kind == MovementKind.Squat ? LeastSquat : LeastHinge, kind == MovementKind.Hinge ? Upright : double.NaN);
    private readonly LiftCounter _lift = new(kind);
    private bool _active;
    private bool _rising;

    /// <summary>What was seen since the running repetition began; of the last one when none is running.</summary>
    public RepetitionWatch Seen { get; } = new();

    /// <summary>Takes one picture.</summary>
    /// <returns>True when a repetition has just been finished.</returns>
    public bool Next(double seconds, LiveHeights heights, in LiveMoment moment)
    {
        // A squat is told by the hips, for the bar's plates hide the shoulders; a hinge by the shoulders, for they go farther.
        var ended = kind.IsLift() ? _lift.Next(seconds, heights, moment.BarSpeed) : _cycle.Next(seconds, kind == MovementKind.Squat ? heights.Hip : heights.Shoulder);
        var (active, rising) = kind.IsLift()
            ? (_lift.Stage is not (LiftStage.Away or LiftStage.Setup or LiftStage.Hold), _lift.Stage is LiftStage.Pull or LiftStage.Turnover or LiftStage.Jerk)
            : (_cycle.Phase != CyclePhase.Top, _cycle.Phase == CyclePhase.Up);
        if (active && !_active) Seen.Begin();
        // A jerk after a clean goes on with what the pull has shown; a wobble on the way down begins the way up anew.
        if (rising && !_rising && !kind.IsLift()) Seen.BeginRise();
        if (active || ended) Seen.Take(moment, rising || (ended && !kind.IsLift()));
        (_active, _rising) = (active, rising);
        return ended && Counts(moment);
    }

    /// <summary>Name of the running phase; empty when nothing that counts is going on.</summary>
    public string Phase(LiveHeights heights)
    {
        if (!kind.IsLift())
        {
            return _cycle.Phase switch
            {
                CyclePhase.Down => "descent",
                CyclePhase.Up => "ascent",
                _ => heights.IsStanding ? "standing" : "",
            };
        }

        return _lift.Stage switch
        {
            LiftStage.Setup => "setup",
            LiftStage.Pull => "pull",
            LiftStage.Turnover => "turnover",
            LiftStage.Catch => "catch",
            LiftStage.Recovery => "recovery",
            LiftStage.Rack => "rack",
            LiftStage.Jerk => "jerk",
            LiftStage.JerkCatch => "jerk_catch",
            LiftStage.Hold => "hold",
            _ => "",
        };
    }

    /// <summary>Gives up what is running.</summary>
    public void Abandon()
    {
        _cycle.Abandon();
        _lift.Abandon();
        _active = false;
    }

    // What is not known speaks against nothing.
    private bool Counts(in LiveMoment moment) => kind switch
    {
        MovementKind.Squat => !(Seen.HipDrop(moment.HipHeight) < LeastHipDrop) && !(Seen.FootTravel(moment.FootPlace) > FarthestStep),
        MovementKind.Hinge => !(Seen.LowestHand > LowestHands) && !(Seen.FootTravel(moment.FootPlace) > FarthestStep),
        MovementKind.Any => !(Seen.FootTravel(moment.FootPlace) > FarthestStep),
        _ => true,
    };
}
