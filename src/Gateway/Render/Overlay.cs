using Aikynetix.Biomechanics;
using Aikynetix.Sessions.Blobs;
using Aikynetix.Streaming.Decode;
using Aikynetix.Streaming.Draw;

namespace Aikynetix.Gateway.Render;

/// <summary>A video and what is to be drawn into it, for as long as it is not disposed.</summary>
/// <param name="Video">The video as a file.</param>
/// <param name="Info">What is known about it.</param>
/// <param name="Analysis">What was measured in it.</param>
/// <param name="Plan">What to draw.</param>
internal sealed record Overlay(BlobFile Video, MediaInfo Info, MotionAnalysis Analysis, OverlayPlan Plan) : IDisposable
{
    /// <inheritdoc />
    public void Dispose() => Video.Dispose();
}
