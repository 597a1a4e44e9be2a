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
    private readonly double[][] _cleanX;
    private readonly double[][] _cleanY;

    /// <summary>Roll of a camera that somebody put up with care, radians (biomechanics reference C.7): 1°.</summary>
    public const double UsualRoll = Math.PI / 180;

    /// <summary>A body whose paths are cleaned, and not low-passed yet.</summary>
    internal BodyTrack(TimeBase time, Posture posture, double bodyHeight, double[][] x, double[][] y, double[][] score)
    {
        (Time, BodyHeight, _posture) = (time, bodyHeight, posture);
        (_x, _y, _score, _cleanX, _cleanY) = (x, y, score, x, y);
    }

    private BodyTrack(BodyTrack from, double[][] x, double[][] y, double[][] score)
    {
        (Time, BodyHeight, _posture, _cleanX, _cleanY) = (from.Time, from.BodyHeight, from._posture, from._cleanX, from._cleanY);
        (Roll, RollError, Noise, TurnedAway, Cuts) = (from.Roll, from.RollError, from.Noise, from.TurnedAway, from.Cuts);
        (_x, _y, _score) = (x, y, score);
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
    public int[] Cuts { get; internal init; } = [];

    /// <summary>Horizontal path in pixels from the left edge; NaN where the point was hidden. Roll is not removed.</summary>
    public double[] X(BodyPoint point) => _x[(int)point];

    /// <summary>Vertical path in pixels from the top edge, down; NaN where the point was hidden. Roll is not removed.</summary>
    public double[] Y(BodyPoint point) => _y[(int)point];

    /// <summary>Confidence of the model, 0–1, of the nearest frame; 0 where the point was absent.</summary>
    public double[] Score(BodyPoint point) => _score[(int)point];

    /// <summary>The same body seen by a camera whose roll is now known.</summary>
    /// <param name="roll">Radians.</param>
    /// <param name="error">Standard deviation of it, radians.</param>
    internal BodyTrack Levelled(double roll, double error) => new(this, _x, _y, _score) { Roll = roll, RollError = error };

    /// <summary>The same body with another low-pass; what <see cref="WithPaths"/> changed is as it was before.</summary>
    /// <param name="cutoff">Hertz; infinity gives the paths as they were measured, for fits that average the noise themselves.</param>
    internal BodyTrack Filtered(double cutoff)
    {
        return double.IsPositiveInfinity(cutoff)
            ? new(this, _cleanX, _cleanY, _score)
            : new(this, Array.ConvertAll(_cleanX, Smooth), Array.ConvertAll(_cleanY, Smooth), _score);

        double[] Smooth(double[] path) => ButterworthFilter.ZeroLag(path, Time.SampleRate, cutoff);
    }

    /// <summary>The same body with other paths.</summary>
    internal BodyTrack WithPaths(double[][] x, double[][] y, double[][] score) => new(this, x, y, score);
}
