using Aikynetix.Biomechanics.Kinematics;
using Aikynetix.Pose;

namespace Aikynetix.Biomechanics.Calibration;

/// <summary>
/// Gives the athlete's points under their export names, one value per frame: x forward of the ankles, y up from the floor line, v the
/// confidence 0–1; NaN where a point was hidden.
/// </summary>
internal static class KeypointExport
{
    /// <summary>All series of one clip, in metres when the scale is known, else in pixels.</summary>
    /// <param name="body">The athlete as the model saw them, for the confidences.</param>
    /// <param name="seen">The athlete without what lies behind something; may be the same.</param>
    /// <param name="frame">The way to the unit of the export.</param>
    public static IReadOnlyDictionary<string, double[]> Of(BodyTrack body, BodyTrack seen, SceneFrame frame)
    {
        var export = new Dictionary<string, double[]>(StringComparer.Ordinal);
        void Add(string name, BodyPoint point)
        {
            var (x, y) = (seen.X(point), seen.Y(point));
            export[name + "x"] = body.Time.ToFrames(frame.BodyForward(x, y));
            export[name + "y"] = body.Time.ToFrames(frame.BodyHeight(x, y));
            export[name + "v"] = Array.ConvertAll(body.Time.ToFrames(body.Score(point)), score => double.IsNaN(score) ? 0 : Math.Clamp(score, 0, 1));
        }

        foreach (var (name, point) in KeypointNames.All) Add(name, point);
        return export;
    }
}
