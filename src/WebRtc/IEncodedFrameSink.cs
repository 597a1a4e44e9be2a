using Aikynetix.Pose;

namespace Aikynetix.WebRtc;

/// <summary>Takes the pictures of one session as they become whole.</summary>
public interface IEncodedFrameSink
{
    /// <summary>
    /// Takes one picture. Called in order, one at a time, on the loop that receives for every session: it must neither wait nor throw.
    /// </summary>
    void OnFrame(EncodedFrame frame);
}
