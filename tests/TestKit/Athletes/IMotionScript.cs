namespace Aikynetix.TestKit.Athletes;

/// <summary>A movement written down in closed form: where every point of the body is at any time.</summary>
public interface IMotionScript
{
    /// <summary>Body height, metres.</summary>
    double BodyHeight { get; }

    /// <summary>Length, seconds.</summary>
    double Duration { get; }

    /// <summary>
    /// All points in the order of <see cref="Pose.BodyPoint"/>: X forward, Y up from the floor, Z towards the athlete's right, metres.
    /// </summary>
    (double X, double Y, double Z)[] Points(double time);
}
