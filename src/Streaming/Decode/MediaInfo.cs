using Aikynetix.Pose;

namespace Aikynetix.Streaming.Decode;

/// <summary>What the headers and the first frames of a video say about it.</summary>
/// <param name="Width">Pixels of the upright picture with square pixels: the width of every frame that will be decoded.</param>
/// <param name="Height">Pixels of the upright picture with square pixels: the height of every frame that will be decoded.</param>
/// <param name="Rotation">Degrees clockwise, 0–359, that the stored picture is turned to stand upright; already in the size.</param>
/// <param name="Duration">Length as the file states it; null when it does not.</param>
/// <param name="StartTime">Presentation time of the first frame as stored, which later times are relative to; null when not stated.</param>
/// <param name="AverageFrameRate">Frames per second on average; NaN when not stated. Never derive a time from it.</param>
/// <param name="FrameCount">Frames as the file states it; null when it does not.</param>
/// <param name="VideoCodec">Name of the codec, e.g. <c>h264</c>.</param>
/// <param name="Container">Name of the container, e.g. <c>mov</c> (which is MP4 too).</param>
/// <param name="HasAudio">Whether there is a sound track.</param>
/// <param name="Color">How the numbers of the decoded frames become RGB.</param>
/// <param name="StreamIndex">Which of the file's tracks is decoded, from 0.</param>
/// <param name="MayLast">The length up to which it is decoded, whatever the file states.</param>
/// <param name="SlowMotion">How many times slower than life it plays, as its camera noted it; 1 where nothing was noted.</param>
public sealed record MediaInfo(
    int Width,
    int Height,
    int Rotation,
    TimeSpan? Duration,
    TimeSpan? StartTime,
    double AverageFrameRate,
    long? FrameCount,
    string VideoCodec,
    string Container,
    bool HasAudio,
    YuvColor Color,
    int StreamIndex,
    TimeSpan MayLast,
    double SlowMotion)
{
    /// <summary>The unit of the video track's times, seconds as a fraction.</summary>
    public (int Numerator, int Denominator) TimeUnit { get; init; } = (1, 1_000_000);

    /// <summary>Time as stored at which the first of all tracks begins; decoders count from it.</summary>
    public TimeSpan FileStart { get; init; }

    /// <summary>Name of the codec of the first sound track; null without one.</summary>
    public string? SoundCodec { get; init; }
}
