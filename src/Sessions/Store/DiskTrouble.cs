namespace Aikynetix.Sessions.Store;

/// <summary>What the operating system says when the disk of the data folder fails us, in words for the operator.</summary>
public static class DiskTrouble
{
    private const int DiskFull = 28, QuotaExceeded = 122, WindowsDiskFull = 112;

    /// <summary>Whether this is the disk's fault.</summary>
    public static bool Is(Exception failure) => failure is IOException or UnauthorizedAccessException;

    /// <summary>The failure as the rest of the program knows it.</summary>
    /// <param name="failure">What was thrown.</param>
    /// <param name="consequence">What a full disk came to, e.g. "nothing was stored".</param>
    public static StoreUnavailableException Explain(Exception failure, string consequence)
    {
        var full = (failure.HResult & 0xFFFF) is DiskFull or QuotaExceeded or WindowsDiskFull;
        return new StoreUnavailableException(
            full
                ? $"The disk that holds the data folder is full: {consequence}. Free some space and try again."
                : $"The data folder cannot be written: {failure.Message}",
            full,
            failure);
    }
}
