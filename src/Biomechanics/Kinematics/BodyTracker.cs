using Aikynetix.Biomechanics.Signals;
using Aikynetix.Pose;

namespace Aikynetix.Biomechanics.Kinematics;

/// <summary>
/// Makes clean paths of raw keypoints: confidence mask, swap repair, outlier rejection, even grid, short gaps, low-pass. What was
/// hidden for longer stays unknown.
/// </summary>
public static class BodyTracker
{
    /// <summary>Confidence below which a point is a guess and becomes NaN; suits scores that mean visibility.</summary>
    public const double MinimumScore = 0.5;

    // Jitter of good keypoints is 0.5 to 1 % of body height; nothing smaller is an outlier.
    private const double OrdinaryNoise = 0.01;

    // Metres per second that trunk and head, and that limbs, do not exceed.
    private const double FastestTrunk = 6;
    private const double FastestLimb = 12;

    // Samples of noise that give its level to a percent; a minute has ten times as many.
    private const int EnoughDifferences = 20_000;

    // Points that models mix up together.
    private static readonly BodyPoint[] LegPoints = [BodyPoint.LeftKnee, BodyPoint.LeftAnkle, BodyPoint.LeftHeel, BodyPoint.LeftToe];
    private static readonly BodyPoint[] ArmPoints = [BodyPoint.LeftElbow, BodyPoint.LeftWrist];
    private static readonly BodyPoint[] TrunkPoints = [BodyPoint.LeftHip, BodyPoint.LeftShoulder];

    /// <summary>Follows the athlete's body through a capture; never fails, whatever the keypoints are.</summary>
    /// <param name="capture">The raw record.</param>
    /// <param name="cutoff">
    /// Low-pass for all points, hertz: 6 for lifting, squatting and jumping, 8–10 for running; infinity leaves the paths as they were
    /// measured, for fits that average the noise themselves.
    /// </param>
    public static BodyTrack Track(CaptureRecord capture, double cutoff)
    {
        var time = TimeBase.From([.. capture.Frames.Select(f => f.Pose.Time)]);
        var tracks = KeypointTracks.Read(capture, time);
        var height = BodySize.Estimate(tracks, MinimumScore);
        var posture = Posture.Decide(tracks);
        var cuts = CameraCuts.Find(tracks, height);
        Mask(tracks);
        CollapsedFrames.Hide(tracks, posture);
        RepairSwaps(tracks, height);

        var (x, y, score) = (new double[Skeleton.Count][], new double[Skeleton.Count][], new double[Skeleton.Count][]);
        var jitter = new List<double>(EnoughDifferences + (2 * Skeleton.Count));
        var stride = 1 + (2 * Skeleton.Count * time.Kept.Length / EnoughDifferences);
        for (var point = 0; point < Skeleton.Count; point++)
        {
            RejectOutliers(tracks, point, height, time.SampleRate);
            NoiseLevel.Collect(tracks.X[point], stride, jitter);
            NoiseLevel.Collect(tracks.Y[point], stride, jitter);
            x[point] = EvenPath(tracks.X[point], time, cuts);
            y[point] = EvenPath(tracks.Y[point], time, cuts);
            score[point] = OnGrid(tracks.Score[point], time);
        }

        var body = new BodyTrack(time, posture, height, x, y, score)
        {
            Noise = NoiseLevel.Of(jitter),
            TurnedAway = TurnedFrames.Find(tracks, posture, time),
            Cuts = Array.ConvertAll(cuts, cut => GridPoint(time, cut)),
        };
        return body.Filtered(cutoff);
    }

    // Hips and shoulders are too close together to tell by themselves; where legs and arms are both swapped, the whole body is.
    private static void RepairSwaps(KeypointTracks tracks, double height)
    {
        var legs = Repair(LegPoints);
        var arms = Repair(ArmPoints);
        foreach (var left in TrunkPoints) tracks.Swap(left, [.. legs.Zip(arms, (leg, arm) => leg && arm)]);

        bool[] Repair(BodyPoint[] group)
        {
            var pairs = Array.ConvertAll(group, left => new LimbPair(Path(left), Path(Skeleton.Mirror(left))));
            var swapped = SwapRepair.Find(pairs, height);
            foreach (var left in group) tracks.Swap(left, swapped);
            return swapped;
        }

        LimbPath Path(BodyPoint point) =>
            new(tracks.X[(int)point], tracks.Y[(int)point], Array.ConvertAll(tracks.Score[(int)point], s => s * s));
    }

    private static void Mask(KeypointTracks tracks)
    {
        for (var point = 0; point < Skeleton.Count; point++)
        {
            var (x, y, score) = (tracks.X[point], tracks.Y[point], tracks.Score[point]);
            for (var i = 0; i < score.Length; i++)
            {
                if (score[i] < MinimumScore) x[i] = y[i] = double.NaN;
            }
        }
    }

    private static void RejectOutliers(KeypointTracks tracks, int point, double height, double sampleRate)
    {
        if (!(height > 0)) return;
        var (x, y) = (tracks.X[point], tracks.Y[point]);
        var window = HampelFilter.WindowFor(sampleRate);
        var wild = new bool[x.Length];
        HampelFilter.Mark(x, window, HampelFilter.DefaultLimit, OrdinaryNoise * height, wild);
        HampelFilter.Mark(y, window, HampelFilter.DefaultLimit, OrdinaryNoise * height, wild);
        for (var i = 0; i < x.Length; i++)
        {
            if (wild[i] || double.IsNaN(x[i]) || double.IsNaN(y[i])) x[i] = y[i] = double.NaN;
        }

        var fastest = (BodyPoint)point is BodyPoint.LeftShoulder or BodyPoint.RightShoulder or BodyPoint.LeftHip or BodyPoint.RightHip
            or BodyPoint.Neck or BodyPoint.HipCentre ? FastestTrunk : FastestLimb;
        SpeedGate.Reject(x, y, tracks.Times, fastest * height / BodySize.TypicalHeight, GapFiller.LongestGap);
    }

    // Each view of a clip by itself; the sample with which one begins stays empty, so that nothing joins what the camera parted.
    private static double[] EvenPath(double[] perFrame, TimeBase time, int[] cuts)
    {
        foreach (var cut in cuts) perFrame[cut] = double.NaN;
        var path = time.KeptToGrid(perFrame);
        var from = 0;
        foreach (var cut in cuts)
        {
            var to = GridPoint(time, cut);
            path[to] = double.NaN;
            GapFiller.Bridge(path.AsSpan(from..to), time.SampleRate, GapFiller.LongestGap);
            from = to;
        }

        GapFiller.Bridge(path.AsSpan(from), time.SampleRate, GapFiller.LongestGap);
        return path;
    }

    private static int GridPoint(TimeBase time, int frame) =>
        Math.Clamp((int)Math.Round((time.KeptTimes[frame] - time.KeptTimes[0]) / time.Interval), 0, time.Grid.Length - 1);

    // Confidence jumps where a point is lost, so it is taken from the nearest frame and never interpolated.
    private static double[] OnGrid(double[] score, TimeBase time)
    {
        var result = new double[time.Grid.Length];
        var frame = 0;
        for (var i = 0; i < result.Length; i++)
        {
            while (frame + 1 < score.Length && Distance(frame + 1) <= Distance(frame)) frame++;
            result[i] = Distance(frame) <= time.Interval || result.Length == 1 ? score[frame] : 0;

            double Distance(int k) => Math.Abs(time.KeptTimes[k] - time.Grid[i]);
        }

        return result;
    }
}
