using Aikynetix.Biomechanics.Kinematics;
using Aikynetix.Pose;

namespace Aikynetix.Biomechanics.Live;

/// <summary>Measures all angles of a picture and how far each may be trusted; what a body cannot do is not measured.</summary>
internal sealed class LiveJoints
{
    // A segment that looks shorter than this share of its length points at the camera: its direction in the picture is chance.
    private const double Foreshortened = 0.35;

    private readonly double[] _last = new double[LiveAngles.Names.Count];
    private readonly double[] _times = new double[LiveAngles.Names.Count];

    /// <summary>Makes a measure that has seen nothing.</summary>
    public LiveJoints() => Array.Fill(_last, double.NaN);

    /// <summary>Fills both series in the order of <see cref="LiveAngles.Names"/>.</summary>
    public void Measure(LiveBody body, LivePosture posture, double seconds, float[] angles, float[] validity)
    {
        foreach (var side in LiveAngles.Sides)
        {
            foreach (var joint in LiveAngles.Joints)
            {
                var (first, second) = AngleDefinition.SegmentsOf(joint);
                var from = first is { } limb ? Line(body, posture, limb.From.On(side), limb.To.On(side)) : TrunkOf(body, posture, side);
                var to = Line(body, posture, second.From.On(side), second.To.On(side));
                var (low, high) = Range(joint);
                Put(LiveAngles.IndexOf(side, joint), AngleDefinition.Of(joint, from.Line, to.Line), Math.Min(from.Score, to.Score), low, high);
            }
        }

        var near = posture.NearSide ?? BodySide.Right;
        foreach (var joint in LiveAngles.Joints)
        {
            var (own, shared) = (LiveAngles.IndexOf(near, joint), LiveAngles.IndexOfNear(joint));
            (angles[shared], validity[shared]) = (angles[own], validity[own]);
        }

        var shank = Line(body, posture, BodyPoint.LeftAnkle.On(near), BodyPoint.LeftKnee.On(near));
        var trunk = TrunkOf(body, posture, near);
        Put(LiveAngles.IndexOfShin, AngleDefinition.FromHorizontal(shank.Line), shank.Score, 0, 180);
        Put(LiveAngles.IndexOfShin + 1, AngleDefinition.FromHorizontal(trunk.Line), trunk.Score, -60, 180);

        void Put(int index, double angle, double score, double low, double high)
        {
            var believed = angle >= low && angle <= high && score > 0 && IsReachable(index, angle, seconds);
            angles[index] = believed ? (float)angle : float.NaN;
            validity[index] = believed ? (float)Math.Clamp(score * posture.Trust, 0, 1) : 0;
        }
    }

    /// <summary>A limb with its trust: none when it was not seen or points at the camera.</summary>
    private static (Segment Line, double Score) Line(LiveBody body, LivePosture posture, BodyPoint from, BodyPoint to)
    {
        var (a, b) = (body[from], body[to]);
        var line = Segment.FromPicture(b.X - a.X, b.Y - a.Y, posture.Facing, 0);
        return (line, line.Length >= Foreshortened * ShareOf(from, to) * body.Height ? Math.Min(a.Score, b.Score) : 0);
    }

    private static (Segment Line, double Score) TrunkOf(LiveBody body, LivePosture posture, BodySide side)
    {
        var own = Line(body, posture, BodyPoint.LeftHip.On(side), BodyPoint.LeftShoulder.On(side));
        var other = Line(body, posture, BodyPoint.LeftHip.On(side.Other()), BodyPoint.LeftShoulder.On(side.Other()));
        return (Segment.Trunk(own.Line, other.Line), own.Score);
    }

    // A wild angle that stays for a while is a new beginning rather than an error.
    private bool IsReachable(int index, double angle, double seconds)
    {
        const double fastest = 1500;
        const double patience = 0.15;
        var elapsed = seconds - _times[index];
        if (!double.IsNaN(_last[index]) && elapsed < patience && Math.Abs(angle - _last[index]) > fastest * elapsed) return false;
        (_last[index], _times[index]) = (angle, seconds);
        return true;
    }

    private static (double Low, double High) Range(Joint joint) => joint switch
    {
        Joint.Ankle => (30, 190),
        Joint.Knee => (15, 205),
        Joint.Hip => (10, 225),
        Joint.Elbow => (10, 205),
        _ => (-90, 270),
    };

    private static double ShareOf(BodyPoint from, BodyPoint to) => (from, to) switch
    {
        (BodyPoint.LeftHip or BodyPoint.RightHip, BodyPoint.LeftKnee or BodyPoint.RightKnee) => BodyShares.Thigh,
        (BodyPoint.LeftHip or BodyPoint.RightHip, _) => BodyShares.Trunk,
        (BodyPoint.LeftShoulder or BodyPoint.RightShoulder, _) => BodyShares.UpperArm,
        (BodyPoint.LeftElbow or BodyPoint.RightElbow, _) => BodyShares.Forearm,
        (BodyPoint.LeftHeel or BodyPoint.RightHeel, _) => BodyShares.Foot,
        _ => BodyShares.Shank,
    };
}
