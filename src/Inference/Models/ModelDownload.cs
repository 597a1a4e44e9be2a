namespace Aikynetix.Inference.Models;

/// <summary>Fetches a model file over HTTPS; the folder never holds a half-written or unverified file under the model's name.</summary>
internal sealed class ModelDownload(Func<HttpClient> clients)
{
    /// <summary>Fetches, verifies and keeps a file.</summary>
    /// <param name="model">An entry with an address.</param>
    /// <param name="folder">Where to keep it; made if missing.</param>
    /// <param name="cancellationToken">Abandons the download.</param>
    /// <returns>The verified bytes.</returns>
    /// <exception cref="ModelUnavailableException">The address does not answer, or sends something else.</exception>
    public async Task<byte[]> FetchAsync(ModelEntry model, string folder, CancellationToken cancellationToken)
    {
        try
        {
            var bytes = await ReceiveAsync(model, cancellationToken).ConfigureAwait(false);
            if (ModelStore.Fault(model, bytes) is { } fault)
                throw new ModelUnavailableException($"The download of model '{model.Id}' from {model.Download} was refused: it has {fault}.");
            await KeepAsync(bytes, Path.Combine(folder, model.File), cancellationToken).ConfigureAwait(false);
            return bytes;
        }
        catch (Exception cause) when (cause is HttpRequestException or IOException or UnauthorizedAccessException)
        {
            throw new ModelUnavailableException(
                $"Model '{model.Id}' could not be downloaded from {model.Download} into {folder}: {cause.Message} "
                + $"Fetch the file on another machine and put it there as '{model.File}'.",
                cause);
        }
    }

    private async Task<byte[]> ReceiveAsync(ModelEntry model, CancellationToken cancellationToken)
    {
        using var client = clients();
        using var response = await client.GetAsync(model.Download, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
        response.EnsureSuccessStatusCode();
        var stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        await using (stream.ConfigureAwait(false))
        {
            // One byte more than expected is enough to know that it is something else, however much is sent.
            var buffer = new byte[model.Bytes + 1];
            var length = await stream.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
            return buffer[..length];
        }
    }

    private static async Task KeepAsync(byte[] bytes, string path, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var part = $"{path}.{Guid.NewGuid():N}.part";
        try
        {
            await File.WriteAllBytesAsync(part, bytes, cancellationToken).ConfigureAwait(false);
            File.Move(part, path, overwrite: true);
        }
        finally
        {
            File.Delete(part);
        }
    }
}
