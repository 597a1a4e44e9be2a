using Aikynetix.Gateway.Errors;
using Microsoft.Extensions.Options;

namespace Aikynetix.Gateway.Uploads;

/// <summary>Lets a fixed number of uploads run at once and sends the rest away at once, so that none of them starves.</summary>
internal sealed class UploadSlots(IOptions<UploadOptions> options) : IDisposable
{
    private readonly SemaphoreSlim _free = new(options.Value.MaxConcurrent);

    /// <summary>Takes a slot; dispose what comes back to free it.</summary>
    /// <exception cref="ApiException">Every slot is taken.</exception>
    public IDisposable Take() => _free.Wait(0, CancellationToken.None) ? new Slot(_free) : throw new ApiException(ErrorCodes.UploadsFull);

    /// <inheritdoc />
    public void Dispose() => _free.Dispose();

    private sealed class Slot(SemaphoreSlim free) : IDisposable
    {
        public void Dispose() => free.Release();
    }
}
