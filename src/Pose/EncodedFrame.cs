namespace Aikynetix.Pose;

/// <summary>One compressed picture of a live stream as it arrived whole: what a receiver hands to a decoder.</summary>
/// <param name="Codec">How it is compressed.</param>
/// <param name="Data">The complete unit in the form that <see cref="VideoCodec"/> describes; nobody changes it any more.</param>
/// <param name="IsKey">Whether decoding can begin here.</param>
/// <param name="Time">Time by the sender's media clock, counted from the first unit of its connection; never falls.</param>
/// <param name="Received">Monotonic timestamp (<see cref="System.Diagnostics.Stopwatch.GetTimestamp"/>) at which the first packet of the unit arrived.</param>
/// <param name="Assembled">Monotonic timestamp at which the unit was whole and its turn had come.</param>
/// <param name="Captured">When the camera took it by the sender's own clock; null when that clock is unknown or not to be believed.</param>
public sealed record EncodedFrame(
    VideoCodec Codec, ReadOnlyMemory<byte> Data, bool IsKey, TimeSpan Time, long Received, long Assembled, DateTimeOffset? Captured = null);
