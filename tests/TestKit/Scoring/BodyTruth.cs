using Aikynetix.Pose;

namespace Aikynetix.TestKit.Scoring;

/// <summary>Where the points of a body really are in one picture, and which of them a model is asked for.</summary>
/// <param name="Points">The 26 points in pixels; absent where nothing is known. Scores are not read.</param>
/// <param name="Asked">Which of them count; only points that are present may.</param>
public sealed record BodyTruth(Keypoint[] Points, bool[] Asked)
{
    private const double SideRatio = 0.25;
    private const double FrontRatio = 0.45;
    private const double ShortestTorso = 0.15;

    /// <summary>Middle of the shoulders to middle of the hips, pixels: the yardstick of all distances. NaN when it is not known or too short to be one.</summary>
    public double Torso { get; } = TorsoOf(Points);

    /// <summary>From where the body is seen: mean width of shoulders and hips by the length of the torso, below 0.25 a side, from 0.45 on front or back.</summary>
    public BodyView View
    {
        get
        {
            var width = (Distance(Points[(int)BodyPoint.LeftShoulder], Points[(int)BodyPoint.RightShoulder])
                + Distance(Points[(int)BodyPoint.LeftHip], Points[(int)BodyPoint.RightHip])) / 2 / Torso;
            return double.IsNaN(width) ? BodyView.Unknown : width < SideRatio ? BodyView.Side : width < FrontRatio ? BodyView.Oblique : BodyView.Front;
        }
    }

    /// <summary>Distance of two points, pixels; NaN when one is absent.</summary>
    public static double Distance(Keypoint a, Keypoint b) => Math.Sqrt(((a.X - b.X) * (a.X - b.X)) + ((a.Y - b.Y) * (a.Y - b.Y)));

    private static double TorsoOf(Keypoint[] points)
    {
        var (ls, rs) = (points[(int)BodyPoint.LeftShoulder], points[(int)BodyPoint.RightShoulder]);
        var (lh, rh) = (points[(int)BodyPoint.LeftHip], points[(int)BodyPoint.RightHip]);
        var length = Math.Sqrt(Math.Pow((ls.X + rs.X - lh.X - rh.X) / 2, 2) + Math.Pow((ls.Y + rs.Y - lh.Y - rh.Y) / 2, 2));
        var present = points.Where(point => point.IsPresent).ToArray();
        if (double.IsNaN(length) || present.Length == 0) return double.NaN;
        var extent = Math.Max(present.Max(p => p.X) - present.Min(p => p.X), present.Max(p => p.Y) - present.Min(p => p.Y));
        return length >= ShortestTorso * extent && length > 0 ? length : double.NaN;
    }
}
