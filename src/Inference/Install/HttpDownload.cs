using System.Buffers;
using System.Net;
using System.Net.Http.Headers;
using Aikynetix.Inference.Models;

namespace Aikynetix.Inference.Install;

/// <summary>Fetches one file into a part, goes on where a transfer broke off, and never takes more than was announced or allowed.</summary>
internal sealed class HttpDownload(DownloadLimits limits, TimeProvider time)
{
    /// <summary>What a person can do whom a server gives no model, or not the right one.</summary>
    public const string WayOut = "Another way: set Models:Mirror to a server with a copy, or pull the model on another machine and copy "
        + "what is then in its models folder, installed.json included.";

    private const int BufferBytes = 128 << 10;
    private const int MaxHops = 5;

    /// <summary>Fetches until the part is complete; what it holds is not verified yet.</summary>
    /// <param name="address">Where the file is.</param>
    /// <param name="length">Its length; 0 when unknown.</param>
    /// <param name="part">Takes the bytes; what it holds of the same file already is not fetched again.</param>
    /// <param name="report">Told of the bytes as they arrive.</param>
    /// <param name="cancellationToken">Gives up; the part keeps what has arrived.</param>
    /// <exception cref="ModelUnavailableException">The server refuses, sends something else, or breaks off again and again.</exception>
    /// <exception cref="IOException">The part cannot be written.</exception>
    public async Task FetchAsync(Uri address, long length, PartFile part, Action<ModelTransfer> report, CancellationToken cancellationToken)
    {
        using var handler = new SocketsHttpHandler { AllowAutoRedirect = false };
        using var client = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
        client.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("Aikynetix", null));
        var answered = false;
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                if (IsComplete(part, address, length))
                {
                    report(new ModelTransfer(part.Length, part.Length));
                    return;
                }

                using var stall = new CancellationTokenSource(limits.Stall, time);
                using var either = CancellationTokenSource.CreateLinkedTokenSource(stall.Token, cancellationToken);
                try
                {
                    using var response = await SendAsync(client, address, part, either.Token).ConfigureAwait(false);
                    answered = true;
                    Begin(address, response, length, part);
                    await ReceiveAsync(response, length, part, report, stall, either.Token).ConfigureAwait(false);
                    return;
                }
                catch (OperationCanceledException) when (stall.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
                {
                    throw new HttpRequestException($"the server sent nothing for {limits.Stall.TotalSeconds:0.###} s");
                }
            }
            catch (HttpRequestException cause)
            {
                // A server that was never reached is more likely unreachable than busy.
                if (!answered || attempt >= limits.Tries) throw GivenUp(address, part, cause);
            }

