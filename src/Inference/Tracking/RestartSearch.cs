using Aikynetix.Inference.Crop;
using Aikynetix.Inference.Families;
using Aikynetix.Pose;

namespace Aikynetix.Inference.Tracking;

/// <summary>Finds the athlete's body without knowing where it was: tries several regions and keeps the one that explains the person best.</summary>
internal sealed class RestartSearch(Ensemble ensemble, RunLane lane)
{
    private const float ProposalSpan = 1.5f;
    private const int Proposals = 2;
    private const float StillThere = 0.15f;

    private static readonly float[] Tilts = [0, -0.7f, 0.7f];

    /// <summary>Searches one frame.</summary>
    /// <param name="picture">The frame.</param>
    /// <param name="box">Where a detector saw the athlete, or a model that works alone saw them last; null to search the whole frame.</param>
    /// <param name="known">What the landmark model has found already, which a start must beat.</param>
    /// <param name="opinion">What a second model saw; null when none looked.</param>
    /// <param name="cancellationToken">Stops before the next model run.</param>
    /// <returns>The best body, whatever its presence; null when there is none, or none where a model that works alone saw the athlete last.</returns>
    public async Task<BodySighting?> FindAsync(
        Picture picture, Box? box, BodySighting? known, Keypoint[]? opinion, CancellationToken cancellationToken)
    {
        var regions = await RegionsAsync(picture, box, cancellationToken).ConfigureAwait(false);
        if (opinion is not null && BodyShape.TurnedRegion(opinion) is { IsUsable: true } seen) regions.Add(seen);
        var found = await Task.WhenAll(regions.Select(region => TryAsync(picture, region, cancellationToken))).ConfigureAwait(false);
        var bodies = found.SelectMany(attempt => attempt).Prepend(known).OfType<BodySighting>();
        return bodies.Where(body => MayBe(body, box)).MaxBy(body => Merit(body, box, opinion, picture.Width));
    }

    /// <summary>Looks at one region.</summary>
    /// <returns>The best body, whatever its presence; null when there is none.</returns>
    public async Task<BodySighting?> LookAtAsync(Picture picture, RegionOfInterest region, CancellationToken cancellationToken)
    {
        if (!region.IsUsable) return null;
        var bodies = await TryAsync(picture, region, cancellationToken).ConfigureAwait(false);
        return bodies.MaxBy(body => Merit(body, box: null, opinion: null, picture.Width));
    }

    /// <summary>How well a body explains the athlete: by the box where there is one, else by how prominent it is when a model works alone.</summary>
    public float Merit(BodySighting body, Box? box, Keypoint[]? opinion, int pictureWidth)
    {
        var fit = BodyShape.Fit(body.Points, body.Presence, box, opinion);
        if (!ensemble.FindsAlone) return fit;
        fit *= BodyShape.Proportion(body.Points);
        if (box is not null) return fit;
        // The root of the area: twice as tall counts twice.
        return BodyBox.Of(body.Points) is { } own ? fit * MathF.Sqrt(TargetLock.Prominence(new Person(1, own), pictureWidth)) : 0;
    }

    // With nobody else in view to compare with, whoever stands elsewhere is not the athlete, however well they fill a region.
    private bool MayBe(BodySighting body, Box? box) =>
        box is not { } place || ensemble.People is not null || BodyBox.Of(body.Points)?.Overlap(place) > StillThere;

    private async Task<List<RegionOfInterest>> RegionsAsync(Picture picture, Box? box, CancellationToken cancellationToken)
    {
        var whole = RegionOfInterest.Whole(picture.Width, picture.Height);
        var regions = new List<RegionOfInterest>();
        if (ensemble.Propose is { } propose)
        {
            var place = box is { } area ? RegionOfInterest.Around(area, ProposalSpan) : whole;
            var proposed = await lane.RunAsync(() => propose(picture, place), cancellationToken).ConfigureAwait(false);
            regions.AddRange(proposed.Where(region => box?.Contains(region.CentreX, region.CentreY) ?? true).Take(Proposals));
        }

        var upright = box is { } person ? RegionOfInterest.Around(person, BodyShape.RoomAround) : whole;
        if (!ensemble.FindsAlone) regions.AddRange(Tilts.Select(tilt => upright with { Rotation = tilt }));
        else if (box is not null) regions.Add(upright);
        if (ensemble.FindsAlone && (box is null || ensemble.People is null)) regions.AddRange(PictureSquares.Of(picture.Width, picture.Height));
        regions.RemoveAll(region => !region.IsUsable);
        return regions;
    }

    private async Task<BodySighting[]> TryAsync(Picture picture, RegionOfInterest region, CancellationToken cancellationToken)
    {
        var first = await lane.RunAsync(() => ensemble.Landmarks(picture, region), cancellationToken).ConfigureAwait(false);
        if (!first.Next.IsUsable) return [first];
        var second = await lane.RunAsync(() => ensemble.Landmarks(picture, first.Next), cancellationToken).ConfigureAwait(false);
        if (!ensemble.FindsAlone || BodyShape.Proportion(second.Points) == 1) return [first, second];
        // Limbs that are none keep the region large, in which they are found again.
        var trunk = BodyShape.TrunkRegion(second.Points);
        return trunk.IsUsable
            ? [first, second, await lane.RunAsync(() => ensemble.Landmarks(picture, trunk), cancellationToken).ConfigureAwait(false)]
            : [first, second];
    }
}
