using Aikynetix.Inference.Crop;

namespace Aikynetix.Inference.Families;

/// <summary>Turns the BlazePose detector's raw tensors into proposed regions: anchors, scores, and suppression of doubles.</summary>
internal static class BlazeDetectorDecoder
{
    /// <summary>Side of the input, pixels.</summary>
    public const int Input = 224;

    /// <summary>Places at which a body may be centred.</summary>
    public const int Anchors = 2254;

    /// <summary>Floats for one anchor: box x, y, w, h, then four points of which the first two align the region.</summary>
    public const int RowLength = 12;

    private const float MinScore = 0.3f;
    private const float SameBody = 0.3f;

    private static readonly (float X, float Y)[] Centres = MakeCentres();

    /// <summary>Centre of an anchor, 0–1 of the input.</summary>
    public static (float X, float Y) Centre(int anchor) => Centres[anchor];

    /// <summary>Decodes one run.</summary>
    /// <param name="rows">2254 rows of 12, in input pixels relative to the anchor's centre.</param>
    /// <param name="scores">2254 logits.</param>
    /// <param name="roi">The upright region that was sampled.</param>
    /// <returns>Bodies, best first: score 0–1, box in parts of the region's side, region for the landmark model in frame pixels.</returns>
    public static List<(float Score, Box Box, RegionOfInterest Region)> Decode(ReadOnlySpan<float> rows, ReadOnlySpan<float> scores, RegionOfInterest roi)
    {
        var bodies = new List<(float Score, Box Box, RegionOfInterest Region)>();
        for (var i = 0; i < Anchors; i++)
        {
            var score = 1 / (1 + MathF.Exp(-Math.Clamp(scores[i], -100, 100)));
            if (score < MinScore) continue;
            var row = rows.Slice(i * RowLength, RowLength);
            var (x, y) = (row[0] / Input, row[1] / Input);
            var (halfWidth, halfHeight) = (row[2] / Input / 2, row[3] / Input / 2);
            var box = new Box(x - halfWidth, y - halfHeight, x + halfWidth, y + halfHeight);
            var (centreX, centreY) = Centres[i];
            box = new Box(box.Left + centreX, box.Top + centreY, box.Right + centreX, box.Bottom + centreY);
            var hips = roi.ToPicture((row[4] / Input) + centreX, (row[5] / Input) + centreY);
            var scale = roi.ToPicture((row[6] / Input) + centreX, (row[7] / Input) + centreY);
            bodies.Add((score, box, BlazePoseDecoder.Align(hips, scale)));
        }

        var kept = new List<(float Score, Box Box, RegionOfInterest Region)>();
        foreach (var body in bodies.OrderByDescending(body => body.Score))
        {
            if (kept.TrueForAll(other => other.Box.Overlap(body.Box) < SameBody)) kept.Add(body);
        }

        return kept;
    }

    private static (float X, float Y)[] MakeCentres()
    {
        var centres = new List<(float, float)>(Anchors);
        // Three layers share the stride of 32, hence six anchors in each cell of the last grid.
        foreach (var (grid, perCell) in new[] { (28, 2), (14, 2), (7, 6) })
        {
            for (var cell = 0; cell < grid * grid * perCell; cell++)
            {
                var (row, column) = Math.DivRem(cell / perCell, grid);
                centres.Add(((column + 0.5f) / grid, (row + 0.5f) / grid));
            }
        }

        return [.. centres];
    }
}
