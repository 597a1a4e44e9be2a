using Aikynetix.Pose;

namespace Aikynetix.Streaming.Flow;

/// <summary>A unit with its place on the capture's clock.</summary>
/// <param name="Unit">As it arrived.</param>
/// <param name="Time">Since the first unit of the capture; rises from unit to unit.</param>
/// <param name="First">Whether it is the first of its connection: nothing before it may be referred to.</param>
internal readonly record struct PlacedUnit(EncodedFrame Unit, TimeSpan Time, bool First);
