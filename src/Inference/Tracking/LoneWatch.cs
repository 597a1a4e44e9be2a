using Aikynetix.Inference.Crop;
using Aikynetix.Inference.Families;

namespace Aikynetix.Inference.Tracking;

/// <summary>Keeps a model that works without a detector on the athlete: leaves whoever turns out not to be them.</summary>
internal sealed class LoneWatch(Ensemble ensemble, RunScheduler scheduler)
{
    private const float SamePerson = 0.3f;

    // By how much a rival must look more like the athlete; the same body's merit differs by up to a third between two regions.
    private const float Clearly = 1.5f;

    private readonly RestartSearch _restart = new(ensemble, scheduler);

    /// <summary>Compares the body that is followed with whoever the whole picture shows.</summary>
    /// <param name="picture">The frame.</param>
    /// <param name="body">The body that is followed.</param>
    /// <param name="rival">Whom the last look showed; only who is seen in two looks running is no passer-by.</param>
    /// <param name="cancellationToken">Stops before the next model run.</param>
    public async Task<LookAround> LookAsync(Picture picture, BodySighting body, Box? rival, CancellationToken cancellationToken)
    {
        var other = await _restart.FindAsync(picture, box: null, known: null, opinion: null, cancellationToken).ConfigureAwait(false);
        if (other is not { Presence: > FrameObserver.Present } || BodyBox.Of(other.Points) is not { } place) return new LookAround(body, null, false);
        var same = BodyBox.Of(body.Points)?.Overlap(place) >= SamePerson;
        if (same || Merit(other) < Clearly * Merit(body)) return new LookAround(body, null, false);
        return rival?.Overlap(place) >= SamePerson ? new LookAround(other, null, true) : new LookAround(body, place, false);

        float Merit(BodySighting sighting) => _restart.Merit(sighting, null, null, picture.Width);
    }
}
