namespace Aikynetix.Inference.Tracking;

/// <summary>How far apart in time the parts of the tracking work; the same on every machine, so that results are too.</summary>
/// <param name="Lag">A frame starts from what the frame this many before it knew, 1 or more.</param>
/// <param name="SearchEvery">Everybody is searched for in each frame whose index this divides, 1 or more.</param>
internal sealed record TrackingPace(int Lag, int SearchEvery)
{
    /// <summary>Measured on lifting clips: as accurate as lag 1, and one upload keeps four cores busy.</summary>
    public static readonly TrackingPace Default = new(3, 4);
}
