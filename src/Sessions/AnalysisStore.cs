using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using Aikynetix.Biomechanics;
using Aikynetix.Sessions.Blobs;
using Aikynetix.Sessions.Work;

namespace Aikynetix.Sessions;

/// <summary>Keeps analyses as blobs: JSON in which null stands for "not measured", compressed with Brotli, read back to the last bit.</summary>
public sealed class AnalysisStore(IBlobStore blobs)
{
    /// <summary>Stores an analysis under the claim's name.</summary>
    /// <returns>Name and SHA-256 for <see cref="AnalysisOutcome"/>.</returns>
    /// <exception cref="Store.StoreUnavailableException">The disk is full or refuses the write.</exception>
    public async Task<BlobInfo> SaveAsync(AnalysisClaim claim, MotionAnalysis analysis, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(claim);
        using var packed = new MemoryStream();
        await using (var brotli = new BrotliStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            await JsonSerializer.SerializeAsync(brotli, analysis, AnalysisJson.Exact, cancellationToken);
        packed.Position = 0;
        return await blobs.WriteAsync(claim.AnalysisBlob, packed, cancellationToken);
    }

    /// <summary>Reads an analysis back.</summary>
    /// <exception cref="InvalidDataException">The blob is missing or not what was stored.</exception>
    public async Task<MotionAnalysis> LoadAsync(AnalysisOutcome outcome, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        try
        {
            await using var stored = await blobs.OpenAsync(outcome.AnalysisBlob, cancellationToken);
            var packed = new byte[stored.Length];
            await stored.ReadExactlyAsync(packed, cancellationToken);
            if (Convert.ToHexStringLower(SHA256.HashData(packed)) != outcome.AnalysisSha256)
                throw new InvalidDataException($"The analysis '{outcome.AnalysisBlob}' is not what was stored.");

            await using var json = new BrotliStream(new MemoryStream(packed), CompressionMode.Decompress);
            return await JsonSerializer.DeserializeAsync(json, AnalysisJson.Exact, cancellationToken)
                ?? throw new InvalidDataException($"The analysis '{outcome.AnalysisBlob}' is empty.");
        }
        catch (Exception unreadable) when (unreadable is BlobNotFoundException or JsonException)
        {
            throw new InvalidDataException($"The analysis '{outcome.AnalysisBlob}' cannot be read: {unreadable.Message}", unreadable);
        }
    }
}
