using Aikynetix.Biomechanics.Bar;
using Aikynetix.Biomechanics.Calibration;
using Aikynetix.Biomechanics.Kinematics;
using Aikynetix.Biomechanics.Signals;
using Aikynetix.Pose;

namespace Aikynetix.Biomechanics.Weightlifting;

/// <summary>
/// One clip of a lift, read and calibrated: body, angles and bar on one grid, and the series that phase detection and kinetics look at.
/// </summary>
internal sealed class LiftScene
{
    private const double BodyCutoff = 6;

    // Body heights: the ankles of a standing athlete above the floor, and by how much heels that lift and a near foot move them.
    private const double AnkleShare = 0.039;
    private const double FloorError = 0.08;
    private const double PullBefore = 1.0;
    private const double PullAfter = 0.4;

    // The plate hides the knee while it passes; the knee hardly rises meanwhile.
    private const double LongestKneeGap = 0.5;

    private readonly AngleSeries _guessed;
    private readonly Dictionary<BodyPoint, double[]> _heights = [];
    private double? _lowestBar;
    private double? _undeclared;

    private LiftScene(CaptureRecord capture, LiftContext lift)
    {
        SlowMotion = Calibration.SlowMotion.Told(capture);
        capture = Calibration.SlowMotion.TrueTime(capture);
        (Stamps, var repeated) = ([.. capture.Frames.Select(frame => frame.Pose.Time.TotalSeconds)], RepeatedPictures.Find(capture));
        (RepeatedShare, capture) = (repeated.Length / Math.Max(1.0, capture.Frames.Count), RepeatedPictures.Even(capture, repeated));
        var body = BodyTracker.Track(capture, BodyCutoff);
        Roll = CameraRoll.Estimate(capture, body);
        Body = Roll.Level(body);
        Bar = BarTracker.Track(capture, Body);
        Seen = PlateShadow.Cast(Body, Bar);
        Angles = JointAngles.Compute(Seen);
        _guessed = JointAngles.Compute(Body);
        var near = Body.NearSide;
        Stature = BodyStature.Measure(Body, Knee(near), _guessed.Of(near, Joint.Hip));
        Scale = SceneScale.Resolve(Bar.PlateRadius, lift.PlateDiameter, Stature, lift.Athlete.Height);
        Frame = new SceneFrame(capture, Body, Scale);
        if (FloorByAnkles()) (Frame, IsFloorGuessed) = (new SceneFrame(capture, Body, Scale, BelowAnkles()), true);
        Motion = BarMotion
            .From(Frame.BarHeight(Bar.X, Bar.Y), Frame.BarForward(Bar.X, Bar.Y), Time.SampleRate)
            .StandingOn(lift.PlateDiameter / 2);
        Hips = HipMotion.Of(PairedSeries.Middle(Height(BodyPoint.LeftHip), Height(BodyPoint.RightHip)), Time.SampleRate);
        Side = SeenSide();
        Signals = Gather();
        Errors = new ErrorModel(this);
    }

    /// <summary>How many times slower than life the clip plays; everything here is in true time.</summary>
    public double SlowMotion { get; }

    /// <summary>Seconds, one per frame, as the frames are shown; they differ from those of <see cref="Time"/> where pictures are repeated.</summary>
    public double[] Stamps { get; }

    /// <summary>Share of the frames, 0–1, that are known to repeat the picture before them.</summary>
    public double RepeatedShare { get; }

    /// <summary>The athlete's track, with what the model guesses behind the plate.</summary>
    public BodyTrack Body { get; }

    /// <summary>How the camera was rolled; it is taken out of <see cref="Body"/>.</summary>
    public CameraRoll Roll { get; }

    /// <summary>The athlete's track as far as it can be seen.</summary>
    public BodyTrack Seen { get; }

    /// <summary>The athlete's angles as far as they can be seen.</summary>
    public AngleSeries Angles { get; }

    /// <summary>The bar's track in the picture.</summary>
    public BarTrack Bar { get; }

    /// <summary>The athlete's height in pixels.</summary>
    public BodyStature Stature { get; }

    /// <summary>Metres per pixel.</summary>
    public SceneScale Scale { get; }

    /// <summary>The way from pixels to metres.</summary>
    public SceneFrame Frame { get; }

    /// <summary>The bar's movement in metres.</summary>
    public BarMotion Motion { get; }

    /// <summary>The movement of the hips in metres.</summary>
    public HipMotion Hips { get; }

    /// <summary>The side whose leg is seen best while the bar is pulled: plates often hide the near one.</summary>
    public BodySide Side { get; }

    /// <summary>What phase detection looks at.</summary>
    public LiftSignals Signals { get; }

