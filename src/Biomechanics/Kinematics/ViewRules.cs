namespace Aikynetix.Biomechanics.Kinematics;

/// <summary>
/// What a direction of view cannot show, in words for a coach (biomechanics reference K): a missing reason drops a metric, a doubt stays
/// beside it. Times and vertical distances show from everywhere.
/// </summary>
/// <param name="Missing">Why the metric cannot be given; null when it can.</param>
/// <param name="Doubt">Why it must be taken with care; null when it need not.</param>
internal readonly record struct ViewRules(string? Missing, string? Doubt)
{
    private const string NotSide = "This cannot be seen from the front: film at right angles to the athlete.";
    private const string HalfSide = "The camera stood askew to the athlete, so this looks smaller than it is: film at right angles to the athlete.";

    // Degrees from the side beyond which knees and feet that point outward move angles by several degrees (biomechanics reference A.2).
    private const double SquarestSide = 18;

    /// <summary>Angles in the plane of walking and distances forward: bending and straightening of joints, lean, steps.</summary>
    public static ViewRules Sagittal(string view) => view switch
    {
        CameraView.Front => new(NotSide, null),
        CameraView.Oblique => new(null, HalfSide),
        _ => default,
    };

    /// <summary>What a view that still counts as one from the side does to angles when the athlete is turned in it; null when they stand square.</summary>
    public static string? Askew(BodyTrack body) => body.Turn >= SquarestSide && body.View is (CameraView.SideLeft or CameraView.SideRight)
        ? $"The athlete was turned by about {body.Turn:0}° from the side, which distorts angles by several degrees: film at right angles to them."
        : null;

    /// <summary>
    /// Why the angle of an ankle cannot be given for a turned athlete; null when it can. A foot on the floor that points to the camera looks
    /// as if its toes pointed down: turned by 25° with the toes out by as much, dorsiflexion reads some 15° too small.
    /// </summary>
    public static string? Foot(BodyTrack body) => body.Turn >= SquarestSide
        ? $"The feet were turned to the camera (the athlete by about {body.Turn:0}°), and so the angle of the ankle does not show: film at right angles to them."
        : null;
}
