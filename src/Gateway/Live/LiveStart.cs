namespace Aikynetix.Gateway.Live;

/// <summary>What a viewer missed before it came: everything up to its first update, and nothing of what its updates bring.</summary>
/// <param name="Last">The newest frame; null before the first.</param>
/// <param name="Phases">The phases so far, oldest first, the newest <see cref="LiveFeed.MaxPhases"/> of them.</param>
internal sealed record LiveStart(LiveFrame? Last, IReadOnlyList<LivePhase> Phases);
