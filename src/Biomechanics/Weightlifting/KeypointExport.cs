using Aikynetix.Biomechanics.Calibration;
using Aikynetix.Biomechanics.Kinematics;
using Aikynetix.Pose;

namespace Aikynetix.Biomechanics.Weightlifting;

/// <summary>
/// Gives the athlete's points under their export names, one value per frame: x forward of the ankles, y up from the floor line, v the
/// confidence 0–1; NaN where a point was hidden.
/// </summary>
internal static class KeypointExport
{
    /// <summary>All series of one clip, in metres when the scale is known, else in pixels.</summary>
    public static IReadOnlyDictionary<string, double[]> Of(LiftScene scene, CaptureRecord capture)
    {
        var frame = scene.Scale.IsMetric ? scene.Frame : new SceneFrame(capture, scene.Body, scene.Scale with { Body = 1, Bar = 1 });
        var export = new Dictionary<string, double[]>(StringComparer.Ordinal);
        void Add(string name, BodyPoint point)
        {
            var (x, y) = (scene.Seen.X(point), scene.Seen.Y(point));
            export[name + "x"] = scene.Time.ToFrames(frame.BodyForward(x, y));
            export[name + "y"] = scene.Time.ToFrames(frame.BodyHeight(x, y));
            export[name + "v"] = Array.ConvertAll(scene.Time.ToFrames(scene.Body.Score(point)), score => double.IsNaN(score) ? 0 : Math.Clamp(score, 0, 1));
        }

        foreach (var (name, point) in KeypointNames.All) Add(name, point);
        return export;
    }
}
