using Aikynetix.Pose;

namespace Aikynetix.Biomechanics.UnitTests.Motions;

/// <summary>What a model does that sees every joint a little beside its centre, in the same place throughout a clip.</summary>
internal static class MisplacedJoints
{
    /// <summary>Moves each keypoint of a film by an amount of its own.</summary>
    /// <param name="film">The film.</param>
    /// <param name="deviation">Standard deviation along each axis, pixels.</param>
    /// <param name="random">Where the amounts come from.</param>
    public static CaptureRecord Beside(CaptureRecord film, double deviation, Random random)
    {
        var offsets = Enumerable.Range(0, Skeleton.Count).Select(_ => (X: (float)(deviation * Normal(random)), Y: (float)(deviation * Normal(random)))).ToArray();
        var frames = film.Frames.Select(frame => frame with
        {
            Pose = frame.Pose with { Points = [.. frame.Pose.Points.Select((key, i) => key.Score > 0 ? key with { X = key.X + offsets[i].X, Y = key.Y + offsets[i].Y } : key)] },
        });
        return film with { Frames = [.. frames] };
    }

    private static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
