using System.Security.Cryptography;
using System.Text.Json;
using Aikynetix.Gateway.Errors;

namespace Aikynetix.Gateway.Auth;

/// <summary>Tells a repeated request from another one with the same <see cref="IdempotencyKey"/>: its path and everything it says, in any order.</summary>
/// <param name="path">Where the request goes.</param>
internal sealed class RequestPrint(string path)
{
    private readonly List<string[]> _parts = [];

    /// <summary>SHA-256 of all of it, 64 lowercase hex digits.</summary>
    public string Value => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes<string[][]>(
        [[path.TrimEnd('/')], .. _parts.OrderBy(part => part[0], StringComparer.Ordinal).ThenBy(part => part[1], StringComparer.Ordinal)])));

    /// <summary>Adds one thing that the request says.</summary>
    public void Add(string name, string value) => _parts.Add([name, value]);

    /// <summary>Refuses a request that is not the one which the key has been used for.</summary>
    /// <param name="earlier">The value of that one; null when it had no key.</param>
    /// <exception cref="ApiException">It is another one.</exception>
    public void EnsureSame(string? earlier)
    {
        if (earlier != Value) throw new ApiException(ErrorCodes.IdempotencyKeyReused);
    }
}
