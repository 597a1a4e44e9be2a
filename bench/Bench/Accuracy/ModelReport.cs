using Aikynetix.TestKit.Scoring;

namespace Aikynetix.Bench.Accuracy;

/// <summary>Everything that was measured of one model.</summary>
/// <param name="Id">Id of the registry.</param>
internal sealed record ModelReport(string Id)
{
    /// <summary>Figures on labelled pictures: <c>all</c>, by kind, and by view.</summary>
    public IReadOnlyDictionary<string, PoseFigures>? Pictures { get; set; }

    /// <summary>The same when the start is the region that suits the family best, made of the labelled points: what tracking comes to, at best.</summary>
    public PoseFigures? FromHome { get; set; }

    /// <summary>Figures when the whole picture is given instead of a region, for models made for it.</summary>
    public PoseFigures? WholePictures { get; set; }

    /// <summary>Share of background pictures on which it says that somebody is there.</summary>
    public double? FalsePresence { get; set; }

    /// <summary>Figures on rendered films with exact truth, through the whole tracker, by name of the film.</summary>
    public IReadOnlyDictionary<string, PoseFigures>? Films { get; set; }

    /// <summary>Speed.</summary>
    public SpeedFigures? Speed { get; set; }
}
