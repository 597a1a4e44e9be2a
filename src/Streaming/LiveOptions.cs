using System.ComponentModel.DataAnnotations;

namespace Aikynetix.Streaming;

/// <summary>How much of one live stream may wait, and how large its pictures may be.</summary>
public sealed class LiveOptions
{
    /// <summary>Section of the configuration that binds to this class.</summary>
    public const string Section = "Live";

    /// <summary>Compressed pictures of one camera that may wait for its decoder; two seconds at 30 a second unless set.</summary>
    [Range(1, 10_000)]
    public int QueueUnits { get; set; } = 60;

    /// <summary>Bytes of compressed pictures of one camera that may wait for its decoder; 8 MiB unless set, which takes any one picture.</summary>
    [Range(64 * 1024, 1 << 30)]
    public int QueueBytes { get; set; } = 8 << 20;

    /// <summary>Most pixels in one picture; a larger one is refused before room is made for it. 4096×2304 unless set.</summary>
    [Range(1, 36_000_000)]
    public int MaxPixels { get; set; } = 4096 * 2304;

    /// <summary>
    /// Bytes that recordings leave free on the disk, for what matters more than the video: keypoints and events. A recording that would go
    /// below ends, and its capture goes on. 256 MiB unless set.
    /// </summary>
    [Range(0, 1L << 50)]
    public long KeepFreeBytes { get; set; } = 256L << 20;

    /// <summary>
    /// Least time between two searches for weight plates: they give the scale, which changes slowly, and the angles of the searched picture
    /// wait for them. Zero searches every picture.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00", ParseLimitsInInvariantCulture = true, ConvertValueInInvariantCulture = true)]
    public TimeSpan PlateInterval { get; set; } = TimeSpan.FromSeconds(0.5);

    /// <summary>Least time between two requests for a key picture to one camera: each costs it several times the bytes of another picture.</summary>
    [Range(typeof(TimeSpan), "00:00:00.050", "00:01:00", ParseLimitsInInvariantCulture = true, ConvertValueInInvariantCulture = true)]
    public TimeSpan KeyRequestInterval { get; set; } = TimeSpan.FromSeconds(0.5);
}
