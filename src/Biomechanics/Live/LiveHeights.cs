using Aikynetix.Biomechanics.Kinematics;
using Aikynetix.Biomechanics.Signals;
using Aikynetix.Pose;

namespace Aikynetix.Biomechanics.Live;

/// <summary>How high hips, shoulders, hands and head are above the ankles, in body heights: the same numbers in each view and at each size.</summary>
internal sealed class LiveHeights
{
    // Feet stand, ankles jitter and get hidden: what counts is where they were over the last while, and there they stay when lost.
    private const double GroundMemory = 0.5;

    private double _ground = double.NaN;
    private double _time;

    /// <summary>Height of the hips; NaN while not known.</summary>
    public double Hip { get; private set; } = double.NaN;

    /// <summary>Height of the shoulders; NaN while not known.</summary>
    public double Shoulder { get; private set; } = double.NaN;

    /// <summary>Height of the nose; NaN while not known.</summary>
    public double Nose { get; private set; } = double.NaN;

    /// <summary>Height of the middle of the hands; NaN while not known.</summary>
    public double Hand { get; private set; } = double.NaN;

    /// <summary>Place of the feet along the picture, body heights; NaN while not known.</summary>
    public double Foot { get; private set; } = double.NaN;

    /// <summary>Height of the shoulders of somebody who stands upright.</summary>
    public const double StandingShoulder = BodyShares.Shank + BodyShares.Thigh + BodyShares.Trunk;

    /// <summary>Whether the athlete stands about upright.</summary>
    public bool IsStanding => Shoulder >= 0.88 * StandingShoulder;

    /// <summary>Takes the body of one picture.</summary>
    /// <param name="body">The body.</param>
    /// <param name="hand">Vertical place of the hands, pixels.</param>
    /// <param name="pictureHeight">Height of the picture, pixels: where nobody's feet were seen yet, its lower edge is the ground.</param>
    /// <param name="seconds">Time of the picture.</param>
    /// <returns>False when heights before and after this picture cannot be compared.</returns>
    public bool Take(LiveBody body, double hand, int pictureHeight, double seconds)
    {
        var ankle = body.Middle(BodyPoint.LeftAnkle);
        var renewed = body.HasJumped || (double.IsNaN(_ground) && double.IsFinite(ankle.Y));
        if (renewed) _ground = ankle.Y;
        else if (double.IsFinite(ankle.Y)) _ground += OneEuroFilter.Weight(1 / (2 * Math.PI * GroundMemory), seconds - _time) * (ankle.Y - _ground);
        _time = seconds;
        var ground = double.IsNaN(_ground) ? pictureHeight : _ground;
        Hip = Above(body.Middle(BodyPoint.LeftHip).Y);
        Shoulder = Above(body.Middle(BodyPoint.LeftShoulder).Y);
        Nose = Above(body[BodyPoint.Nose].Y);
        Hand = Above(hand);
        Foot = ankle.X / body.Height;
        return !renewed;

        double Above(double place) => (ground - place) / body.Height;
    }
}
