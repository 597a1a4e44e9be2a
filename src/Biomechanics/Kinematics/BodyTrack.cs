using Aikynetix.Biomechanics.Signals;
using Aikynetix.Pose;

namespace Aikynetix.Biomechanics.Kinematics;

/// <summary>The athlete's body through one capture: cleaned, low-passed paths of all points on an even grid of times.</summary>
public sealed class BodyTrack
{
    private readonly Posture _posture;
    private readonly double[][] _x;
    private readonly double[][] _y;
    private readonly double[][] _score;

    /// <summary>Roll of a camera that somebody put up with care, radians (biomechanics reference C.7): 1°.</summary>
    public const double UsualRoll = Math.PI / 180;

    internal BodyTrack(TimeBase time, Posture posture, double bodyHeight, double roll, double[][] x, double[][] y, double[][] score)
    {
        (Time, BodyHeight, Roll) = (time, bodyHeight, roll);
        (_posture, _x, _y, _score) = (posture, x, y, score);
    }

    /// <summary>The grid on which all series lie, and the way from and to the frames.</summary>
    public TimeBase Time { get; }

    /// <summary>Which way the athlete faces in the picture, decided once for the clip.</summary>
    public Facing Facing => _posture.Facing;

    /// <summary>The side that the camera sees better.</summary>
    public BodySide NearSide => _posture.NearSide;

    /// <summary>Camera roll in radians, 0 where it is not known: the slope of level ground in the picture, y down.</summary>
    public double Roll { get; private init; }

    /// <summary>Standard deviation in radians of what is left of the roll after <see cref="Roll"/> is taken out.</summary>
    public double RollError { get; private init; } = UsualRoll;

    /// <summary>Turn of the athlete from the side towards the camera, degrees, 0–90 without sign, over the clip; NaN when not seen.</summary>
    public double Turn => _posture.Turn;

    /// <summary>One of the names of <see cref="CameraView"/>.</summary>
    public string View => _posture.View;

    /// <summary>
    /// True when, from the side, the better seen leg is not the one that should be nearer: a mirrored video or mixed-up sides.
    /// </summary>
    public bool MirroredOrSwapped => _posture.MirroredOrSwapped;

    /// <summary>Standing height in pixels by the typical proportions of limbs, within about a tenth; NaN when no limb was seen.</summary>
    public double BodyHeight { get; }

    /// <summary>Standard deviation of one coordinate of a keypoint from frame to frame, pixels, before smoothing; NaN when too little was seen.</summary>
    public double Noise { get; internal init; } = double.NaN;

    /// <summary>
    /// Samples in which the athlete has turned to the camera, away from it or round: sagittal angles do not show there. Empty when there
    /// are none, and in clips filmed from the front.
    /// </summary>
    internal bool[] TurnedAway { get; init; } = [];

    /// <summary>Samples with which another view of the same clip begins, rising; nothing is known in them, and no path goes across.</summary>
    internal int[] Cuts { get; init; } = [];

    /// <summary>Horizontal path in pixels from the left edge; NaN where the point was hidden. Roll is not removed.</summary>
    public double[] X(BodyPoint point) => _x[(int)point];

    /// <summary>Vertical path in pixels from the top edge, down; NaN where the point was hidden. Roll is not removed.</summary>
    public double[] Y(BodyPoint point) => _y[(int)point];

    /// <summary>Confidence of the model, 0–1, of the nearest frame; 0 where the point was absent.</summary>
    public double[] Score(BodyPoint point) => _score[(int)point];

    /// <summary>The same body seen by a camera whose roll is now known.</summary>
    /// <param name="roll">Radians.</param>
    /// <param name="error">Standard deviation of it, radians.</param>
    internal BodyTrack Levelled(double roll, double error) => With(_x, _y, _score, roll, error);

    /// <summary>The same body with other paths.</summary>
    internal BodyTrack WithPaths(double[][] x, double[][] y, double[][] score) => With(x, y, score, Roll, RollError);

    private BodyTrack With(double[][] x, double[][] y, double[][] score, double roll, double error) =>
        new(Time, _posture, BodyHeight, roll, x, y, score) { RollError = error, Noise = Noise, TurnedAway = TurnedAway, Cuts = Cuts };
}
