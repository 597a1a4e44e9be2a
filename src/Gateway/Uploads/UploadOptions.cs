using System.ComponentModel.DataAnnotations;

namespace Aikynetix.Gateway.Uploads;

/// <summary>Limits on what one upload and all uploads together may take.</summary>
internal sealed class UploadOptions
{
    /// <summary>Section in the settings.</summary>
    public const string Section = "Uploads";

    /// <summary>Largest video file, bytes; 4 GiB by default.</summary>
    [Range(1L << 10, 1L << 42)]
    public long MaxFileBytes { get; set; } = 4L << 30;

    /// <summary>How many uploads may arrive at once; one more is answered 503 with Retry-After.</summary>
    [Range(1, 1000)]
    public int MaxConcurrent { get; set; } = 32;

    /// <summary>How many parts one form may have.</summary>
    [Range(1, 1000)]
    public int MaxParts { get; set; } = 64;

    /// <summary>Longest text field, bytes.</summary>
    [Range(64, 1 << 20)]
    public int MaxFieldBytes { get; set; } = 4096;

    /// <summary>Bytes that an upload must leave free on the data disk, so that sessions can still be recorded.</summary>
    [Range(0L, 1L << 42)]
    public long KeepFreeBytes { get; set; } = 256L << 20;
}
