namespace Aikynetix.Sessions.Captures;

/// <summary>What is known of a live capture when its first picture has come.</summary>
/// <param name="Stream">Name under which the camera sends.</param>
/// <param name="Ingest">How the pictures come in, e.g. <c>webrtc</c> or <c>grpc</c>.</param>
/// <param name="ModelId">Registry id of the model that sees the keypoints.</param>
/// <param name="Width">Width of the upright picture that all frames are measured in, pixels; who sees others scales them.</param>
/// <param name="Height">Height of the upright picture that all frames are measured in, pixels.</param>
public sealed record CaptureStart(string Stream, string Ingest, string ModelId, int Width, int Height);
