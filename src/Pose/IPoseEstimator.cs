namespace Aikynetix.Pose;

/// <summary>Socket between frames and keypoints: one loaded model (or ensemble) that serves every capture of the process.</summary>
public interface IPoseEstimator
{
    /// <summary>Registry id of what answers, e.g. <c>blazepose-full</c>; recorded with each session.</summary>
    string ModelId { get; }

    /// <summary>Starts following one athlete through one capture.</summary>
    /// <returns>A tracker that the caller disposes at the end of the capture.</returns>
    IPoseTracker StartTracking();
}
