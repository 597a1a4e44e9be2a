using Aikynetix.Biomechanics.Kinematics;
using Aikynetix.Pose;

namespace Aikynetix.Biomechanics.Live;

/// <summary>
/// Analyses a capture picture by picture while it happens: from each picture and those before it, never from those to come. Pure and
/// deterministic; the same pictures give the same readings. One instance serves one capture and one caller at a time.
/// </summary>
public sealed class LiveAnalyzer
{
    // Angles below this validity are shown but not judged.
    private const float Judged = 0.5f;

    private readonly LiveContext _context;
    private readonly MovementKind _kind;
    private readonly LiveBody _body = new();
    private readonly LivePosture _posture = new();
    private readonly LiveJoints _joints = new();
    private readonly LiveHands _hands = new();
    private readonly LiveHeights _heights = new();
    private readonly LiveScale _scale;
    private readonly LiveMovement _movement;
    private readonly LiveCoach _coach;
    private double _time = double.NegativeInfinity;
    private LiveState _state = new();
    private LiveReading? _last;

    /// <summary>Begins a capture.</summary>
    /// <param name="context">What was said about it.</param>
    public LiveAnalyzer(LiveContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        _context = context;
        _kind = MovementKinds.Of(context.Exercise);
        (_scale, _movement, _coach) = (new LiveScale(context.PlateDiameter, context.Athlete.Height), new LiveMovement(_kind), new LiveCoach(_kind));
    }

    /// <summary>The athlete as smoothed so far.</summary>
    internal LiveBody Body => _body;

    /// <summary>Reads the next picture; never fails, whatever it holds.</summary>
    /// <param name="seen">What was seen in it. A picture that is not later than the one before is left out: the last reading comes again, without cues.</param>
    /// <param name="width">Width of the upright picture, pixels.</param>
    /// <param name="height">Height of the upright picture, pixels.</param>
    public LiveReading Next(FrameObservation seen, int width, int height)
    {
        ArgumentNullException.ThrowIfNull(seen);
        var seconds = seen.Pose.Time.TotalSeconds;
        if (!(seconds > _time) && _last is not null) return _last.Cues.Count == 0 ? _last : _last with { Cues = [] };
        _time = seconds;
        _body.Take(seen.Pose, seconds);
        var (angles, validity) = (new float[LiveAngles.Names.Count], new float[LiveAngles.Names.Count]);
        Array.Fill(angles, float.NaN);
        LiveCue[] cues = [];
        if (!double.IsNaN(_body.Height)) cues = Measure(seen, height, seconds, angles, validity);
        _last = new LiveReading(angles, validity, _state, cues);
        return _last;
    }

    private LiveCue[] Measure(FrameObservation seen, int height, double seconds, float[] angles, float[] validity)
    {
        _posture.Take(_body, seconds);
        _joints.Measure(_body, _posture, seconds, angles, validity);
        _hands.Take(_body, seconds);
        _scale.Take(seen.Plates, _body, _hands, Judge(Joint.Knee), _posture.NearSide ?? BodySide.Right);
        if (!_heights.Take(_body, _hands.Y, height, seconds)) _movement.Abandon();
        var moment = Moment();
        var ended = _movement.Next(seconds, _heights, moment);
        var state = _state with
        {
            Phase = _movement.Phase(_heights),
            NearSide = _posture.NearSide switch { BodySide.Left => "left", BodySide.Right => "right", _ => "" },
            View = _posture.View,
            ScaleSource = _scale.Source,
        };
        if (ended)
        {
            state = state with
            {
                Repetitions = state.Repetitions + 1,
                BarSpeed = HasBar ? _coach.Believable(_movement.Seen.BarSpeed) : double.NaN,
                BottomKneeAngle = _movement.Seen.Knee,
            };
        }

        if (state != _state) _state = state;
        return ended ? _coach.Tell(_state, _movement.Seen, seen.Pose.Time) : [];

        LiveMoment Moment() => new(
            Judge(Joint.Knee),
            _posture.IsFromSide && validity[LiveAngles.IndexOfShin + 1] >= Judged ? angles[LiveAngles.IndexOfShin + 1] : double.NaN,
            Judge(Joint.Elbow),
            Thigh(),
            _posture.IsFromSide ? (int)_posture.Facing * _hands.X * _scale.MetresPerPixel : double.NaN,
            _heights.Hand,
            _heights.Hip,
            _heights.Foot,
            _hands.Speed * _scale.MetresPerPixel);

        double Judge(Joint joint)
        {
            var index = LiveAngles.IndexOfNear(joint);
            return _posture.IsFromSide && validity[index] >= Judged ? angles[index] : double.NaN;
        }
    }

    private bool HasBar => _context.BarbellMass > 0 || _scale.SawPlate || _kind.IsLift() || _kind == MovementKind.Hinge;

    private double Thigh()
    {
        if (!_posture.IsFromSide || _posture.NearSide is not { } near) return double.NaN;
        var (hip, knee) = (_body[BodyPoint.LeftHip.On(near)], _body[BodyPoint.LeftKnee.On(near)]);
        if (Math.Min(hip.Score, knee.Score) < Judged) return double.NaN;
        return AngleDefinition.Elevation(Segment.FromPicture(hip.X - knee.X, hip.Y - knee.Y, _posture.Facing, 0));
    }
}
