using Aikynetix.Sessions.Events;
using Aikynetix.Sessions.Frames;

namespace Aikynetix.Sessions;

/// <summary>The live capture of a session as of now.</summary>
public sealed record SessionCapture
{
    /// <summary>Name under which the camera sent.</summary>
    public required string Stream { get; init; }

    /// <summary>How the pictures came in, e.g. <c>webrtc</c> or <c>grpc</c>.</summary>
    public required string Ingest { get; init; }

    /// <summary>When its first picture was taken in, UTC.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>Registry id of the model that saw the keypoints.</summary>
    public required string ModelId { get; init; }

    /// <summary>Width of the upright picture that the keypoints are measured in, pixels.</summary>
    public required int Width { get; init; }

    /// <summary>Height of the upright picture that the keypoints are measured in, pixels.</summary>
    public required int Height { get; init; }

    /// <summary>When it was over or was found broken off, UTC; null while it runs.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Why it ended; null while it runs and where it broke off.</summary>
    public string? EndReason { get; init; }

    /// <summary>Its frames, all that were accepted; null while it runs.</summary>
    public FrameSeries? Frames { get; init; }

    /// <summary>Pictures that came in: analysed and dropped together; 0 while it runs.</summary>
    public long Received { get; init; }

    /// <summary>Pictures that were analysed; 0 while it runs.</summary>
    public long Analyzed { get; init; }

    /// <summary>Pictures that were dropped, by reason.</summary>
    public IReadOnlyDictionary<string, long> Dropped { get; init; } = new Dictionary<string, long>();

    /// <summary>Why its video ends before it did, as a sentence; null when it does not, or there is none, or while it runs.</summary>
    public string? VideoProblem { get; init; }

    internal static SessionCapture? From(Session session)
    {
        if (session.Capture is not { } started) return null;
        var capture = new SessionCapture
        {
            Stream = started.Stream,
            Ingest = started.Ingest,
            StartedAt = started.StartedAt,
            ModelId = started.ModelId,
            Width = started.Width,
            Height = started.Height,
        };
        return session.Yield is not { } yield ? capture : capture with
        {
            EndedAt = session.CaptureOver,
            EndReason = session.CaptureReason,
            Frames = new FrameSeries(started.FramesStream, yield.FrameCount, yield.FramesSha256),
            Received = yield.Received,
            Analyzed = yield.Analyzed,
            Dropped = yield.Dropped,
            VideoProblem = yield.VideoProblem,
        };
    }
}
