namespace Aikynetix.Biomechanics.Metrics;

/// <summary>One event of a movement: a place on the sample grid, or the sentence that says why there is none.</summary>
/// <param name="Place">Sample number with a fraction; NaN when the event was not found.</param>
/// <param name="Missing">Plain sentence, null exactly when the event was found.</param>
internal readonly record struct Mark(double Place, string? Missing)
{
    /// <summary>Whether the event was found.</summary>
    public bool Found => Missing is null;

    /// <summary>An event at the given place; missing with the given reason when the place is NaN.</summary>
    public static Mark At(double place, string otherwise) => double.IsNaN(place) ? None(otherwise) : new Mark(place, null);

    /// <summary>An event that was not found.</summary>
    public static Mark None(string reason) => new(double.NaN, reason);
}
