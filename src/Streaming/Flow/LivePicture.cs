using Aikynetix.Pose;

namespace Aikynetix.Streaming.Flow;

/// <summary>A decoded picture on its way to the pose model, with the stations behind it.</summary>
/// <param name="Frame">The picture; owned.</param>
/// <param name="Unit">What it was made of.</param>
/// <param name="Decoded">Monotonic timestamp at which it was a picture.</param>
internal sealed record LivePicture(VideoFrame Frame, EncodedFrame Unit, long Decoded) : IDisposable
{
    /// <inheritdoc/>
    public void Dispose() => Frame.Dispose();
}
