using Aikynetix.Pose;

namespace Aikynetix.TestKit.Athletes;

/// <summary>Centre of mass of a body by de Leva's masses for men.</summary>
public static class AthleteCentre
{
    /// <summary>Place of the centre of mass, metres.</summary>
    public static (double X, double Y) Of((double X, double Y, double Z)[] points)
    {
        ArgumentNullException.ThrowIfNull(points);
        var (x, y) = (0.0, 0.0);
        Add(0.0694, 0.5002, BodyPoint.Head, BodyPoint.Neck);
        Add(0.4346, 0.4310, BodyPoint.Neck, BodyPoint.HipCentre);
        foreach (var left in (bool[])[true, false])
        {
            BodyPoint On(BodyPoint point) => left ? point : Skeleton.Mirror(point);
            Add(0.0271, 0.5772, On(BodyPoint.LeftShoulder), On(BodyPoint.LeftElbow));
            Add(0.0162, 0.4574, On(BodyPoint.LeftElbow), On(BodyPoint.LeftWrist));
            Add(0.0061, 0, On(BodyPoint.LeftWrist), On(BodyPoint.LeftWrist));
            Add(0.1416, 0.4095, On(BodyPoint.LeftHip), On(BodyPoint.LeftKnee));
            Add(0.0433, 0.4459, On(BodyPoint.LeftKnee), On(BodyPoint.LeftAnkle));
            Add(0.0137, 0.4415, On(BodyPoint.LeftHeel), On(BodyPoint.LeftToe));
        }

        return (x, y);

        void Add(double mass, double share, BodyPoint from, BodyPoint to)
        {
            var (a, b) = (points[(int)from], points[(int)to]);
            x += mass * (a.X + (share * (b.X - a.X)));
            y += mass * (a.Y + (share * (b.Y - a.Y)));
        }
    }
}
