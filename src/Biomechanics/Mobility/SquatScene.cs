using Aikynetix.Biomechanics.Calibration;
using Aikynetix.Biomechanics.Kinematics;
using Aikynetix.Biomechanics.Signals;
using Aikynetix.Pose;

namespace Aikynetix.Biomechanics.Mobility;

/// <summary>What an assessment looks at through one clip of squats: series on the sample grid, of the leg nearer to the camera.</summary>
internal sealed class SquatScene
{
    private readonly double[] _wristHeight;
    private readonly double[] _headHeight;
    private readonly double[] _seenHip;

    /// <summary>Gathers the series of one clip.</summary>
    public SquatScene(BodyScene body)
    {
        Body = body;
        var near = body.Body.NearSide;
        BodyPoint On(BodyPoint left) => left.On(near);
        _seenHip = PairedSeries.Either(body.Height(BodyPoint.LeftHip), body.Height(BodyPoint.RightHip));
        Cycles = SquatCycles.Find(_seenHip, body.Scale.BodyHeight, body.Time.SampleRate);
        HipSpeed = SavitzkyGolay.FirstDerivative(Hip, body.Time.Interval, SavitzkyGolay.WindowFor(body.Time.SampleRate));
        Heel = body.Height(On(BodyPoint.LeftHeel));
        Lean = Array.ConvertAll(body.Angles.Torso, torso => 90 - torso);
        Dorsiflexion = Array.ConvertAll(body.Angles.Near(Joint.Ankle), ankle => 90 - ankle);
        Foot = FootOf(body, near).Angle;
        FootLength = PairedSeries.Either(FootOf(body, BodySide.Left).Length, FootOf(body, BodySide.Right).Length);

        Wrist = PairedSeries.Either(body.Forward(BodyPoint.LeftWrist), body.Forward(BodyPoint.RightWrist));
        Midfoot = PairedSeries.Either(
            PairedSeries.Mean(body.Forward(BodyPoint.LeftHeel), body.Forward(BodyPoint.LeftToe)),
            PairedSeries.Mean(body.Forward(BodyPoint.RightHeel), body.Forward(BodyPoint.RightToe)));
        _wristHeight = PairedSeries.Either(body.Height(BodyPoint.LeftWrist), body.Height(BodyPoint.RightWrist));
        _headHeight = PairedSeries.Either(PairedSeries.Either(body.Height(BodyPoint.LeftEar), body.Height(BodyPoint.RightEar)), body.Height(BodyPoint.Nose));
        IsOverhead = Cycles.Found.Count > 0 && ArmsOverhead();
    }

    /// <summary>The clip.</summary>
    public BodyScene Body { get; }

    /// <summary>The repetitions.</summary>
    public SquatCycles Cycles { get; }

    /// <summary>Height of the middle of the hips above the floor, metres, bridged where they were hidden for a moment.</summary>
    public double[] Hip => Cycles.Hip;

    /// <summary>Upward speed of the hips, m/s.</summary>
    public double[] HipSpeed { get; }

    /// <summary>Height of the heel above the floor, metres.</summary>
    public double[] Heel { get; }

    /// <summary>Lean of the trunk forward from upright, degrees.</summary>
    public double[] Lean { get; }

    /// <summary>Shank against the foot: 0 at right angles, positive with the knee forward, degrees.</summary>
    public double[] Dorsiflexion { get; }

    /// <summary>Foot from the horizontal, degrees; positive with the toes up.</summary>
    public double[] Foot { get; }

    /// <summary>Heel to toe, metres, mean of both feet.</summary>
    public double[] FootLength { get; }

    /// <summary>Forward place of the middle of the wrists, metres.</summary>
    public double[] Wrist { get; }

    /// <summary>Forward place of the middle of the feet, metres.</summary>
    public double[] Midfoot { get; }

    /// <summary>Whether the hands were above the head in the middle repetition, standing or at the bottom.</summary>
    public bool IsOverhead { get; }

    /// <summary>Height of the hands above the floor, metres.</summary>
    public double[] WristHeight => _wristHeight;

    /// <summary>Share of a repetition, 0–1, in which the hips were hidden for so long that their path had to be drawn through.</summary>
    public double Bridged(SquatCycle cycle)
    {
        var (first, last) = ((int)Math.Ceiling(cycle.Start), (int)cycle.End);
        return Enumerable.Range(first, Math.Max(0, last - first + 1)).Count(i => double.IsNaN(_seenHip[i])) / Math.Max(1.0, last - first + 1);
    }

    /// <summary>Median of a series while the athlete stands beside a repetition; NaN when that was not seen.</summary>
    public double Standing(double[] series, SquatCycle cycle) => OrderStatistics.Median(StandingPlaces(cycle).Select(i => series[i]));

    // Seconds beside a repetition in which the athlete may stand, up to the next repetition.
    private IEnumerable<int> StandingPlaces(SquatCycle cycle)
    {
        const double beside = 1;
        var reach = beside * Body.Time.SampleRate;
        for (var i = (int)Math.Ceiling(Math.Max(cycle.Before, cycle.Start - reach)); i <= cycle.Start; i++) yield return i;
        for (var i = (int)Math.Ceiling(cycle.End); i <= Math.Min(cycle.After, cycle.End + reach); i++) yield return i;
    }

    private bool ArmsOverhead()
    {
        double Over(Func<SquatCycle, double> hands) => OrderStatistics.Median(Cycles.Found.Select(hands));
        double[] above = [.. _wristHeight.Zip(_headHeight, (wrist, head) => wrist - head)];
        return Over(cycle => Standing(above, cycle)) > 0 || Over(cycle => SampleScan.At(above, cycle.Bottom)) > 0;
    }

    private static (double[] Angle, double[] Length) FootOf(BodyScene body, BodySide side)
    {
        var line = SegmentLine.Between(body.Body, BodyPoint.LeftHeel.On(side), BodyPoint.LeftToe.On(side));
        var (angle, length) = (new double[line.Length], new double[line.Length]);
        for (var i = 0; i < line.Length; i++) (angle[i], length[i]) = (AngleDefinition.FromHorizontal(line[i]), line[i].Length * body.Scale.Body);
        return (angle, length);
    }
}
