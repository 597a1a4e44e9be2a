using System.Security.Cryptography;
using Aikynetix.Gateway.Auth;
using Aikynetix.Gateway.Errors;
using Aikynetix.Sessions.Blobs;
using Aikynetix.Streaming.Decode;

namespace Aikynetix.Gateway.Uploads;

/// <summary>Keeps the video of a session that is about to be: stores it as it arrives, looks whether it can be read, or removes it.</summary>
internal sealed class VideoIntake(IBlobStore blobs, MediaProbe probe)
{
    /// <summary>Stores the bytes as they arrive; when this throws nothing was stored.</summary>
    public Task<BlobInfo> StoreAsync(string blob, Stream content, CancellationToken cancellationToken) =>
        blobs.WriteAsync(blob, content, cancellationToken);

    /// <summary>Reads a video to its end for its hash alone.</summary>
    public static async Task HashAsync(FilePart part, RequestPrint print, CancellationToken cancellationToken) =>
        print.Add(part.FileName, Convert.ToHexStringLower(await SHA256.HashDataAsync(part.Content, cancellationToken)));

    /// <summary>Looks whether what was stored is a video that we can read.</summary>
    /// <exception cref="ApiException">It is not, with the reason.</exception>
    public async Task ProbeAsync(string blob, CancellationToken cancellationToken)
    {
        using var file = await blobs.FetchAsync(blob, cancellationToken);
        try
        {
            await probe.ProbeAsync(file.Path, cancellationToken);
        }
        catch (MediaRejectedException refused)
        {
            throw new ApiException(ErrorCodes.ForMedia(refused.Problem), refused.Message, refused);
        }
    }

    /// <summary>Removes what was stored, if anything was.</summary>
    public Task DiscardAsync(string blob, CancellationToken cancellationToken) => blobs.DeleteAsync(blob, cancellationToken);
}
