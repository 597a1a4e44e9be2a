namespace Aikynetix.Pose;

/// <summary>How the YUV numbers of a frame become RGB.</summary>
/// <param name="Bt709">True for the BT.709 matrix (HD video), false for BT.601.</param>
/// <param name="FullRange">True when luma spans 0–255 (JPEG, many phones), false for 16–235.</param>
public readonly record struct YuvColor(bool Bt709, bool FullRange);
