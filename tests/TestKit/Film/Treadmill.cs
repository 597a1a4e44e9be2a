using System.Numerics;

namespace Aikynetix.TestKit.Film;

/// <summary>A treadmill under the origin of a script; marks on the belt travel at its speed, so that sliding feet would be seen.</summary>
/// <param name="speed">Speed of the belt backward, m/s.</param>
public sealed class Treadmill(double speed) : IFilmProp
{
    private const float HalfLength = 0.92f;
    private const float HalfBelt = 0.84f;
    private const float HalfWidth = 0.27f;
    private const float MarkEvery = 0.42f;

    /// <inheritdoc/>
    public float Rise => 0.2f;

    /// <inheritdoc/>
    public IEnumerable<Solid> At(double time, IReadOnlyList<Vector3> body)
    {
        var (frame, belt, mark) = (Paint.Of(70, 72, 78, 0.03f, 0.25f), Paint.Of(34, 35, 38, 0.05f), Paint.Of(196, 198, 200, 0.03f));
        yield return new Block(new Vector3(0, 0.0875f, 0), new Vector3(HalfLength, 0.0825f, HalfWidth + 0.09f), frame);
        yield return new Block(new Vector3(0, Rise - 0.02f, 0), new Vector3(HalfBelt, 0.02f, HalfWidth), belt);
        var shift = (float)(speed * time % MarkEvery);
        for (var x = HalfBelt - shift; x > -HalfBelt; x -= MarkEvery)
        {
            if (x < HalfBelt - 0.02f && x > 0.02f - HalfBelt)
                yield return new Block(new Vector3(x, Rise - 0.0005f, 0), new Vector3(0.018f, 0.0015f, HalfWidth - 0.01f), mark);
        }

        foreach (var side in new[] { -1, 1 })
        {
            var foot = new Vector3(HalfLength - 0.06f, 0.14f, side * (HalfWidth + 0.06f));
            yield return new Solid(foot, foot + new Vector3(0.1f, 1.02f, 0), 0.028f, 0.024f, frame);
        }

        yield return new Block(new Vector3(HalfLength + 0.04f, 1.2f, 0), new Vector3(0.05f, 0.07f, HalfWidth + 0.08f), Paint.Of(46, 48, 54, 0.02f, 0.2f));
    }
}
