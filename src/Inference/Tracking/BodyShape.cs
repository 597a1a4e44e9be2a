using Aikynetix.Inference.Crop;
using Aikynetix.Inference.Families;
using Aikynetix.Pose;

namespace Aikynetix.Inference.Tracking;

/// <summary>Measures of a body as a whole: its box, its torso, the region around it, and how well it fills a person's box.</summary>
internal static class BodyShape
{
    /// <summary>Side of the square to look at, by the longer side of the athlete's box: limbs may have moved since the box was seen.</summary>
    public const float RoomAround = 1.25f;

    private const float Usable = 0.2f;

    private const float LongestLegSegment = 1.7f;

    private static readonly (BodyPoint From, BodyPoint To)[] Legs =
    [
        (BodyPoint.LeftHip, BodyPoint.LeftKnee), (BodyPoint.RightHip, BodyPoint.RightKnee),
        (BodyPoint.LeftKnee, BodyPoint.LeftAnkle), (BodyPoint.RightKnee, BodyPoint.RightAnkle),
    ];

    private static readonly BodyPoint[] Torso = [BodyPoint.LeftShoulder, BodyPoint.RightShoulder, BodyPoint.LeftHip, BodyPoint.RightHip];

    private static readonly BodyPoint[] Limbs =
    [
        BodyPoint.LeftShoulder, BodyPoint.RightShoulder, BodyPoint.LeftElbow, BodyPoint.RightElbow, BodyPoint.LeftWrist, BodyPoint.RightWrist,
        BodyPoint.LeftHip, BodyPoint.RightHip, BodyPoint.LeftKnee, BodyPoint.RightKnee, BodyPoint.LeftAnkle, BodyPoint.RightAnkle,
        BodyPoint.LeftHeel, BodyPoint.RightHeel, BodyPoint.LeftToe, BodyPoint.RightToe,
    ];

    /// <summary>Length from neck to hip centre, pixels; NaN when a half is absent.</summary>
    public static float TorsoLength(Keypoint[] points)
    {
        var (neck, hips) = (points[(int)BodyPoint.Neck], points[(int)BodyPoint.HipCentre]);
        return MathF.Sqrt(((neck.X - hips.X) * (neck.X - hips.X)) + ((neck.Y - hips.Y) * (neck.Y - hips.Y)));
    }

    /// <summary>How far a body is the one that a second opinion sees: 1 the same, 0 another; 1 too when the opinion sees hardly anything.</summary>
    /// <remarks>Mean over the opinion's sure limbs; one torso apart counts 0, and a body labelled the wrong way round is the same body.</remarks>
    public static float Agreement(Keypoint[] points, Keypoint[]? opinion)
    {
        if (opinion is null) return 1;
        var torso = TorsoLength(opinion);
        var sided = SideCheck.IsMirrored(points, opinion) ? SideCheck.Mirror(points) : points;
        var sure = Limbs.Where(limb => opinion[(int)limb].Score > 0.4f).ToArray();
        return sure.Length < 4 || !(torso > 0)
            ? 1
            : sure.Average(limb => MathF.Max(0, 1 - (SideCheck.Distance(sided[(int)limb], opinion[(int)limb]) / torso)));
    }

    /// <summary>How well a body explains a person's box: sure limbs, the same place, and what a second opinion sees.</summary>
    /// <param name="points">The body.</param>
    /// <param name="presence">Probability of a person in the region it was found in.</param>
    /// <param name="box">Where a detector saw the person; null when no detector looked.</param>
    /// <param name="opinion">What a second model saw; null when none looked.</param>
    public static float Fit(Keypoint[] points, float presence, Box? box, Keypoint[]? opinion)
    {
        var sureness = Limbs.Average(limb => points[(int)limb].Score);
        // Points lie on joints, a detector's box on the outline: the body's box grows to meet it.
        var body = BodyBox.Of(points, 0.3f)?.Grow(0.08f, 0.1f, 0.08f, 0.05f);
        var overlap = box is not { } person ? 1 : body?.Overlap(person) ?? 0;
        return presence * (0.3f + sureness) * (0.2f + overlap) * (0.2f + Agreement(points, opinion));
    }

    /// <summary>1 for a body whose legs fit its trunk, less the longer a thigh or a shank is than one can be: plates on the floor pass for feet.</summary>
    /// <remarks>Both measure 0.85 trunks (Drillis and Contini 1966); a trunk that leans towards the camera looks half as long.</remarks>
    public static float Proportion(Keypoint[] points)
    {
        var trunk = TorsoLength(points);
        var longest = Legs.Max(segment => SideCheck.Distance(points[(int)segment.From], points[(int)segment.To]));
        if (!(longest > LongestLegSegment * trunk)) return 1;
        var share = LongestLegSegment * trunk / longest;
        return share * share;
    }

    /// <summary>The upright square that holds a body as far as its trunk tells, whatever passes for its limbs.</summary>
    public static RegionOfInterest TrunkRegion(Keypoint[] points) =>
        new(points[(int)BodyPoint.HipCentre].X, points[(int)BodyPoint.HipCentre].Y, 3.8f * TorsoLength(points), 0);

    /// <summary>The upright square for a second opinion: around the hips, wide enough for trunk and limbs in any posture.</summary>
    /// <param name="points">The body as last known.</param>
    /// <param name="width">Width of the frame.</param>
    /// <param name="height">Height of the frame.</param>
    /// <returns>The region; the whole frame when the torso is unknown or the body fills it.</returns>
    public static RegionOfInterest UprightRegion(Keypoint[] points, int width, int height)
    {
        var hips = points[(int)BodyPoint.HipCentre];
        if (!hips.IsPresent) return RegionOfInterest.Whole(width, height);
        float Reach(Keypoint point) => MathF.Max(MathF.Abs(point.X - hips.X), MathF.Abs(point.Y - hips.Y));
        var torso = Torso.Max(point => Reach(points[(int)point]));
        var body = points.Max(point => point.Score >= Usable ? Reach(point) : 0);
        var half = MathF.Max(1.9f * torso, 1.2f * body);
        return half >= Math.Max(width, height) / 2f ? RegionOfInterest.Whole(width, height) : new RegionOfInterest(hips.X, hips.Y, 2 * half, 0);
    }

    /// <summary>A region for the landmark model around a body that another model saw: centred on the hips, upright along the trunk.</summary>
    /// <returns>The region; not usable when hips or neck are absent.</returns>
    public static RegionOfInterest TurnedRegion(Keypoint[] points)
    {
        var (neck, hips) = (points[(int)BodyPoint.Neck], points[(int)BodyPoint.HipCentre]);
        var reach = points.Max(point => point.Score >= Usable ? SideCheck.Distance(point, hips) : 0);
        return new RegionOfInterest(hips.X, hips.Y, 2 * RoomAround * reach, MathF.Atan2(neck.X - hips.X, hips.Y - neck.Y));
    }
}
