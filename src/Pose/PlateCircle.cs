namespace Aikynetix.Pose;

/// <summary>A place in one picture that looks like the rim of a weight plate: an upright ellipse in pixels.</summary>
/// <param name="X">Centre, pixels from the left edge.</param>
/// <param name="Y">Centre, pixels from the top edge.</param>
/// <param name="RadiusX">Horizontal half axis, pixels, &gt; 0; shorter than <paramref name="RadiusY"/> when the camera stands askew.</param>
/// <param name="RadiusY">Vertical half axis, pixels, &gt; 0; the axis that carries the scale.</param>
/// <param name="Score">Share of the rim that edges support, 0–1.</param>
public readonly record struct PlateCircle(float X, float Y, float RadiusX, float RadiusY, float Score);
