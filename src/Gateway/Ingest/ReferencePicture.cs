using Aikynetix.Pose;

namespace Aikynetix.Gateway.Ingest;

/// <summary>
/// The picture size that all frames of a capture are measured in: that of its first. A camera that changes its size or turns is fitted
/// into it, centred and without distortion.
/// </summary>
/// <param name="Width">Pixels.</param>
/// <param name="Height">Pixels.</param>
internal sealed record ReferencePicture(int Width, int Height)
{
    /// <summary>What was seen in a picture of the given size, measured in this one.</summary>
    public FrameObservation Fit(FrameObservation seen, int width, int height)
    {
        if (width == Width && height == Height) return seen;
        var scale = MathF.Min((float)Width / width, (float)Height / height);
        var (left, top) = ((Width - (scale * width)) / 2, (Height - (scale * height)) / 2);
        var points = Array.ConvertAll(seen.Pose.Points, point =>
            point.IsPresent ? point with { X = left + (scale * point.X), Y = top + (scale * point.Y) } : point);
        var plates = Array.ConvertAll(seen.Plates, plate => plate with
        {
            X = left + (scale * plate.X),
            Y = top + (scale * plate.Y),
            RadiusX = scale * plate.RadiusX,
            RadiusY = scale * plate.RadiusY,
        });
        return new FrameObservation(seen.Pose with { Points = points }, plates);
    }
}
