using Aikynetix.Biomechanics.Signals;
using Aikynetix.Pose;

namespace Aikynetix.Biomechanics.Kinematics;

/// <summary>How the athlete stands to the camera, decided once for a whole clip: facing, near side and view.</summary>
/// <param name="Facing">Which way the athlete faces in the picture.</param>
/// <param name="NearSide">The side that the camera sees better.</param>
/// <param name="View">One of the names of <see cref="CameraView"/>.</param>
/// <param name="MirroredOrSwapped">True when the better seen side is not the one that the facing puts before the camera.</param>
/// <param name="Turn">Turn from the side towards the camera, degrees, 0–90 without sign; NaN when trunk or feet were not seen.</param>
internal sealed record Posture(Facing Facing, BodySide NearSide, string View, bool MirroredOrSwapped, double Turn = double.NaN)
{
    // Forward lengths and widths as shares of the trunk (shoulder to hip) of a typical adult.
    internal const double FootPerTrunk = 0.45;
    internal const double WidthPerTrunk = 0.60;

    // Feet that point forward by less than this share of the trunk point at the camera or away from it.
    internal const double ClearDirection = 0.08;

    // Beyond these turns (0° from the side, 90° from the front) a sagittal angle is wrong by several degrees, or meaningless.
    internal const double WidestSide = 32;
    internal const double NarrowestFront = 60;

    internal const double ClearConfidence = 0.05;

    private static readonly BodyPoint[] LegPoints = [BodyPoint.LeftHip, BodyPoint.LeftKnee, BodyPoint.LeftAnkle];

    /// <summary>Decides for a clip.</summary>
    /// <param name="tracks">Keypoints with swaps repaired, not yet masked: a doubtful point still counts a little.</param>
    public static Posture Decide(KeypointTracks tracks)
    {
        var trunk = Trunk(tracks);
        var forward = FeetForward(tracks) / trunk;
        var facing = Towards(Math.Abs(forward) >= ClearDirection ? forward : double.NaN)
            ?? Towards(NoseForward(tracks))
            ?? Towards(Travel(tracks))
            ?? Facing.Right;
        var turn = Math.Atan2(Width(tracks) / trunk / WidthPerTrunk, Math.Abs(forward) / FootPerTrunk) * 180 / Math.PI;
        var view = turn >= NarrowestFront ? CameraView.Front
            : !(turn <= WidestSide) ? CameraView.Oblique
            : facing == Facing.Left ? CameraView.SideLeft : CameraView.SideRight;

        var shown = facing == Facing.Left ? BodySide.Left : BodySide.Right;
        var lead = LegConfidence(tracks, BodySide.Right) - LegConfidence(tracks, BodySide.Left);
        var near = !(Math.Abs(lead) >= ClearConfidence) ? shown : lead > 0 ? BodySide.Right : BodySide.Left;
        return new Posture(facing, near, view, near != shown && view is CameraView.SideLeft or CameraView.SideRight, turn);
    }

    private static Facing? Towards(double forward) => forward > 0 ? Facing.Right : forward < 0 ? Facing.Left : null;

    private static double Trunk(KeypointTracks tracks) => OrderStatistics.Median(
        tracks.Length(BodyPoint.LeftShoulder, BodyPoint.LeftHip, 0).Concat(tracks.Length(BodyPoint.RightShoulder, BodyPoint.RightHip, 0)));

    private static double FeetForward(KeypointTracks tracks) =>
        Lead(tracks, (BodyPoint.LeftHeel, BodyPoint.LeftToe), (BodyPoint.RightHeel, BodyPoint.RightToe));

    private static double NoseForward(KeypointTracks tracks) =>
        Lead(tracks, (BodyPoint.LeftEar, BodyPoint.Nose), (BodyPoint.RightEar, BodyPoint.Nose));

    // Median over frames of how far the second point of each pair lies to the right of the first, each pair by its confidence.
    private static double Lead(KeypointTracks tracks, params ReadOnlySpan<(BodyPoint From, BodyPoint To)> pairs)
    {
        var frames = new (double Value, double Weight)[tracks.Times.Length];
        foreach (var (from, to) in pairs)
        {
            var (a, b) = ((int)from, (int)to);
            for (var i = 0; i < frames.Length; i++)
            {
                var weight = Math.Pow(Math.Min(tracks.Score[a][i], tracks.Score[b][i]), 2);
                if (weight <= 0) continue;
                frames[i].Value += weight * (tracks.X[b][i] - tracks.X[a][i]);
                frames[i].Weight += weight;
            }
        }

        return OrderStatistics.WeightedMedian(frames.Select(f => (f.Value / f.Weight, f.Weight)));
    }

    private static double Travel(KeypointTracks tracks)
    {
        var hips = tracks.X[(int)BodyPoint.LeftHip].Zip(tracks.X[(int)BodyPoint.RightHip], (l, r) => (l + r) / 2)
            .Where(double.IsFinite).ToArray();
        var quarter = hips.Length / 4;
        return OrderStatistics.Median(hips.TakeLast(quarter)) - OrderStatistics.Median(hips.Take(quarter));
    }

    private static double Width(KeypointTracks tracks) => OrderStatistics.Median(
        tracks.Length(BodyPoint.LeftShoulder, BodyPoint.RightShoulder, 0)
            .Zip(tracks.Length(BodyPoint.LeftHip, BodyPoint.RightHip, 0), (shoulders, hips) => (shoulders + hips) / 2));

    private static double LegConfidence(KeypointTracks tracks, BodySide side) =>
        OrderStatistics.Median(LegPoints.SelectMany(p => tracks.Score[(int)p.On(side)]));
}
