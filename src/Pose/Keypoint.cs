namespace Aikynetix.Pose;

/// <summary>One body point as a model saw it in one picture.</summary>
/// <param name="X">Pixels from the left edge of the upright picture; NaN when the point is absent.</param>
/// <param name="Y">Pixels from the top edge of the upright picture; NaN when the point is absent.</param>
/// <param name="Score">How sure the model is, 0–1; 0 when the point is absent.</param>
public readonly record struct Keypoint(float X, float Y, float Score)
{
    /// <summary>A point that the model does not have or did not see: absent, never zero.</summary>
    public static readonly Keypoint Absent = new(float.NaN, float.NaN, 0);

    /// <summary>Whether the model gave this point a place.</summary>
    public bool IsPresent => !float.IsNaN(X);
}
