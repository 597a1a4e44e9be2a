namespace Aikynetix.Biomechanics.Live;

/// <summary>Where a movement stands while it happens; provisional.</summary>
public sealed record LiveState
{
    /// <summary>Finished repetitions since the start of the capture.</summary>
    public int Repetitions { get; init; }

    /// <summary>Name of the running phase, e.g. <c>descent</c> or <c>second_pull</c>; empty when the athlete does nothing that counts.</summary>
    public string Phase { get; init; } = "";

    /// <summary>Fastest upward speed of the bar, as the hands show it, in the last repetition, m/s; NaN when not known.</summary>
    public double BarSpeed { get; init; } = double.NaN;

    /// <summary>Inclusive knee angle at the bottom of the last repetition, degrees; NaN when not seen from the side.</summary>
    public double BottomKneeAngle { get; init; } = double.NaN;

    /// <summary><c>left</c> or <c>right</c>; empty while not known.</summary>
    public string NearSide { get; init; } = "";

    /// <summary>One of the names of <see cref="Kinematics.CameraView"/>; empty while not known.</summary>
    public string View { get; init; } = "";

    /// <summary>Where metres come from: <c>plate</c>, <c>height</c>, <c>typical</c> (the proportions of an adult of 1.75 m) or <c>none</c>.</summary>
    public string ScaleSource { get; init; } = "none";
}