    /// <summary>How far numbers of this clip may be from the truth.</summary>
    public ErrorModel Errors { get; }

    /// <summary>By what further factor the clip plays too slowly, as bars that fall show; 1 where they do not.</summary>
    public double Undeclared => _undeclared ??= LiftPace.Undeclared(this);

    /// <summary>True when the soles, which plates hide, were placed where the athlete's ankles say that no floor can be, so that these mark it.</summary>
    public bool IsFloorGuessed { get; }

    /// <summary>Least height of the bar in the clip, metres; NaN when it was not seen.</summary>
    public double LowestBar => _lowestBar ??= OrderStatistics.Quantile(Motion.Height, 0);

    /// <summary>The grid of all series.</summary>
    public TimeBase Time => Body.Time;

    /// <summary>Reads a capture; never fails, whatever it holds.</summary>
    public static LiftScene Read(CaptureRecord capture, LiftContext lift) => new(capture, lift);

    /// <summary>Seconds from the first frame of a place on the grid; NaN stays NaN.</summary>
    public double Seconds(double place) => place == 0 ? 0 : place * Time.Interval;

    /// <summary>Height of a body point above the floor, metres; every lift of the clip asks for the same ones.</summary>
    public double[] Height(BodyPoint point)
    {
        if (!_heights.TryGetValue(point, out var height)) _heights[point] = height = Frame.BodyHeight(Body.X(point), Body.Y(point));
        return height;
    }

    private bool FloorByAnkles()
    {
        double Ankle(BodyPoint point) => OrderStatistics.Median(Frame.BodyHeight(Body.X(point), Body.Y(point)));
        return Math.Abs(((Ankle(BodyPoint.LeftAnkle) + Ankle(BodyPoint.RightAnkle)) / 2) - (AnkleShare * Scale.BodyHeight)) > FloorError * Scale.BodyHeight;
    }

    private (double X, double Y) BelowAnkles()
    {
        double Middle(Func<BodyPoint, double[]> path) => (OrderStatistics.Median(path(BodyPoint.LeftAnkle)) + OrderStatistics.Median(path(BodyPoint.RightAnkle))) / 2;
        return (Middle(Body.X), Middle(Body.Y) + (AnkleShare * Scale.BodyHeight / Scale.Body));
    }

    private double[] Forward(BodyPoint point) => Frame.BodyForward(Body.X(point), Body.Y(point));

    private double[] Knee(BodySide side) => PlateShadow.Believable(_guessed.Of(side, Joint.Knee), Body, side);

    private BodySide SeenSide()
    {
        var fastest = SampleScan.ArgMax(Motion.Speed, 0, Motion.Speed.Length - 1);
        var rate = Time.SampleRate;
        var first = fastest < 0 ? 0 : (int)(fastest - (PullBefore * rate));
        var last = fastest < 0 ? Motion.Speed.Length - 1 : (int)(fastest + (PullAfter * rate));
        int Known(BodySide side) => Knee(side)[Math.Max(first, 0)..Math.Clamp(last + 1, Math.Max(first, 0), Motion.Speed.Length)].Count(double.IsFinite);
        var far = Body.NearSide == BodySide.Left ? BodySide.Right : BodySide.Left;
        return Known(far) > Known(Body.NearSide) ? far : Body.NearSide;
    }

    private LiftSignals Gather()
    {
        var knee = Side == BodySide.Left ? BodyPoint.LeftKnee : BodyPoint.RightKnee;
        return new LiftSignals
        {
            SampleRate = Time.SampleRate,
            Cuts = Body.Cuts,
            BodyHeight = Scale.BodyHeight,
            Bar = Motion.Height,
            Speed = Motion.Speed,
            Acceleration = Motion.Acceleration,
            Knee = Knee(Side),
            Hip = _guessed.Of(Side, Joint.Hip),
            // From the front an arm that points at the camera looks straight, and one that points aside looks bent.
            Elbow = Body.View == CameraView.Front ? [.. Motion.Height.Select(_ => double.NaN)] : _guessed.Of(Side, Joint.Elbow),
            KneeHeight = GapFiller.Fill(Height(knee), Time.SampleRate, LongestKneeGap),
            ShoulderHeight = PairedSeries.Middle(Height(BodyPoint.LeftShoulder), Height(BodyPoint.RightShoulder)),
            NoseHeight = Height(BodyPoint.Nose),
            // From the front feet are apart by the width of the stance, however they were split.
            AnkleGap = Body.View == CameraView.Front
                ? [.. Motion.Height.Select(_ => double.NaN)]
                : [.. Forward(BodyPoint.LeftAnkle).Zip(Forward(BodyPoint.RightAnkle), (left, right) => Math.Abs(left - right))],
        };
    }
}
