using Aikynetix.Biomechanics.Kinematics;
using Aikynetix.Biomechanics.Signals;
using Aikynetix.Pose;

namespace Aikynetix.Biomechanics.Calibration;

/// <summary>One clip of a movement without a bar, read and calibrated: the body, its angles and its place in metres on one grid.</summary>
internal sealed class BodyScene
{
    private readonly CaptureRecord _capture;
    private readonly (double X, double Y)? _floor;

    private BodyScene(CaptureRecord capture, BodyTrack body, Athlete athlete, (double X, double Y)? floor)
    {
        (_capture, _floor, Body, Athlete) = (capture, floor, body, athlete);
        Angles = JointAngles.Compute(body);
        Stature = BodyStature.Measure(body, Angles.Near(Joint.Knee), Angles.Near(Joint.Hip));
        Scale = SceneScale.Resolve(double.NaN, double.NaN, Stature, athlete.Height);
        Frame = new SceneFrame(capture, body, Scale, floor);
    }

    /// <summary>The athlete's track.</summary>
    public BodyTrack Body { get; }

    /// <summary>What is known about the athlete.</summary>
    public Athlete Athlete { get; }

    /// <summary>The athlete's angles.</summary>
    public AngleSeries Angles { get; }

    /// <summary>The athlete's height in pixels.</summary>
    public BodyStature Stature { get; }

    /// <summary>Metres per pixel.</summary>
    public SceneScale Scale { get; init; }

    /// <summary>The way from pixels to metres.</summary>
    public SceneFrame Frame { get; }

    /// <summary>The grid of all series.</summary>
    public TimeBase Time => Body.Time;

    /// <summary>Reads a capture; never fails, whatever it holds.</summary>
    /// <param name="capture">The raw record.</param>
    /// <param name="athlete">What is known about the athlete.</param>
    /// <param name="cutoff">Low-pass for all points, hertz.</param>
    /// <param name="roll">Camera roll in radians where it is known: the slope of level ground in the picture, y down.</param>
    /// <param name="floor">A place on the floor, pixels, where it is known; else soles that stand still mark it.</param>
    public static BodyScene Read(CaptureRecord capture, Athlete athlete, double cutoff, double roll = 0, (double X, double Y)? floor = null) =>
        new(capture, BodyTracker.Track(capture, cutoff, roll), athlete, floor);

    /// <summary>Seconds from the first frame of a place on the grid; NaN stays NaN.</summary>
    public double Seconds(double place) => place == 0 ? 0 : place * Time.Interval;

    /// <summary>Height of a body point above the floor, metres, one per sample of the grid.</summary>
    public double[] Height(BodyPoint point) => Frame.BodyHeight(Body.X(point), Body.Y(point));

    /// <summary>Place of a body point along the floor, metres, the way the athlete faces, one per sample of the grid.</summary>
    public double[] Forward(BodyPoint point) => Frame.BodyForward(Body.X(point), Body.Y(point));

    /// <summary>What every clip gives: times, angles, keypoints and how it was filmed. Activities add series, segments, metrics and warnings.</summary>
    /// <param name="activity">As the API names it.</param>
    /// <param name="exercise">As the API names it.</param>
    public MotionAnalysis Report(string activity, string exercise)
    {
        var timestamps = Array.ConvertAll(Time.FrameTimes, seconds => seconds - Time.FrameTimes[0]);
        var frame = Scale.IsMetric ? Frame : new SceneFrame(_capture, Body, Scale with { Body = 1, Bar = 1 }, _floor);
        return new MotionAnalysis
        {
            Activity = activity,
            Exercise = exercise,
            Timestamps = timestamps,
            Angles = new Dictionary<string, double[]>(Angles.Export(), StringComparer.Ordinal)
            {
                [AngleNames.Shin] = Time.ToFrames(Angles.Shin),
                [AngleNames.Torso] = Time.ToFrames(Angles.Torso),
            },
            ReportMetrics = new Dictionary<string, double[]>(StringComparer.Ordinal),
            Keypoints = KeypointExport.Of(Body, Body, frame),
            KeypointUnit = Scale.IsMetric ? "m" : "px",
            Metrics = new Dictionary<string, double>(StringComparer.Ordinal),
            Phases = [],
            Quality = new QualityReport
            {
                FramesPerSecond = Time.FramesPerSecond,
                VariableFrameRate = Time.Variable,
                View = Body.View,
                ScaleSource = Scale.Source,
                ScaleError = Normal.NinetyPercent * Scale.BodyError,
                BarSource = "none",
                Metrics = new Dictionary<string, MetricQuality>(StringComparer.Ordinal),
                Warnings = [],
            },
        };
    }
}
