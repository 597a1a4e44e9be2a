namespace Aikynetix.Pose;

/// <summary>Socket between frames and keypoints: one loaded model (or ensemble) that serves every capture of the process.</summary>
public interface IPoseEstimator
{
    /// <summary>What answers, recorded with each session: registry ids, each with the first 8 hex digits of its file's SHA-256, e.g. <c>aiky-pose-s@1a2b3c4d</c>.</summary>
    string ModelId { get; }

    /// <summary>Starts following one athlete through one capture.</summary>
    /// <param name="priority">How urgent its frames are.</param>
    /// <returns>A tracker that the caller disposes at the end of the capture.</returns>
    IPoseTracker StartTracking(CapturePriority priority);
}
