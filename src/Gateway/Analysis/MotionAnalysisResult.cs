using Aikynetix.Biomechanics;
using Aikynetix.Streaming;

namespace Aikynetix.Gateway.Analysis;

/// <summary>What one run found.</summary>
/// <param name="Analysis">The numbers.</param>
/// <param name="Ledger">What became of every frame.</param>
/// <param name="Width">Width of the upright picture, pixels.</param>
/// <param name="Height">Height of the upright picture, pixels.</param>
internal sealed record MotionAnalysisResult(MotionAnalysis Analysis, FrameLedger Ledger, int Width, int Height);