            await Task.Delay(limits.Pause * Math.Pow(2, attempt - 1), time, cancellationToken).ConfigureAwait(false);
        }
    }

    private static bool IsComplete(PartFile part, Uri address, long length) =>
        part.From == address && part.Length > 0 && part.Length == (length > 0 ? length : part.Total);

    private static async Task<HttpResponseMessage> SendAsync(HttpClient client, Uri address, PartFile part, CancellationToken cancellationToken)
    {
        var target = address;
        for (var hops = 0; hops <= MaxHops; hops++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, target);
            if (part.Length > 0 && part.From == address && part.Validator is not null)
            {
                request.Headers.Range = new RangeHeaderValue(part.Length, null);
                request.Headers.TryAddWithoutValidation("If-Range", part.Validator);
            }

            var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
            if ((int)response.StatusCode is not (301 or 302 or 303 or 307 or 308) || response.Headers.Location is not { } location) return response;
            response.Dispose();
            if (!Uri.TryCreate(target, location, out var next))
                throw new ModelUnavailableException($"{address} leads to '{location}', which is no address. {WayOut}");
            if (!ModelOptions.MayLead(target, next))
            {
                var why = ModelOptions.IsSafe(next) ? "on this machine" : "not encrypted";
                throw new ModelUnavailableException($"{address} leads to {next}, which is {why}; nothing was asked of it. {WayOut}");
            }

            target = next;
        }

        throw new ModelUnavailableException($"{address} leads from one address to the next without end.");
    }

    // Where this returns, the part is ready for the first byte of the content; where an answer is refused, the part keeps what it had.
    private void Begin(Uri address, HttpResponseMessage response, long length, PartFile part)
    {
        if (response.StatusCode == HttpStatusCode.RequestedRangeNotSatisfiable)
        {
            part.Restart(null, null, null);
            throw new HttpRequestException("the server has no such part of the file");
        }

        if ((int)response.StatusCode is >= 500 or 408 or 429) throw new HttpRequestException($"the server answers {(int)response.StatusCode}");
        if (response.StatusCode is not (HttpStatusCode.OK or HttpStatusCode.PartialContent))
            throw new ModelUnavailableException($"{address} answers {(int)response.StatusCode} {response.ReasonPhrase}. {WayOut}");
        if (response.Content.Headers.ContentType?.MediaType == "text/html")
            throw new ModelUnavailableException($"{address} answers with a web page instead of a file; perhaps this network wants a login first. {WayOut}");
        var isRest = response.StatusCode == HttpStatusCode.PartialContent;
        var range = response.Content.Headers.ContentRange;
        if (isRest && (range?.From != part.Length || range.Unit != "bytes" || IsOther(response, range, part)))
        {
            part.Restart(null, null, null);
            throw new HttpRequestException("the server sent another part of the file than it was asked for, or of another version");
        }

        var total = isRest ? range!.Length : response.Content.Headers.ContentLength;
        if (length > 0 && total is not null && total != length)
            throw new ModelUnavailableException($"{address} announces {total} bytes instead of {length}: it is another file. {WayOut}");

        if (total > limits.MaxBytes) throw TooLong(address, limits.MaxBytes);
        if (isRest && part.Length > 0) part.Continue();
        else part.Restart(address, Validator(response), total);
    }

    private async Task ReceiveAsync(
        HttpResponseMessage response, long length, PartFile part, Action<ModelTransfer> report, CancellationTokenSource stall, CancellationToken either)
    {
        var most = length > 0 ? length : part.Total ?? limits.MaxBytes;
        var buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
        try
        {
            var stream = await response.Content.ReadAsStreamAsync(either).ConfigureAwait(false);
            await using var _ = stream.ConfigureAwait(false);
            while (true)
            {
                report(new ModelTransfer(part.Length, length > 0 ? length : part.Total));
                var read = await ReadAsync(stream, buffer, either).ConfigureAwait(false);
                if (read == 0) break;
                stall.CancelAfter(limits.Stall);
                if (part.Length + read > most)
                {
                    part.Restart(null, null, null);
                    throw TooLong(part.From ?? response.RequestMessage!.RequestUri!, most);
                }

                // What has arrived is kept even when the wait for more is over.
                await part.AppendAsync(buffer.AsMemory(0, read), CancellationToken.None).ConfigureAwait(false);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        if (part.Length == 0 || part.Length < (length > 0 ? length : part.Total ?? 0))
            throw new HttpRequestException($"the server ended the transfer after {part.Length} bytes");
    }

    // Only a failure of the network is worth another try; one of the disk is not.
    private static async Task<int> ReadAsync(Stream stream, byte[] buffer, CancellationToken cancellationToken)
    {
        try
        {
            return await stream.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        }
        catch (IOException cut)
        {
            throw new HttpRequestException(cut.Message, cut);
        }
    }

    // RFC 9110, 13.1.5: only a strong name of a version, or the time of its last change, may ask for the rest of it.
    private static string? Validator(HttpResponseMessage response) => response.Headers.ETag switch
    {
        { IsWeak: false } tag => tag.Tag,
        _ => response.Content.Headers.LastModified?.ToString("R"),
    };

    // A server that heeds If-Range never sends these; one that does not may not spoil what has arrived.
    private static bool IsOther(HttpResponseMessage response, ContentRangeHeaderValue range, PartFile part) =>
        (Validator(response) is { } version && version != part.Validator) || (range.Length is { } total && part.Total is { } known && total != known);

    private static ModelUnavailableException TooLong(Uri address, long most) =>
        new($"{address} sends more than {most} bytes: it is another file. Nothing of that was kept. {WayOut}");

    private static ModelUnavailableException GivenUp(Uri address, PartFile part, HttpRequestException cause) => new(
        $"{address} cannot be downloaded: {cause.GetBaseException().Message.TrimEnd('.')}."
        + (part is { Length: > 0, Validator: not null } ? $" The {part.Length} bytes that have arrived are kept; the same command goes on from there." : string.Empty)
        + $" {WayOut}",
        cause);
}
