namespace Aikynetix.Inference.Tracking;

/// <summary>How far apart in time the parts of the tracking work; the same on every machine, so that results are too.</summary>
/// <param name="Lag">A frame starts from what the frame this many before it knew, 1 or more.</param>
/// <param name="SearchEvery">Everybody is searched for in each frame whose index this divides, 1 or more.</param>
internal sealed record TrackingPace(int Lag, int SearchEvery)
{
    /// <summary>
    /// Lag 2: with several models side by side in each frame two frames keep four cores busy, and limbs spread less than at lag 3 or 4.
    /// Searching every fourth frame lost nothing against every frame on lifting clips.
    /// </summary>
    public static readonly TrackingPace Default = new(2, 4);
}
