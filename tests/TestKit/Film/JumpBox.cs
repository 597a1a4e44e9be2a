using System.Numerics;

namespace Aikynetix.TestKit.Film;

/// <summary>A wooden box from which an athlete drops.</summary>
/// <param name="height">Height of its top over the floor, metres.</param>
/// <param name="front">X of its front edge, metres; it stands behind that.</param>
public sealed class JumpBox(double height, double front) : IFilmProp
{
    private const float HalfLength = 0.3f;

    /// <inheritdoc/>
    public float Rise => 0;

    /// <inheritdoc/>
    public IEnumerable<Solid> At(double time, IReadOnlyList<Vector3> body)
    {
        var half = (float)height / 2;
        yield return new Block(new Vector3((float)front - HalfLength, half, 0), new Vector3(HalfLength, half, 0.36f), Paint.Of(172, 132, 88, 0.06f, 0.05f));
    }
}
