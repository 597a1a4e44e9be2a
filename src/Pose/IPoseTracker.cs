namespace Aikynetix.Pose;

/// <summary>Follows one athlete through the frames of one capture.</summary>
public interface IPoseTracker : IDisposable
{
    /// <summary>How many frames may be in flight at once: a caller that keeps this many running uses the machine fully.</summary>
    int MaxInFlight { get; }

    /// <summary>
    /// Finds the athlete's keypoints. Calls come in frame order from one caller, and the next may be made before the last has
    /// completed; the result depends only on the frames, never on timing or on the number of cores.
    /// </summary>
    /// <param name="frame">The picture; the caller keeps ownership and must not dispose it before the task has completed.</param>
    /// <param name="cancellationToken">Abandons the capture; the tracker is then good for nothing but disposal.</param>
    /// <returns>Keypoints with the frame's id and time; <see cref="PoseFrame.Empty"/> when the athlete was not found.</returns>
    Task<PoseFrame> EstimateAsync(VideoFrame frame, CancellationToken cancellationToken);
}
