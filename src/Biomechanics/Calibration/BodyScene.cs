using Aikynetix.Biomechanics.Kinematics;
using Aikynetix.Biomechanics.Signals;
using Aikynetix.Pose;

namespace Aikynetix.Biomechanics.Calibration;

/// <summary>One clip of a movement without a bar, read and calibrated: the body, its angles and its place in metres on one grid.</summary>
internal sealed class BodyScene
{
    private readonly CaptureRecord _capture;
    private readonly (double X, double Y)? _floor;

    private BodyScene(CaptureRecord capture, BodyTrack body, Athlete athlete, double slowMotion, CameraRoll roll, (double X, double Y)? floor)
    {
        (_capture, _floor, Athlete, SlowMotion, Roll) = (capture, floor, athlete, slowMotion, roll);
        Body = Roll.Level(body);
        Angles = JointAngles.Compute(Body);
        Stature = BodyStature.Measure(Body, Angles.Near(Joint.Knee), Angles.Near(Joint.Hip));
        Scale = SceneScale.Resolve(double.NaN, double.NaN, Stature, athlete.Height);
        Frame = new SceneFrame(capture, Body, Scale, floor);
    }

    private BodyScene(BodyScene from, SceneScale scale)
    {
        (_capture, _floor, Body, Athlete, Roll, SlowMotion) = (from._capture, from._floor, from.Body, from.Athlete, from.Roll, from.SlowMotion);
        (Angles, Stature) = (from.Angles, from.Stature);
        Scale = scale;
        Frame = new SceneFrame(_capture, Body, scale, _floor);
    }

    /// <summary>The athlete's track.</summary>
    public BodyTrack Body { get; }

    /// <summary>How the camera was rolled; it is taken out of <see cref="Body"/>.</summary>
    public CameraRoll Roll { get; }

    /// <summary>What is known about the athlete.</summary>
    public Athlete Athlete { get; }

    /// <summary>The athlete's angles.</summary>
    public AngleSeries Angles { get; }

    /// <summary>The athlete's height in pixels.</summary>
    public BodyStature Stature { get; }

    /// <summary>Metres per pixel.</summary>
    public SceneScale Scale { get; }

    /// <summary>The way from pixels to metres.</summary>
    public SceneFrame Frame { get; }

    /// <summary>How many times slower than life the clip plays; the grid runs in true time.</summary>
    public double SlowMotion { get; }

    /// <summary>The grid of all series.</summary>
    public TimeBase Time => Body.Time;

    /// <summary>Reads a capture; never fails, whatever it holds.</summary>
    /// <param name="capture">The raw record.</param>
    /// <param name="athlete">What is known about the athlete.</param>
    /// <param name="cutoff">Low-pass for all points, hertz.</param>
    /// <param name="roll">How the camera is rolled, where the movement itself tells; null reads it off the clip.</param>
    /// <param name="floor">A place on the floor, pixels, where it is known; null lets resting soles mark it.</param>
    public static BodyScene Read(CaptureRecord capture, Athlete athlete, double cutoff, CameraRoll? roll = null, (double X, double Y)? floor = null)
    {
        var life = Calibration.SlowMotion.TrueTime(capture);
        var body = BodyTracker.Track(life, cutoff);
        return new BodyScene(life, body, athlete, Calibration.SlowMotion.Told(capture), roll ?? CameraRoll.Estimate(life, body), floor);
    }

    /// <summary>The body on the same grid without the low-pass, for fits that average the noise themselves.</summary>
    public BodyTrack Unfiltered() => Body.Filtered(double.PositiveInfinity);

    /// <summary>The same scene with another scale.</summary>
    public BodyScene With(SceneScale scale) => new(this, scale);

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
            Angles = Angles.Export(),
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
                Roll = Roll.Reported,
                Yaw = Body.Turn,
                ScaleSource = Scale.Source,
                SlowMotion = SlowMotion,
                ScaleError = Normal.NinetyPercent * Scale.BodyError,
                BarSource = "none",
                Metrics = new Dictionary<string, MetricQuality>(StringComparer.Ordinal),
                Warnings = [],
            },
        };
    }
}
