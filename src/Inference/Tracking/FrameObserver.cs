using Aikynetix.Inference.Crop;
using Aikynetix.Inference.Families;
using Aikynetix.Pose;

namespace Aikynetix.Inference.Tracking;

/// <summary>Works out one frame from what an earlier frame knew: asks the models side by side, starts anew where they lost the athlete.</summary>
internal sealed class FrameObserver(Ensemble ensemble, RunScheduler scheduler, TrackingPace pace)
{
    private const float Present = 0.5f;
    private const float SamePlace = 0.3f;

    private readonly RestartSearch _restart = new(ensemble, scheduler);

    /// <summary>Observes a frame.</summary>
    /// <param name="frame">The frame; it is not touched any more when the task has completed.</param>
    /// <param name="index">Place of the frame in its capture.</param>
    /// <param name="seed">What the earlier frame knew.</param>
    /// <param name="cancellationToken">Stops before the next model run.</param>
    public async Task<Observation> ObserveAsync(VideoFrame frame, long index, TrackState seed, CancellationToken cancellationToken)
    {
        using var picture = new Picture(frame);
        var search = seed.Roi is null || index % pace.SearchEvery == 0;
        var peopleTask = search ? PeopleAsync(picture, cancellationToken) : Task.FromResult<Person[]?>(null);
        var bodyTask = seed.Roi is { } roi ? BodyAsync(picture, roi, cancellationToken) : Task.FromResult<BodySighting?>(null);
        var opinionTask = seed.Points is { } last ? OpinionAsync(picture, last, cancellationToken) : Task.FromResult<Keypoint[]?>(null);
        await Task.WhenAll(peopleTask, bodyTask, opinionTask).ConfigureAwait(false);
        var (people, body, opinion) = (await peopleTask.ConfigureAwait(false), await bodyTask.ConfigureAwait(false), await opinionTask.ConfigureAwait(false));

        var athlete = Athlete(people, seed, picture);
        var doubtful = IsDoubtful(body, athlete);
        if (body is not { Presence: > Present } || (doubtful && seed.Doubts > 0))
        {
            people ??= await PeopleAsync(picture, cancellationToken).ConfigureAwait(false);
            athlete = Athlete(people, seed, picture);
            if (people is null || athlete is not null)
                body = await _restart.FindAsync(picture, athlete?.Box, body, cancellationToken).ConfigureAwait(false);
            doubtful = IsDoubtful(body, athlete);
        }

        if (body is not { Presence: > Present }) return new Observation(PoseFrame.Empty(frame.FrameId, frame.Time), null, people, false, picture.Width);
        opinion ??= await OpinionAsync(picture, body.Points, cancellationToken).ConfigureAwait(false);
        var points = opinion is null ? body.Points : BodyFusion.Join(body.Points, opinion);
        var pose = new PoseFrame(frame.FrameId, frame.Time, Math.Min(body.Presence, 1), points);
        return new Observation(pose, body.Next.IsUsable ? body.Next : null, people, doubtful, picture.Width);
    }

    private static Person? Athlete(Person[]? people, TrackState seed, Picture picture) =>
        people is null ? null : TargetLock.Choose(seed.Lock, people, picture.Width);

    private static bool IsDoubtful(BodySighting? body, Person? athlete) =>
        body is { Presence: > Present } && athlete is { } person && !(BodyShape.BoxOf(body.Points)?.Overlap(person.Box) >= SamePlace);

    private async Task<Person[]?> PeopleAsync(Picture picture, CancellationToken cancellationToken) => ensemble.People is { } find
        ? await scheduler.RunAsync(() => find(picture), cancellationToken).ConfigureAwait(false)
        : null;

    private async Task<BodySighting?> BodyAsync(Picture picture, RegionOfInterest roi, CancellationToken cancellationToken) =>
        await scheduler.RunAsync(() => ensemble.Landmarks(picture, roi), cancellationToken).ConfigureAwait(false);

    private async Task<Keypoint[]?> OpinionAsync(Picture picture, Keypoint[] last, CancellationToken cancellationToken)
    {
        if (ensemble.SecondOpinion is not { } ask) return null;
        var region = BodyShape.UprightRegion(last, picture.Width, picture.Height);
        return await scheduler.RunAsync(() => ask(picture, region), cancellationToken).ConfigureAwait(false);
    }
}
