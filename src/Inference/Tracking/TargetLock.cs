using Aikynetix.Inference.Crop;
using Aikynetix.Inference.Families;

namespace Aikynetix.Inference.Tracking;

/// <summary>Keeps to one person among several: where the athlete was last seen, and how large.</summary>
/// <param name="Box">Last place, frame pixels.</param>
/// <param name="Area">Running mean of the box's area, square pixels.</param>
/// <param name="Seen">Time of the frame that last saw the athlete.</param>
internal sealed record TargetLock(Box Box, float Area, TimeSpan Seen)
{
    private const float MinOverlap = 0.15f;
    private const float AreaMemory = 0.9f;

    // Long enough for somebody to cross the picture close to the camera, short enough to start anew soon after a cut in the film.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <summary>Picks the athlete out of the people seen: the one who continues the lock, or without a lock the most prominent.</summary>
    /// <param name="current">The lock, or null at the start of a capture and after a long loss.</param>
    /// <param name="people">Everybody seen in this frame.</param>
    /// <param name="pictureWidth">Width of the frame, pixels.</param>
    /// <returns>The athlete, or null when nobody fits.</returns>
    public static Person? Choose(TargetLock? current, IReadOnlyList<Person> people, int pictureWidth)
    {
        Person? best = null;
        var bestMerit = 0f;
        foreach (var person in people)
        {
            var merit = current is null ? Prominence(person, pictureWidth) : current.Continuity(person);
            if (merit > bestMerit) (best, bestMerit) = (person, merit);
        }

        return best;
    }

    /// <summary>The lock after a search of one frame.</summary>
    /// <param name="current">The lock before it.</param>
    /// <param name="people">Everybody seen in this frame.</param>
    /// <param name="body">Where the landmark model saw the athlete in this frame; null when it lost the athlete.</param>
    /// <param name="pictureWidth">Width of the frame, pixels.</param>
    /// <param name="time">Time of the frame.</param>
    /// <returns>The new lock; null when the athlete stayed away so long that the search starts afresh.</returns>
    public static TargetLock? Update(TargetLock? current, IReadOnlyList<Person> people, Box? body, int pictureWidth, TimeSpan time)
    {
        if (Choose(current, people, pictureWidth) is { } athlete)
        {
            var area = current is null ? athlete.Box.Area : (AreaMemory * current.Area) + ((1 - AreaMemory) * athlete.Box.Area);
            return new TargetLock(athlete.Box, area, time);
        }

        if (current is null) return null;
        // A plate can hide the athlete from the detector while the landmarks still follow: then they carry the lock.
        if (body is { } seen) return current with { Box = seen, Seen = time };
        return time - current.Seen < Patience ? current : null;
    }

    /// <summary>How much a person looks like the athlete of the film when nothing else is known: sure, large, in the middle.</summary>
    public static float Prominence(Person person, int pictureWidth) =>
        person.Score * person.Box.Area * (1.2f - (MathF.Abs(person.Box.CentreX - (pictureWidth / 2f)) / pictureWidth));

    private float Continuity(Person person)
    {
        var overlap = person.Box.Overlap(Box);
        if (overlap <= MinOverlap) return 0;
        var growth = person.Box.Area / Area;
        var penalty = growth < 0.35f ? 0.3f : growth > 2.5f ? 0.5f : 1;
        return overlap * penalty * (0.5f + person.Score);
    }
}
