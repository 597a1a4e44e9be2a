namespace Aikynetix.Biomechanics.Kinematics;

/// <summary>
/// What a direction of view cannot show, the reasons in words for a coach (biomechanics reference K). Times and vertical distances show
/// from everywhere.
/// </summary>
internal static class ViewRules
{
    // Degrees from the side beyond which knees and feet that point outward move angles by several degrees (biomechanics reference A.2).
    private const double SquarestSide = 18;

    /// <summary>Whether a view hides what happens in the sagittal plane: bending and straightening of joints, lean, distances forward.</summary>
    public static bool HidesSagittal(string view) => view == CameraView.Front;

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
