using Aikynetix.Inference.Crop;
using Aikynetix.Inference.Families;
using Aikynetix.Inference.Tracking;
using Aikynetix.Pose;

namespace Aikynetix.Inference.UnitTests.Tracking;

/// <summary>A pose model without a detector, without a model: bodies stand where the script says, and a region shows the one that fills it best.</summary>
internal sealed class ScriptedLoner(Func<long, IReadOnlyList<(float X, float Scale)>> bodies)
{
    private const float Y = 400;

    private int _runs;

    public int Runs => _runs;

    /// <summary>Whether something on the floor passes for a foot, so that one leg is longer than any leg.</summary>
    public bool MistakesFoot { get; init; }

    public Ensemble Ensemble => new("loner", Landmarks) { FindsAlone = true };

    /// <summary>The frame's number, in its first two pixels.</summary>
    public static VideoFrame Frame(long index, int framesPerSecond) => Pictures.Make(
        1600,
        900,
        (x, y) => y > 0 || x > 1 ? 128 : x == 0 ? (int)(index % 200) : (int)(index / 200),
        id: index,
        time: TimeSpan.FromSeconds(index / (double)framesPerSecond));

    private BodySighting Landmarks(Picture picture, RegionOfInterest roi)
    {
        Interlocked.Increment(ref _runs);
        var pixels = picture.At(0).Pixels.Span;
        var inside = bodies(pixels[0] + (200 * pixels[1])).Where(body => MathF.Abs(body.X - roi.CentreX) < roi.Size * 0.4f).ToArray();
        if (inside.Length == 0) return new BodySighting(Bodies.At(roi.CentreX, roi.CentreY, 0.1f), 0.1f, default);
        // The nearer to the middle and the larger in the region, the likelier that it is this one.
        var (x, scale) = inside.MaxBy(body => body.Scale * (1 - (MathF.Abs(body.X - roi.CentreX) / roi.Size)));
        var points = Array.ConvertAll(
            Bodies.At(0, 0), point => point.IsPresent ? new Keypoint(x + (point.X * scale), Y + (point.Y * scale), point.Score) : point);
        if (MistakesFoot) points[(int)BodyPoint.LeftAnkle] = points[(int)BodyPoint.LeftKnee] with { X = x + (600 * scale) };
        return new BodySighting(points, 0.9f, RegionOfInterest.Around(BodyBox.Of(points)!.Value, 1.25f));
    }
}
