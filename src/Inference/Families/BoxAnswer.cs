using Aikynetix.Inference.Models;

namespace Aikynetix.Inference.Families;

/// <summary>Writes what a detector saw down as a comparable answer.</summary>
internal static class BoxAnswer
{
    /// <summary>The answer of a detector: its surest person.</summary>
    /// <param name="people">Everybody seen, in parts of the region's side.</param>
    public static ModelAnswer Of(Person[] people)
    {
        if (people.Length == 0) return new ModelAnswer(0, []);
        var (score, box) = people.MaxBy(person => person.Score);
        return new ModelAnswer(score, [[box.Left, box.Top, box.Width, box.Height, score]]);
    }
}
