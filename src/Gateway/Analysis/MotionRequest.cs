using Aikynetix.Biomechanics;
using Aikynetix.Biomechanics.Weightlifting;

namespace Aikynetix.Gateway.Analysis;

/// <summary>What the user said about a clip.</summary>
/// <param name="Context">The movement and the athlete.</param>
/// <param name="SlowMotion">How many times slower than life the clip plays, 1 or more; null leaves it to the file.</param>
internal sealed record MotionRequest(MovementContext Context, double? SlowMotion = null)
{
    /// <summary>Whether the movement has weight plates to look for.</summary>
    public bool HasPlates => Context is LiftContext;
}
