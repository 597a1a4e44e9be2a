using Aikynetix.Biomechanics.Kinematics;
using Aikynetix.Biomechanics.Signals;
using Aikynetix.Pose;

namespace Aikynetix.Biomechanics.Calibration;

/// <summary>
/// Turns picture coordinates into the athlete's: metres, X forward, Y up from the floor (biomechanics reference A.1, C.1, C.5). Heights
/// in the plate's plane go through the camera's height, because its floor lies lower in the picture than the athlete's.
/// </summary>
internal sealed class SceneFrame
{
    private readonly double _cos;
    private readonly double _sin;
    private readonly double _middleX;
    private readonly double _middleY;
    private readonly int _forward;
    private readonly SceneScale _scale;
    private readonly double _originX;
    private readonly double _floorRow;

    /// <summary>Lays the axes through one clip.</summary>
    /// <param name="capture">For the size of the picture, whose middle is taken for the optical axis.</param>
    /// <param name="body">For roll, facing and the place of the feet.</param>
    /// <param name="scale">Metres per pixel of both planes.</param>
    /// <param name="floor">A place on the floor, pixels; null when soles that stand still are to mark it.</param>
    public SceneFrame(CaptureRecord capture, BodyTrack body, SceneScale scale, (double X, double Y)? floor = null)
    {
        (_sin, _cos) = Math.SinCos(body.Roll);
        (_middleX, _middleY) = (capture.Width / 2.0, capture.Height / 2.0);
        _forward = (int)body.Facing;
        _scale = scale;
        _floorRow = floor is { } place ? Row(place.X, place.Y) : Finite(FloorLine.Row(body, Row));
        _originX = Finite(OrderStatistics.Median(
            Columns(body.X(BodyPoint.LeftAnkle), body.Y(BodyPoint.LeftAnkle)).Concat(Columns(body.X(BodyPoint.RightAnkle), body.Y(BodyPoint.RightAnkle)))));
    }

    /// <summary>Height above the floor in metres of something in the athlete's middle plane.</summary>
    public double[] BodyHeight(double[] x, double[] y) => Map(x, y, (u, v) => _scale.Body * (_floorRow - Row(u, v)));

    /// <summary>Distance forward of the athlete's ankles in metres of something in the athlete's middle plane.</summary>
    public double[] BodyForward(double[] x, double[] y) => Map(x, y, (u, v) => _forward * _scale.Body * (Column(u, v) - _originX));

    /// <summary>Height above the floor in metres of something in the plane in which the bar was tracked.</summary>
    public double[] BarHeight(double[] x, double[] y)
    {
        var camera = _scale.Body * _floorRow;
        return Map(x, y, (u, v) => camera - (_scale.Bar * Row(u, v)));
    }

    /// <summary>Distance forward of the picture's middle in metres of something in the plane in which the bar was tracked.</summary>
    public double[] BarForward(double[] x, double[] y) => Map(x, y, (u, v) => _forward * _scale.Bar * Column(u, v));

    // Places from the middle of the picture, turned upright.
    private double Column(double u, double v) => ((u - _middleX) * _cos) + ((v - _middleY) * _sin);

    private double Row(double u, double v) => ((v - _middleY) * _cos) - ((u - _middleX) * _sin);

    private double[] Columns(double[] x, double[] y) => Map(x, y, Column);

    private static double Finite(double value) => double.IsFinite(value) ? value : 0;

    private static double[] Map(double[] x, double[] y, Func<double, double, double> place)
    {
        var mapped = new double[x.Length];
        for (var i = 0; i < mapped.Length; i++) mapped[i] = place(x[i], y[i]);
        return mapped;
    }
}
