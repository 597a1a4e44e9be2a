using System.Numerics;
using Aikynetix.Pose;

namespace Aikynetix.Biomechanics.Bar;

/// <summary>
/// Finds what looks like the near plate of the bar in one picture: circles are voted from luma gradients in a shrunken window
/// around the athlete, sized from the body, and fitted as upright ellipses in the full picture. Stateless and thread-safe; the
/// same picture and pose always give the same answer.
/// </summary>
public sealed class PlateDetector
{
    private const int Centres = 20;
    private const int Refined = 8;
    private const float LeastSupport = 0.25f;

    /// <summary>Support from which a circle is clear: the fit flattens it as far as it must be, and clutter cannot make it flatter.</summary>
    private const float ClearCircle = 0.6f;
    private const float LeastScore = 0.36f;

    /// <summary>Radii between centres within which two ellipses cannot both be plates.</summary>
    private const float Overlap = 0.7f;

    /// <summary>How much better one of two overlapping ellipses must be to oust the other.</summary>
    private const float ClearlyBetter = 1.3f;

    /// <summary>Finds candidates for the near plate.</summary>
    /// <param name="frame">The picture; only its luma is read.</param>
    /// <param name="pose">The athlete in that picture; without points there is no size to look for and nothing is found.</param>
    /// <returns>At most <see cref="FrameObservation.MaxPlates"/> candidates, best first, in pixels (pixel centres at halves).</returns>
    public PlateCircle[] Detect(VideoFrame frame, PoseFrame pose)
    {
        ArgumentNullException.ThrowIfNull(frame);
        ArgumentNullException.ThrowIfNull(pose);
        if (!PlateSearch.TryPlan(frame, pose, out var search)) return [];
        var scratch = PlateScratch.Current;
        var field = GradientField.Of(frame.Y, frame.Width, search, scratch);
        Span<Vector2> centres = stackalloc Vector2[Centres];
        centres = centres[..CircleVote.Find(field, search, scratch, centres)];

        Span<Guess> guesses = stackalloc Guess[centres.Length];
        for (var i = 0; i < centres.Length; i++) guesses[i] = MeasureCircle(field, search, centres[i]);
        guesses.Sort(static (a, b) => b.Merit.CompareTo(a.Merit));
        guesses = guesses[..Math.Min(Refined, guesses.Length)];
        foreach (ref var guess in guesses) TryEllipses(field, search, ref guess);
        guesses.Sort(static (a, b) => b.Merit.CompareTo(a.Merit));

        var fit = new RimFit(frame.Y, frame.Width, frame.Height);
        Span<PlateCircle> found = stackalloc PlateCircle[FrameObservation.MaxPlates];
        var count = 0;
        foreach (var guess in guesses)
        {
            if (guess.Support < LeastSupport) continue;
            var plate = fit.Refine(search.ToPicture(guess.Centre), guess.Axes * search.Shrink);
            if (plate.Score >= LeastScore && IsPlateSized(plate, search)) Insert(plate, search, found, ref count);
        }

        return found[..count].ToArray();
    }

    private static Guess MeasureCircle(in GradientField field, in PlateSearch search, Vector2 centre)
    {
        var (shortest, longest) = (search.MinRadius / search.Shrink, search.MaxRadius / search.Shrink);
        var support = RimScan.MeasureCircle(field, centre, shortest, longest, out var axes);
        return new Guess(centre, axes, support, search.Prior(search.ToPicture(centre)));
    }

    private static void TryEllipses(in GradientField field, in PlateSearch search, ref Guess guess)
    {
        if (guess.Support >= ClearCircle) return;
        var axes = guess.Axes;
        var (shortest, longest) = (search.MinRadius / search.Shrink, search.MaxRadius / search.Shrink);
        var support = RimScan.TryEllipses(field, guess.Centre, shortest, longest, guess.Support, ref axes);
        guess = guess with { Axes = axes, Support = support };
    }

    private static bool IsPlateSized(in PlateCircle plate, in PlateSearch search) =>
        plate.RadiusY > 0.9f * search.MinRadius && plate.RadiusY < 1.1f * search.MaxRadius;

    /// <summary>Keeps the list ordered by score and place, without ellipses that are but poorer readings of one already there.</summary>
    private static void Insert(in PlateCircle plate, in PlateSearch search, Span<PlateCircle> found, ref int count)
    {
        for (var i = 0; i < count; i++)
        {
            if (IsPoorer(plate, found[i])) return;
        }

        var kept = 0;
        for (var i = 0; i < count; i++)
        {
            if (!IsPoorer(found[i], plate)) found[kept++] = found[i];
        }

        count = kept;
        var merit = Merit(plate, search);
        var place = count;
        while (place > 0 && Merit(found[place - 1], search) < merit) place--;
        if (place == found.Length) return;
        if (count < found.Length) count++;
        found[place..(count - 1)].CopyTo(found[(place + 1)..]);
        found[place] = plate;
    }

    /// <summary>Clutter around a plate lends itself to ellipses that share a part of its rim; so does each of its inner rings.</summary>
    private static bool IsPoorer(in PlateCircle plate, in PlateCircle other)
    {
        var apart = Vector2.Distance(new Vector2(other.X, other.Y), new Vector2(plate.X, plate.Y));
        var same = apart < 0.15f * other.RadiusY && MathF.Abs(other.RadiusY - plate.RadiusY) < 0.1f * other.RadiusY;
        return same ? plate.Score <= other.Score : apart < Overlap * other.RadiusY && plate.Score * ClearlyBetter < other.Score;
    }

    private static float Merit(in PlateCircle plate, in PlateSearch search) => plate.Score * search.Prior(new Vector2(plate.X, plate.Y));

    private readonly record struct Guess(Vector2 Centre, Vector2 Axes, float Support, float Prior)
    {
        public float Merit => Support * Prior;
    }
}
