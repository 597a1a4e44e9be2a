using System.Security.Cryptography;
using Aikynetix.Gateway.Errors;

namespace Aikynetix.Gateway.Tus;

/// <summary>The checksum that one part of an upload must have.</summary>
internal sealed class TusChecksum : IDisposable
{
    /// <summary>The algorithms as the protocol lists them.</summary>
    public const string Algorithms = "sha1,sha256";

    private readonly IncrementalHash _hash;
    private readonly byte[] _expected;

    private TusChecksum(IncrementalHash hash, byte[] expected) => (_hash, _expected) = (hash, expected);

    /// <summary>Reads the <c>Upload-Checksum</c> header; null when there is none.</summary>
    /// <exception cref="ApiException">The algorithm is not ours, or the checksum is none of it.</exception>
    public static TusChecksum? Find(HttpRequest request)
    {
        var values = request.Headers["Upload-Checksum"];
        if (values.Count == 0) return null;
        var parts = values.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var expected = new byte[SHA256.HashSizeInBytes];
        if (parts.Length != 2 || !Convert.TryFromBase64String(parts[1], expected, out var length)) throw new ApiException(ErrorCodes.ChecksumUnsupported);
        HashAlgorithmName? algorithm = (parts[0], length) switch
        {
            // What the protocol asks for and clients send; it guards against broken lines, not against attackers.
            ("sha1", SHA1.HashSizeInBytes) => HashAlgorithmName.SHA1,
            ("sha256", SHA256.HashSizeInBytes) => HashAlgorithmName.SHA256,
            _ => null,
        };
        return algorithm is { } known
            ? new TusChecksum(IncrementalHash.CreateHash(known), expected[..length])
            : throw new ApiException(ErrorCodes.ChecksumUnsupported);
    }

    /// <summary>Takes bytes that arrived.</summary>
    public void Append(ReadOnlySpan<byte> bytes) => _hash.AppendData(bytes);

    /// <summary>Whether all that arrived has the checksum.</summary>
    public bool Holds() => CryptographicOperations.FixedTimeEquals(_hash.GetHashAndReset(), _expected);

    /// <inheritdoc />
    public void Dispose() => _hash.Dispose();
}
