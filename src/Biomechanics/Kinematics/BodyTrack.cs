using Aikynetix.Biomechanics.Signals;
using Aikynetix.Pose;

namespace Aikynetix.Biomechanics.Kinematics;

/// <summary>The athlete's body through one capture: cleaned, low-passed paths of all points on an even grid of times.</summary>
public sealed class BodyTrack
{
    private readonly double[][] _x;
    private readonly double[][] _y;
    private readonly double[][] _score;

    internal BodyTrack(TimeBase time, Posture posture, double bodyHeight, double roll, double[][] x, double[][] y, double[][] score)
    {
        (Time, BodyHeight, Roll) = (time, bodyHeight, roll);
        (Facing, NearSide, View, MirroredOrSwapped) = posture;
        (_x, _y, _score) = (x, y, score);
    }

    /// <summary>The grid on which all series lie, and the way from and to the frames.</summary>
    public TimeBase Time { get; }

    /// <summary>Which way the athlete faces in the picture, decided once for the clip.</summary>
    public Facing Facing { get; }

    /// <summary>The side that the camera sees better.</summary>
    public BodySide NearSide { get; }

    /// <summary>Camera roll in radians, as the tracker was told: the slope of level ground in the picture, y down.</summary>
    public double Roll { get; }

    /// <summary>One of the names of <see cref="CameraView"/>.</summary>
    public string View { get; }

    /// <summary>
    /// True when, from the side, the better seen leg is not the one that should be nearer: a mirrored video or mixed-up sides.
    /// </summary>
    public bool MirroredOrSwapped { get; }

    /// <summary>Standing height in pixels by the typical proportions of limbs, within about a tenth; NaN when no limb was seen.</summary>
    public double BodyHeight { get; }

    /// <summary>Standard deviation of one coordinate of a keypoint from frame to frame, pixels, before smoothing; NaN when too little was seen.</summary>
    public double Noise { get; internal init; } = double.NaN;

    /// <summary>Horizontal path in pixels from the left edge; NaN where the point was hidden. Roll is not removed.</summary>
    public double[] X(BodyPoint point) => _x[(int)point];

    /// <summary>Vertical path in pixels from the top edge, down; NaN where the point was hidden. Roll is not removed.</summary>
    public double[] Y(BodyPoint point) => _y[(int)point];

    /// <summary>Confidence of the model, 0–1, of the nearest frame; 0 where the point was absent.</summary>
    public double[] Score(BodyPoint point) => _score[(int)point];
}
