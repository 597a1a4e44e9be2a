using Aikynetix.Sessions.Events;
using Aikynetix.Sessions.Frames;

namespace Aikynetix.Sessions.Work;

/// <summary>What a finished analysis leaves behind.</summary>
public sealed record AnalysisOutcome
{
    /// <summary>Registry id of the model that saw the keypoints.</summary>
    public required string ModelId { get; init; }

    /// <summary>Width of the upright picture, pixels.</summary>
    public required int Width { get; init; }

    /// <summary>Height of the upright picture, pixels.</summary>
    public required int Height { get; init; }

    /// <summary>The raw frames.</summary>
    public required FrameSeries Frames { get; init; }

    /// <summary>How many times slower than life the frames were taken to play, 1 or more: the same frames give the same numbers only with it.</summary>
    public double SlowMotion { get; init; } = 1;

    /// <summary>Frames that came in: analysed and dropped together.</summary>
    public required long Received { get; init; }

    /// <summary>Frames that were analysed.</summary>
    public required long Analyzed { get; init; }

    /// <summary>Frames that were dropped, by reason.</summary>
    public required IReadOnlyDictionary<string, long> Dropped { get; init; }

    /// <summary>Blob with the numbers.</summary>
    public required string AnalysisBlob { get; init; }

    /// <summary>SHA-256 by which that blob is believed, 64 lowercase hex digits.</summary>
    public required string AnalysisSha256 { get; init; }

    /// <summary>Headline metrics in SI units; NaN where one could not be measured.</summary>
    public required IReadOnlyDictionary<string, double> Summary { get; init; }

    internal static AnalysisOutcome From(AnalysisCompleted done) => new()
    {
        ModelId = done.ModelId,
        Width = done.Width,
        Height = done.Height,
        Frames = new FrameSeries(done.FramesStream, done.FrameCount, done.FramesSha256),
        Received = done.Received,
        Analyzed = done.Analyzed,
        Dropped = done.Dropped,
        AnalysisBlob = done.AnalysisBlob,
        AnalysisSha256 = done.AnalysisSha256,
        SlowMotion = done.SlowMotion ?? 1,
        Summary = done.Summary.ToDictionary(one => one.Key, one => one.Value ?? double.NaN),
    };

    internal AnalysisCompleted ToFact(AnalysisClaim claim, DateTimeOffset completedAt) => new(
        claim.Version, claim.Number, completedAt, ModelId, Width, Height, Frames.Stream, Frames.FrameCount, Frames.Sha256,
        Received, Analyzed, Dropped, AnalysisBlob, AnalysisSha256,
        Summary.ToDictionary(one => one.Key, one => double.IsFinite(one.Value) ? one.Value : (double?)null),
        SlowMotion: SlowMotion == 1 ? null : SlowMotion);
}
