namespace Aikynetix.Inference.Tracking;

/// <summary>What a frame does beyond following the athlete, told by its place in the capture alone.</summary>
/// <param name="Search">Whether everybody is searched for.</param>
/// <param name="LookAround">Whether a model that works alone looks at the whole picture.</param>
internal readonly record struct FrameTurn(bool Search, bool LookAround);
