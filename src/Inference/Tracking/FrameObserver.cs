using Aikynetix.Inference.Crop;
using Aikynetix.Inference.Families;
using Aikynetix.Pose;

namespace Aikynetix.Inference.Tracking;

/// <summary>Works out one frame, with runs of its own lane, from what an earlier frame knew: asks the models side by side, starts anew where they lost the athlete.</summary>
internal sealed class FrameObserver(Ensemble ensemble, RunLane lane)
{
    /// <summary>Presence from which on the athlete counts as found.</summary>
    public const float Present = 0.5f;

    private const float SamePlace = 0.3f;
    private const float SameBody = 0.4f;

    // A crouch takes a tenth off the body's extent between two frames at most.
    private const float ShrunkSide = 0.75f;

    private readonly RestartSearch _restart = new(ensemble, lane);
    private readonly LoneWatch _lone = new(ensemble, lane);

    /// <summary>Observes a frame.</summary>
    /// <param name="frame">The frame; it is not touched any more when the task has completed.</param>
    /// <param name="turn">What the frame does beyond following the athlete.</param>
    /// <param name="seed">What the earlier frame knew.</param>
    /// <param name="cancellationToken">Stops before the next model run.</param>
    public async Task<Observation> ObserveAsync(VideoFrame frame, FrameTurn turn, TrackState seed, CancellationToken cancellationToken)
    {
        using var picture = new Picture(frame);
        var search = seed.Roi is null || turn.Search;
        var peopleTask = search ? PeopleAsync(picture, cancellationToken) : Task.FromResult<Person[]?>(null);
        var bodyTask = seed.Roi is { } roi ? BodyAsync(picture, roi, cancellationToken) : Task.FromResult<BodySighting?>(null);
        var opinionTask = OpinionAsync(picture, seed.Lock?.Box, seed.Points, cancellationToken);
        await Task.WhenAll(peopleTask, bodyTask, opinionTask).ConfigureAwait(false);
        var people = await peopleTask.ConfigureAwait(false);
        var body = await bodyTask.ConfigureAwait(false);
        var opinion = await opinionTask.ConfigureAwait(false);

        if (ensemble is { FindsAlone: true, People: null })
            return await FollowAloneAsync(frame, picture, seed, body, opinion, turn, cancellationToken).ConfigureAwait(false);
        var lost = body is not { Presence: > Present };
        if (lost) people ??= await PeopleAsync(picture, cancellationToken).ConfigureAwait(false);
        var athlete = people is null ? null : TargetLock.Choose(seed.Lock, people, picture.Width);
        if (lost ? people is null || athlete is not null : IsDoubtful(body!, athlete, opinion))
        {
            opinion ??= await OpinionAsync(picture, athlete?.Box, null, cancellationToken).ConfigureAwait(false);
            body = await _restart.FindAsync(picture, athlete?.Box, body, opinion, cancellationToken).ConfigureAwait(false);
        }

        return await ConcludeAsync(frame, picture, body, people, athlete, opinion, cancellationToken).ConfigureAwait(false);
    }

    private async Task<Observation> FollowAloneAsync(
        VideoFrame frame, Picture picture, TrackState seed, BodySighting? body, Keypoint[]? opinion, FrameTurn turn, CancellationToken cancellationToken)
    {
        LookAround? look = null;
        var isLost = body is not { Presence: > Present };
        if (isLost || HasShrunk(body!.Next, seed.Roi) || BodyShape.Proportion(body.Points) < 1)
        {
            // Whoever is lost is looked for at once; a doubt can wait for its turn, or every frame behind a plate would take many runs.
            if (isLost ? turn.Restart || seed.Roi is not null : turn.Reconsider)
                body = await _restart.FindAsync(picture, seed.Lock?.Box, body, opinion, cancellationToken).ConfigureAwait(false);
        }
        else if (turn.LookAround)
        {
            look = await _lone.LookAsync(picture, frame.Time, turn.Part, body, seed.Rival, cancellationToken).ConfigureAwait(false);
            (body, opinion) = (look.Body, look.Switched ? null : opinion);
        }

        // The body itself is the only person that anybody saw: it carries the lock.
        Person[] people = body is { Presence: > Present } && BodyBox.Of(body.Points) is { } box ? [new Person(body.Presence, box)] : [];
        var seen = await ConcludeAsync(frame, picture, body, people, athlete: null, opinion, cancellationToken).ConfigureAwait(false);
        return seen with { Look = look, Switches = seed.Switches + (look is { Switched: true } ? 1 : 0) };
    }

    private async Task<Observation> ConcludeAsync(
        VideoFrame frame, Picture picture, BodySighting? body, Person[]? people, Person? athlete, Keypoint[]? opinion, CancellationToken cancellationToken)
    {
        if (body is not { Presence: > Present })
            return new Observation(PoseFrame.Empty(frame.FrameId, frame.Time), null, people, false, picture.Width);
        opinion ??= await OpinionAsync(picture, null, body.Points, cancellationToken).ConfigureAwait(false);
        var points = opinion is null ? body.Points : BodyFusion.Join(body.Points, opinion);
        var pose = new PoseFrame(frame.FrameId, frame.Time, Math.Min(body.Presence, 1), points);
        return new Observation(pose, body.Next.IsUsable ? body.Next : null, people, IsDoubtful(body, athlete, opinion), picture.Width);
    }

    /// <summary>Whether far less of the athlete is seen than a moment ago: a jump leaves the region faster than the region follows.</summary>
    private static bool HasShrunk(RegionOfInterest next, RegionOfInterest? before) => before is { } region && next.Size < ShrunkSide * region.Size;

    /// <summary>Whether the body lies elsewhere than the athlete, or the second opinion sees another; told in frames with a search only.</summary>
    private static bool IsDoubtful(BodySighting body, Person? athlete, Keypoint[]? opinion) => athlete is { } person
        && (!(BodyBox.Of(body.Points)?.Overlap(person.Box) >= SamePlace) || BodyShape.Agreement(body.Points, opinion) < SameBody);

    private async Task<Person[]?> PeopleAsync(Picture picture, CancellationToken cancellationToken) => ensemble.People is { } find
        ? await lane.RunAsync(() => find(picture), cancellationToken).ConfigureAwait(false)
        : null;

    private async Task<BodySighting?> BodyAsync(Picture picture, RegionOfInterest roi, CancellationToken cancellationToken) =>
        await lane.RunAsync(() => ensemble.Landmarks(picture, roi), cancellationToken).ConfigureAwait(false);

    private async Task<Keypoint[]?> OpinionAsync(Picture picture, Box? athlete, Keypoint[]? body, CancellationToken cancellationToken)
    {
        if (ensemble.SecondOpinion is not { } ask || (athlete is null && body is null)) return null;
        // The detector's box comes first: an opinion that looked where the landmark model went astray would go astray with it.
        var region = athlete is { } box
            ? RegionOfInterest.Around(box, BodyShape.RoomAround)
            : BodyShape.UprightRegion(body!, picture.Width, picture.Height);
        return region.IsUsable ? await lane.RunAsync(() => ask(picture, region), cancellationToken).ConfigureAwait(false) : null;
    }
}
