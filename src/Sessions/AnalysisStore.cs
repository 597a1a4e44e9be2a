using System.IO.Compression;
using System.IO.Pipelines;
using System.Security.Cryptography;
using System.Text.Json;
using Aikynetix.Biomechanics;
using Aikynetix.Sessions.Analyses;
using Aikynetix.Sessions.Blobs;
using Aikynetix.Sessions.Work;

namespace Aikynetix.Sessions;

/// <summary>
/// Keeps analyses as blobs, written and read in parts, back to the last bit (<see cref="AnalysisFile"/>). Blobs of before, which are
/// compressed JSON in one piece, are read too.
/// </summary>
public sealed class AnalysisStore(IBlobStore blobs)
{
    /// <summary>Stores an analysis under the claim's name.</summary>
    /// <returns>Name and SHA-256 for <see cref="AnalysisOutcome"/>.</returns>
    /// <exception cref="Store.StoreUnavailableException">The disk is full or refuses the write.</exception>
    public async Task<StoredAnalysis> SaveAsync(AnalysisClaim claim, MotionAnalysis analysis, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(claim);
        ArgumentNullException.ThrowIfNull(analysis);
        var pipe = new Pipe();
        var writing = WriteAsync(pipe.Writer, analysis, cancellationToken);
        BlobInfo blob;
        await using (var content = pipe.Reader.AsStream()) blob = await blobs.WriteAsync(claim.AnalysisBlob, content, cancellationToken);
        return new StoredAnalysis(blob.Name, await writing);
    }

    /// <summary>Reads an analysis back whole; what needs only parts of a long one opens it instead.</summary>
    /// <exception cref="InvalidDataException">The blob is missing or not what was stored.</exception>
    public async Task<MotionAnalysis> LoadAsync(AnalysisOutcome outcome, CancellationToken cancellationToken)
    {
        await using var analysis = await OpenAsync(outcome, cancellationToken);
        return await analysis.ToAnalysisAsync(cancellationToken);
    }

    /// <summary>Opens an analysis, to read its series in parts; the caller disposes it.</summary>
    /// <exception cref="InvalidDataException">The blob is missing or not what was stored; later parts may say so too.</exception>
    public async Task<OpenAnalysis> OpenAsync(AnalysisOutcome outcome, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        Stream? stored = null;
        try
        {
            stored = await blobs.OpenAsync(outcome.AnalysisBlob, cancellationToken);
            if (await AnalysisFile.IsAsync(stored, cancellationToken))
            {
                var analysis = await AnalysisFile.OpenAsync(stored, outcome.AnalysisSha256, cancellationToken);
                stored = null;
                return analysis;
            }

            return OpenAnalysis.Of(await LoadWholeAsync(stored, outcome.AnalysisSha256, cancellationToken));
        }
        catch (Exception unreadable) when (unreadable is BlobNotFoundException or JsonException or InvalidDataException)
        {
            throw new InvalidDataException($"The analysis '{outcome.AnalysisBlob}' cannot be read: {unreadable.Message}", unreadable);
        }
        finally
        {
            if (stored is not null) await stored.DisposeAsync();
        }
    }

    // What goes wrong here reaches the reader of the pipe, and with it whoever stores.
    private static async Task<string> WriteAsync(PipeWriter target, MotionAnalysis analysis, CancellationToken cancellationToken)
    {
        try
        {
            var sha256 = await AnalysisFile.WriteAsync(target, analysis, cancellationToken);
            await target.CompleteAsync();
            return sha256;
        }
        catch (Exception failure)
        {
            await target.CompleteAsync(failure);
            return "";
        }
    }

    private static async Task<MotionAnalysis> LoadWholeAsync(Stream stored, string sha256, CancellationToken cancellationToken)
    {
        var packed = new byte[stored.Length];
        await stored.ReadExactlyAsync(packed, cancellationToken);
        if (Convert.ToHexStringLower(SHA256.HashData(packed)) != sha256) throw new InvalidDataException("It is not what was stored.");
        await using var json = new BrotliStream(new MemoryStream(packed), CompressionMode.Decompress);
        return await JsonSerializer.DeserializeAsync(json, AnalysisJson.Exact, cancellationToken) ?? throw new InvalidDataException("It is empty.");
    }
}
