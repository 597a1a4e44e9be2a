using System.Numerics;
using Aikynetix.Pose;

namespace Aikynetix.Bench.Sheets;

/// <summary>Where a part of a frame is shown on a canvas.</summary>
/// <param name="Pane">Where.</param>
/// <param name="X">Left edge of the part, pixels of the frame.</param>
/// <param name="Y">Top edge of the part, pixels of the frame.</param>
/// <param name="Scale">Pixels of the canvas per pixel of the frame.</param>
internal readonly record struct FrameView(Pane Pane, float X, float Y, float Scale)
{
    /// <summary>Place of a point on the canvas.</summary>
    public Vector2 At(Keypoint point) => new(Pane.Left + ((point.X - X) * Scale), Pane.Top + ((point.Y - Y) * Scale));
}
