using Aikynetix.Inference.Crop;
using Aikynetix.Inference.Families;

namespace Aikynetix.Inference.Tracking;

/// <summary>Finds the athlete's body without knowing where it was: tries several regions and keeps the one that explains the person best.</summary>
internal sealed class RestartSearch(Ensemble ensemble, RunScheduler scheduler)
{
    private const float ProposalSpan = 1.5f;
    private const float BoxSpan = 1.25f;
    private const int Proposals = 2;

    private static readonly float[] Tilts = [0, -0.7f, 0.7f];

    /// <summary>Searches one frame.</summary>
    /// <param name="picture">The frame.</param>
    /// <param name="box">Where a detector saw the athlete; null to search the whole frame.</param>
    /// <param name="known">What the landmark model has found already, which a start must beat.</param>
    /// <param name="cancellationToken">Stops before the next model run.</param>
    /// <returns>The best body, whatever its presence.</returns>
    public async Task<BodySighting?> FindAsync(Picture picture, Box? box, BodySighting? known, CancellationToken cancellationToken)
    {
        var regions = await RegionsAsync(picture, box, cancellationToken).ConfigureAwait(false);
        var tries = regions.Select(region => TryAsync(picture, region, box, cancellationToken)).ToArray();
        await Task.WhenAll(tries).ConfigureAwait(false);
        var best = known;
        foreach (var attempt in tries) best = Better(best, await attempt.ConfigureAwait(false), box);
        return best;
    }

    private static BodySighting? Better(BodySighting? one, BodySighting? other, Box? box)
    {
        if (one is null || other is null) return one ?? other;
        var (first, second) = (BodyShape.Fit(one.Points, one.Presence, box), BodyShape.Fit(other.Points, other.Presence, box));
        return second > first ? other : one;
    }

    private async Task<List<RegionOfInterest>> RegionsAsync(Picture picture, Box? box, CancellationToken cancellationToken)
    {
        var whole = RegionOfInterest.Whole(picture.Width, picture.Height);
        var regions = new List<RegionOfInterest>();
        if (ensemble.Propose is { } propose)
        {
            var place = box is { } area ? RegionOfInterest.Around(area, ProposalSpan) : whole;
            var proposed = await scheduler.RunAsync(() => propose(picture, place), cancellationToken).ConfigureAwait(false);
            regions.AddRange(proposed.Where(region => box?.Contains(region.CentreX, region.CentreY) ?? true).Take(Proposals));
        }

        foreach (var tilt in Tilts) regions.Add(box is { } person ? RegionOfInterest.Around(person, BoxSpan, tilt) : whole with { Rotation = tilt });
        regions.RemoveAll(region => !region.IsUsable);
        return regions;
    }

    private async Task<BodySighting?> TryAsync(Picture picture, RegionOfInterest region, Box? box, CancellationToken cancellationToken)
    {
        var first = await scheduler.RunAsync(() => ensemble.Landmarks(picture, region), cancellationToken).ConfigureAwait(false);
        if (!first.Next.IsUsable) return first;
        var second = await scheduler.RunAsync(() => ensemble.Landmarks(picture, first.Next), cancellationToken).ConfigureAwait(false);
        return Better(first, second, box);
    }
}
