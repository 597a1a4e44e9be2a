namespace Aikynetix.Bench.Accuracy;

/// <summary>How fast a model is: region, run and decoding together; null for what was not timed.</summary>
/// <param name="Milliseconds">Median time of one frame on one thread.</param>
/// <param name="FramesPerSecond">Frames per second of the model alone, one thread per core.</param>
/// <param name="TrackedPerSecond">Frames per second of the whole tracker with its helpers on a film that is decoded already.</param>
internal sealed record SpeedFigures(double? Milliseconds, double? FramesPerSecond, double? TrackedPerSecond);
