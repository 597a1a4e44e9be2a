using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;

namespace Aikynetix.Gateway.Auth;

/// <summary>
/// Slows whoever tries one key after the other: each address may present so many keys that have not opened the door from there before, right or
/// wrong. Whoever has come in from an address stays in, so that a guesser behind the same router or proxy shuts nobody out.
/// </summary>
internal sealed class KeyGuesses(IOptions<RateLimitOptions> limits) : IDisposable
{
    // Beyond it all are forgotten, and each costs one attempt again.
    private const int MaxRemembered = 10_000;

    private readonly ConcurrentDictionary<string, bool> _opened = new(StringComparer.Ordinal);
    private readonly PartitionedRateLimiter<string> _attempts = PartitionedRateLimiter.Create<string, string>(address =>
        RateLimitPartition.GetTokenBucketLimiter(address, _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = limits.Value.NewKeysPerMinute,
            TokensPerPeriod = 1,
            ReplenishmentPeriod = TimeSpan.FromMinutes(1) / limits.Value.NewKeysPerMinute,
            QueueLimit = 0,
            AutoReplenishment = true,
        }));

    /// <summary>Whether the key may be looked up now. It counts before it is, so that a thousand at once are as slow as one after the other.</summary>
    /// <param name="address">Who presents it.</param>
    /// <param name="token">The key.</param>
    /// <param name="wait">How long to wait otherwise.</param>
    public bool MayTry(string address, string token, out TimeSpan wait)
    {
        wait = TimeSpan.Zero;
        if (_opened.ContainsKey(Name(address, token))) return true;
        using var attempt = _attempts.AttemptAcquire(address);
        if (!attempt.IsAcquired) attempt.TryGetMetadata(MetadataName.RetryAfter, out wait);
        return attempt.IsAcquired;
    }

    /// <summary>Notes what came of it.</summary>
    public void Note(string address, string token, bool opened)
    {
        if (!opened)
        {
            _opened.TryRemove(Name(address, token), out _);
            return;
        }

        if (_opened.Count >= MaxRemembered) _opened.Clear();
        _opened.TryAdd(Name(address, token), true);
    }

    /// <inheritdoc />
    public void Dispose() => _attempts.Dispose();

    private static string Name(string address, string token) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{address} {token}")));
}
