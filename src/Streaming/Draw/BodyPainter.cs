using System.Globalization;
using System.Numerics;
using Aikynetix.Biomechanics.Kinematics;
using Aikynetix.Pose;

namespace Aikynetix.Streaming.Draw;

/// <summary>Draws the athlete's body: bones, joints, and the angles between bones.</summary>
internal sealed class BodyPainter(OverlayPlan plan, Pens pens)
{
    // Shares of the athlete's height: half of a bone's thickness, the radius of an angle's arc, the height of its number.
    private const float BoneShare = 0.0052f;
    private const float ArcShare = 0.05f;
    private const float NumberShare = 0.026f;

    // Letters below this many pixels cannot be read: a body so small gets arcs alone.
    private const float LeastNumber = 6.5f;

    // Shares of the athlete's height that no foot, and no other bone, reaches.
    private const float LongestFoot = 0.22f;
    private const float LongestBone = 0.45f;

    private const float FarOpacity = 0.7f;
    private const float SectorOpacity = 0.28f;

    private readonly BodyOverlay _body = plan.Body;
    private readonly float _height = float.IsNaN(plan.Body.Height) ? plan.Height / 2f : Math.Min(plan.Body.Height, 1.5f * plan.Height);

    private enum Side
    {
        Middle,
        Left,
        Right,
    }

    private float Bone => Math.Clamp(BoneShare * _height, 1.1f, 0.6f * pens.Unit + 0.6f);

    /// <summary>Draws the body of a frame.</summary>
    public void Paint(VideoFrame frame, int index)
    {
        foreach (var side in (ReadOnlySpan<Side>)[Side.Middle, Side.Left, Side.Right]) Gather(index, side, 0.9f + (0.35f * Bone));
        pens.Shade(frame);
        var (near, far) = _body.Near == BodySide.Left ? (Side.Left, Side.Right) : (Side.Right, Side.Left);
        if (_body.SeesBothSides) (near, far) = (Side.Left, Side.Right);
        Gather(index, far, 0);
        pens.Paint(frame, _body.SeesBothSides ? Palette.Right : Palette.Far, _body.SeesBothSides ? 1 : FarOpacity);
        Gather(index, Side.Middle, 0);
        pens.Paint(frame, Palette.Spine);
        Gather(index, near, 0);
        pens.Paint(frame, Palette.Near);
        PaintJoints(frame, index, near);
        foreach (var angle in plan.Angles) PaintAngle(frame, index, angle);
    }

    private static Side SideOf(BodyPoint point) => point is BodyPoint.Nose or BodyPoint.Head or BodyPoint.Neck or BodyPoint.HipCentre
        ? Side.Middle
        : Skeleton.Mirror(point) > point ? Side.Left : Side.Right;

    private void Gather(int index, Side side, float more)
    {
        foreach (var (from, to) in Skeleton.Bones)
        {
            var (first, second) = (SideOf(from), SideOf(to));
            if ((first == second ? first : Side.Middle) != side) continue;
            var (start, end) = (_body.Of(from, index), _body.Of(to, index));
            if (Vector2.Distance(start, end) <= Longest(from, to) * _height) pens.Mask.Line(start, end, Bone + more);
        }
    }

    // Where points of two limbs were mixed up, a bone would go right across: it is longer than any can be.
    private static float Longest(BodyPoint from, BodyPoint to) => from is BodyPoint.LeftHeel or BodyPoint.RightHeel
        || to is BodyPoint.LeftHeel or BodyPoint.RightHeel or BodyPoint.LeftToe or BodyPoint.RightToe ? LongestFoot : LongestBone;

    private void PaintJoints(VideoFrame frame, int index, Side near)
    {
        for (var point = BodyPoint.LeftShoulder; point <= BodyPoint.RightAnkle; point++)
        {
            if (SideOf(point) == near || _body.SeesBothSides) pens.Mask.Disc(_body.Of(point, index), 1.6f * Bone);
        }

        pens.Paint(frame, Palette.Spine);
    }

    private void PaintAngle(VideoFrame frame, int index, AngleOverlay angle)
    {
        var degrees = angle.Degrees[index];
        var joint = _body.Of(angle.Joint, index);
        var (first, second) = (_body.Of(angle.First, index) - joint, _body.Of(angle.Second, index) - joint);
        if (!double.IsFinite(degrees) || !float.IsFinite(first.X + first.Y + second.X + second.Y)) return;
        var start = MathF.Atan2(first.Y, first.X);
        var sweep = MathF.IEEERemainder(MathF.Atan2(second.Y, second.X) - start, MathF.Tau);
        // Beyond straight the angle is the one on the other side.
        if (degrees > 180) sweep -= MathF.CopySign(MathF.Tau, sweep);
        var radius = Math.Min(ArcShare * _height, 0.7f * Math.Min(first.Length(), second.Length()));
        if (!(radius > Bone)) return;

        pens.Mask.Sector(joint, radius, start, sweep);
        pens.Paint(frame, Palette.Angle, SectorOpacity);
        pens.Mask.Arc(joint, radius, start, sweep, Math.Max(0.55f * Bone, 0.8f));
        pens.Paint(frame, Palette.Angle);
        WriteNumber(frame, degrees, joint, start + (sweep / 2), radius);
    }

    private void WriteNumber(VideoFrame frame, double degrees, Vector2 joint, float direction, float radius)
    {
        var size = Math.Clamp(NumberShare * _height, 0, 1.15f * pens.TextSize);
        if (size < LeastNumber) return;
        Span<char> text = stackalloc char[8];
        if (!degrees.TryFormat(text, out var length, "0°", CultureInfo.InvariantCulture)) return;
        var room = new Vector2(Lettering.Length(text[..length], size), size);
        var away = new Vector2(MathF.Cos(direction), MathF.Sin(direction));
        var middle = joint + (away * (radius + (0.6f * size) + (Math.Abs(away.X) * room.X / 2) + (Math.Abs(away.Y) * room.Y / 2)));
        var corner = Vector2.Clamp(middle - (room / 2), new Vector2(size / 2), new Vector2(pens.Width, pens.Height) - room - new Vector2(size / 2));
        Lettering.Write(pens.Mask, text[..length], corner, size, halo: 0.2f * size);
        pens.Paint(frame, Palette.Shade, 0.82f);
        Lettering.Write(pens.Mask, text[..length], corner, size);
        pens.Paint(frame, Palette.Angle);
    }
}
