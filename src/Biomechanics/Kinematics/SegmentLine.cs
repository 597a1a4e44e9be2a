using Aikynetix.Pose;

namespace Aikynetix.Biomechanics.Kinematics;

/// <summary>A body segment through time, one vector a sample.</summary>
internal readonly struct SegmentLine
{
    private readonly Segment[] _samples;

    private SegmentLine(Segment[] samples) => _samples = samples;

    /// <summary>Number of samples.</summary>
    public int Length => _samples.Length;

    /// <summary>The segment at one sample.</summary>
    public Segment this[int sample] => _samples[sample];

    /// <summary>The segment from one point to another.</summary>
    public static SegmentLine Between(BodyTrack body, BodyPoint from, BodyPoint to)
    {
        var (fromX, fromY, toX, toY) = (body.X(from), body.Y(from), body.X(to), body.Y(to));
        var samples = new Segment[fromX.Length];
        var (sin, cos) = Math.SinCos(body.Roll);
        var forward = (int)body.Facing;
        for (var i = 0; i < samples.Length; i++) samples[i] = Segment.FromPicture(toX[i] - fromX[i], toY[i] - fromY[i], forward, sin, cos);
        return new SegmentLine(samples);
    }

    /// <summary>The trunk from hip to shoulder: between the mid-points where both sides were seen, else on the given side.</summary>
    public static SegmentLine Trunk(BodyTrack body, BodySide side)
    {
        var own = Between(body, BodyPoint.LeftHip.On(side), BodyPoint.LeftShoulder.On(side));
        var far = Between(body, BodyPoint.LeftHip.On(side.Other()), BodyPoint.LeftShoulder.On(side.Other()));
        var samples = new Segment[own.Length];
        for (var i = 0; i < samples.Length; i++) samples[i] = Segment.Trunk(own[i], far[i]);
        return new SegmentLine(samples);
    }
}
