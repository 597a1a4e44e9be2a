using Aikynetix.Biomechanics.Calibration;
using Aikynetix.Biomechanics.Kinematics;
using Aikynetix.Biomechanics.Signals;
using Aikynetix.Pose;

namespace Aikynetix.Biomechanics.Jumping;

/// <summary>
/// What jumps are found and measured with, in pixels upward on the grid of the scene: the centre of mass and the feet, as measured for
/// fits that average the noise themselves, and low-passed for finding things.
/// </summary>
internal sealed class JumpSignals
{
    // What independent noise of all keypoints leaves on the centre of mass, with both sides seen or one (masses of C.6).
    private const double CentreGain = 0.36;
    private const double OneSideGain = 0.50;
    private const double HipGain = 0.71;
    private const double LeastNoise = 0.02;

    private readonly SegmentLine _thigh;
    private readonly SegmentLine _shank;

    /// <summary>Reads one scene.</summary>
    public JumpSignals(BodyScene scene)
    {
        Scene = scene;
        var raw = scene.Unfiltered();
        _thigh = SegmentLine.Between(raw, BodyPoint.LeftHip.On(raw.NearSide), BodyPoint.LeftKnee.On(raw.NearSide));
        _shank = SegmentLine.Between(raw, BodyPoint.LeftKnee.On(raw.NearSide), BodyPoint.LeftAnkle.On(raw.NearSide));
        var (first, last) = SeenSpan.Of(raw);
        var centre = CentreOfMass.Heights(point => Up(raw.Y(point)), first, last, scene.Athlete.IsFemale);
        (Centre, FromHip) = (centre.Height, centre.FromHip);
        Smooth = CentreOfMass.Heights(point => Up(scene.Body.Y(point)), first, last, scene.Athlete.IsFemale).Height;
        Speed = SavitzkyGolay.FirstDerivative(Smooth, scene.Time.Interval > 0 ? scene.Time.Interval : 1, SavitzkyGolay.WindowFor(Rate));

        var left = Foot(BodyPoint.LeftToe, BodyPoint.LeftAnkle, raw, first, last);
        var right = Foot(BodyPoint.RightToe, BodyPoint.RightAnkle, raw, first, last);
        FeetHidden = left.IsAnkle || right.IsAnkle;
        var both = left.Raw is not null && right.Raw is not null;
        Toe = Join(left.Raw, right.Raw, (l, r) => (l + r) / 2);
        Lowest = Join(left.Smooth, right.Smooth, Math.Min);
        BodyHeight = scene.Stature.Pixels > 0 ? scene.Stature.Pixels : scene.Body.BodyHeight;
        Noise = Math.Max(LeastNoise, double.IsFinite(raw.Noise) ? raw.Noise : 0);
        ToeNoise = both ? Noise / Math.Sqrt(2) : Noise;
        CentreNoise = Noise * (FromHip ? HipGain : both ? CentreGain : OneSideGain);
    }

    /// <summary>Where all of it comes from.</summary>
    public BodyScene Scene { get; }

    /// <summary>Height of the centre of mass as measured.</summary>
    public double[] Centre { get; }

    /// <summary>True when the hips stand in for the centre of mass.</summary>
    public bool FromHip { get; }

    /// <summary>Height of the centre of mass, low-passed.</summary>
    public double[] Smooth { get; }

    /// <summary>Upward speed of the centre of mass, low-passed, pixels per second.</summary>
    public double[] Speed { get; }

    /// <summary>Mean height of both toes as measured.</summary>
    public double[] Toe { get; }

    /// <summary>Height of the lower foot, low-passed.</summary>
    public double[] Lowest { get; }

    /// <summary>True when ankles stand in for toes.</summary>
    public bool FeetHidden { get; }

    /// <summary>Body height, pixels; NaN when nobody was seen.</summary>
    public double BodyHeight { get; }

    /// <summary>Standard deviation of one coordinate of a keypoint, pixels.</summary>
    public double Noise { get; }

    /// <summary>Standard deviation of <see cref="Toe"/>, pixels.</summary>
    public double ToeNoise { get; }

    /// <summary>Standard deviation of <see cref="Centre"/>, pixels.</summary>
    public double CentreNoise { get; }

    /// <summary>Samples per second; NaN with fewer than two frames.</summary>
    public double Rate => Scene.Time.SampleRate;

    /// <summary>Seconds between samples.</summary>
    public double Interval => Scene.Time.Interval;

    /// <summary>Number of samples.</summary>
    public int Length => Centre.Length;

    /// <summary>
    /// Inclusive angle of the near knee over some samples, degrees, as measured: between the middles of where thigh and shank point, since
    /// single angles of straight legs jitter beyond what a joint can do. NaN where they were not seen, or turned to the camera.
    /// </summary>
    public double Knee(int first, int last)
    {
        int[] seen = [.. Enumerable.Range(first, Math.Max(0, last - first + 1)).Where(i => i >= 0 && i < Length && !(Scene.Body.TurnedAway.Length > 0 && Scene.Body.TurnedAway[i]))];
        var angle = AngleDefinition.Of(Joint.Knee, Middle(_thigh), Middle(_shank));
        return AngleDefinition.IsPossible(Joint.Knee, angle) ? angle : double.NaN;

        Segment Middle(SegmentLine line) => new(OrderStatistics.Median(seen.Select(i => line[i].X)), OrderStatistics.Median(seen.Select(i => line[i].Y)));
    }

    private static double[] Up(double[] rows) => Array.ConvertAll(rows, row => -row);

    private (double[]? Raw, double[]? Smooth, bool IsAnkle) Foot(BodyPoint toe, BodyPoint ankle, BodyTrack raw, int first, int last)
    {
        foreach (var point in (ReadOnlySpan<BodyPoint>)[toe, ankle])
        {
            var seen = raw.Y(point).Skip(first).Take(last - first + 1).Count(double.IsFinite);
            if (seen > 0.8 * (last - first + 1)) return (Up(raw.Y(point)), Up(Scene.Body.Y(point)), point == ankle);
        }

        return (null, null, false);
    }

    private double[] Join(double[]? left, double[]? right, Func<double, double, double> join)
    {
        if (left is null || right is null) return left ?? right ?? [.. Enumerable.Repeat(double.NaN, Centre.Length)];
        return [.. left.Zip(right, join)];
    }
}
