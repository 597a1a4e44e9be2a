using System.ComponentModel.DataAnnotations;

namespace Aikynetix.Streaming;

/// <summary>What this server accepts as a video, and how much of the machine decoding it may take.</summary>
public sealed class StreamingOptions
{
    /// <summary>Section of the configuration that binds to this class.</summary>
    public const string Section = "Streaming";

    /// <summary>Program that decodes: a path, or a name to be found on the PATH.</summary>
    [Required]
    public string FfmpegPath { get; set; } = "ffmpeg";

    /// <summary>Program that reads headers: a path, or a name to be found on the PATH.</summary>
    [Required]
    public string FfprobePath { get; set; } = "ffprobe";

    /// <summary>Longest clip; half an hour unless set, which is ample for one training session's lifts.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "12:00:00", ParseLimitsInInvariantCulture = true, ConvertValueInInvariantCulture = true)]
    public TimeSpan MaxDuration { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>Most pictures in one clip, whatever its length; half an hour at 240 per second unless set.</summary>
    [Range(1, 10_000_000)]
    public int MaxFrames { get; set; } = 432_000;

    /// <summary>
    /// Most pixels in one upright picture; 4096×2304 unless set, which takes every 4K. An 8K picture (33 million pixels) is refused,
    /// for it adds no detail that a pose model can use and costs 50 MB a frame; set 33177600 to take it all the same.
    /// </summary>
    [Range(1, 36_000_000)]
    public int MaxPixels { get; set; } = 4096 * 2304;

    /// <summary>Threads that one decode may use; 0 leaves it to the decoder. Two keep ahead of pose inference on a CPU.</summary>
    [Range(0, 64)]
    public int DecodeThreads { get; set; } = 2;

    /// <summary>Decoded frames that may wait between the decoder and the pose model.</summary>
    [Range(1, 64)]
    public int FramesAhead { get; set; } = 4;

    /// <summary>How long reading the headers may take.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00", ParseLimitsInInvariantCulture = true, ConvertValueInInvariantCulture = true)]
    public TimeSpan ProbeTimeout { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>How long the decoder may take over one frame.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00", ParseLimitsInInvariantCulture = true, ConvertValueInInvariantCulture = true)]
    public TimeSpan StallTimeout { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>How long one clip may keep us waiting for the decoder in all; time spent on inference does not count.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00", ParseLimitsInInvariantCulture = true, ConvertValueInInvariantCulture = true)]
    public TimeSpan MaxDecodeTime { get; set; } = TimeSpan.FromHours(1);
}
