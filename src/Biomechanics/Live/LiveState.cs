namespace Aikynetix.Biomechanics.Live;

/// <summary>How a live movement stands.</summary>
public sealed record LiveState
{
    /// <summary>Repetitions done so far.</summary>
    public int Repetitions { get; init; }

    /// <summary>Name of the phase; empty while unknown.</summary>
    public string Phase { get; init; } = "";

    /// <summary>Metres per second, the fastest upward of the last repetition; NaN while unknown.</summary>
    public double BarSpeed { get; init; } = double.NaN;

    /// <summary>Degrees, inclusive, at the bottom of the last repetition; NaN while unknown.</summary>
    public double BottomKneeAngle { get; init; } = double.NaN;

    /// <summary>The side that the camera sees better: <c>left</c> or <c>right</c>; empty while undecided.</summary>
    public string NearSide { get; init; } = "";

    /// <summary>From where the camera looks; empty while undecided.</summary>
    public string View { get; init; } = "";

    /// <summary>Where metres come from; empty while there is no scale.</summary>
    public string ScaleSource { get; init; } = "";
}
