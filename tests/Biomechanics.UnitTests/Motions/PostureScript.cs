using Aikynetix.TestKit.Athletes;

namespace Aikynetix.Biomechanics.UnitTests.Motions;

/// <summary>A movement given by a posture at each time, with the athlete turned about the vertical as told.</summary>
/// <param name="duration">Seconds.</param>
/// <param name="pose">Posture at a time.</param>
/// <param name="turn">Degrees about the vertical through the hips at a time; null never turns.</param>
internal sealed class PostureScript(double duration, Func<double, AthletePose> pose, Func<double, double>? turn = null) : IMotionScript
{
    /// <inheritdoc/>
    public double BodyHeight => Movements.Height;

    /// <inheritdoc/>
    public double Duration => duration;

    /// <summary>The posture at a time.</summary>
    public AthletePose Pose(double time) => pose(time);

    /// <inheritdoc/>
    public (double X, double Y, double Z)[] Points(double time)
    {
        var now = pose(time);
        var points = now.Points();
        if (turn is null) return points;
        var (sin, cos) = Math.SinCos(double.DegreesToRadians(turn(time)));
        return Array.ConvertAll(points, p => (now.Hip.X + ((p.X - now.Hip.X) * cos) - (p.Z * sin), p.Y, ((p.X - now.Hip.X) * sin) + (p.Z * cos)));
    }
}
