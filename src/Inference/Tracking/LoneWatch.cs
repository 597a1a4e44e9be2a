using Aikynetix.Inference.Crop;
using Aikynetix.Inference.Families;

namespace Aikynetix.Inference.Tracking;

/// <summary>Keeps a model that works without a detector on the athlete: leaves whoever turns out not to be them.</summary>
internal sealed class LoneWatch(Ensemble ensemble, RunLane lane)
{
    private const float SamePerson = 0.3f;

    // By how much a rival must look more like the athlete; the same body's merit differs by up to a third between two regions.
    private const float Clearly = 1.5f;

    // Looks at parts come often: who crosses the picture close to the camera must be gone before a rival is believed.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(0.9);

    private readonly RestartSearch _restart = new(ensemble, lane);

    /// <summary>Compares the body that is followed with whoever the picture shows.</summary>
    /// <param name="picture">The frame.</param>
    /// <param name="time">Time of the frame.</param>
    /// <param name="part">The part of the picture to look at; null to look at all of it.</param>
    /// <param name="body">The body that is followed.</param>
    /// <param name="rival">Whom an earlier look showed; only who is seen twice is no passer-by.</param>
    /// <param name="cancellationToken">Stops before the next model run.</param>
    public async Task<LookAround> LookAsync(
        Picture picture, TimeSpan time, int? part, BodySighting body, Rival? rival, CancellationToken cancellationToken)
    {
        if (part is not null && time - rival?.Seen < Patience) return new LookAround(body, rival, false);
        var other = await OtherAsync(picture, part, rival, cancellationToken).ConfigureAwait(false);
        if (other is not { Presence: > FrameObserver.Present } || BodyBox.Of(other.Points) is not { } place) return new LookAround(body, null, false);
        var same = BodyBox.Of(body.Points)?.Overlap(place) >= SamePerson;
        if (same || Merit(other) < Clearly * Merit(body)) return new LookAround(body, null, false);
        return rival?.Box.Overlap(place) >= SamePerson ? new LookAround(other, null, true) : new LookAround(body, new Rival(place, time), false);

        float Merit(BodySighting sighting) => _restart.Merit(sighting, null, null, picture.Width);
    }

    private Task<BodySighting?> OtherAsync(Picture picture, int? part, Rival? rival, CancellationToken cancellationToken)
    {
        if (part is not { } index) return _restart.FindAsync(picture, box: null, known: null, opinion: null, cancellationToken);
        var parts = PictureSquares.Of(picture.Width, picture.Height);
        var region = rival is null ? parts[index % parts.Length] : RegionOfInterest.Around(rival.Box, BodyShape.RoomAround);
        return _restart.LookAtAsync(picture, region, cancellationToken);
    }
}
