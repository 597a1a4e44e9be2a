using Aikynetix.Inference.Models;

namespace Aikynetix.Inference.Install;

/// <summary>How patient a download is.</summary>
/// <param name="Stall">How long a server may send nothing.</param>
/// <param name="Tries">Requests in all, the first included, before a download that breaks off again and again is given up.</param>
/// <param name="Pause">Wait before the second request; each further one waits twice as long.</param>
/// <param name="MaxBytes">Most bytes that a server may announce, or send where nobody knows the length.</param>
internal sealed record DownloadLimits(TimeSpan Stall, int Tries, TimeSpan Pause, long MaxBytes)
{
    /// <summary>The limits of a pull.</summary>
    public static DownloadLimits Default { get; } = new(TimeSpan.FromSeconds(30), 6, TimeSpan.FromSeconds(1), ModelStore.MaxBytes);
}
