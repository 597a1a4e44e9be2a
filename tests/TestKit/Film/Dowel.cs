using System.Numerics;
using Aikynetix.Pose;

namespace Aikynetix.TestKit.Film;

/// <summary>A wooden stick that lies across both hands, as in the overhead squat.</summary>
public sealed class Dowel : IFilmProp
{
    private const float HalfLength = 0.75f;
    private const float Hand = 0.085f;

    /// <inheritdoc/>
    public float Rise => 0;

    /// <inheritdoc/>
    public IEnumerable<Solid> At(double time, IReadOnlyList<Vector3> body)
    {
        ArgumentNullException.ThrowIfNull(body);
        var grip = (Grip(BodyPoint.LeftElbow, BodyPoint.LeftWrist) + Grip(BodyPoint.RightElbow, BodyPoint.RightWrist)) / 2;
        var out_ = Vector3.UnitZ * HalfLength;
        yield return new Solid(grip - out_, grip + out_, 0.015f, 0.015f, Paint.Of(206, 170, 120, 0.05f, 0.15f));

        Vector3 Grip(BodyPoint elbow, BodyPoint wrist) =>
            body[(int)wrist] + (Vector3.Normalize(body[(int)wrist] - body[(int)elbow]) * Hand);
    }
}
