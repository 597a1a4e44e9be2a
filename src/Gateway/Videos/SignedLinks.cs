using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Aikynetix.Gateway.Errors;
using Microsoft.Extensions.Options;

namespace Aikynetix.Gateway.Videos;

/// <summary>Makes and checks links that show one video for a short time to whoever holds them.</summary>
internal sealed class SignedLinks(byte[] key, TimeProvider time, IOptions<LinkOptions> options)
{
    private const string ExpiryName = "expires";
    private const string SignatureName = "signature";

    /// <summary>An absolute link to a path of this server.</summary>
    public string Make(HttpRequest request, string path)
    {
        var expires = time.GetUtcNow().AddSeconds(options.Value.LifetimeSeconds).ToUnixTimeSeconds();
        var root = options.Value.PublicUrl?.TrimEnd('/') ?? $"{request.Scheme}://{request.Host}{request.PathBase}";
        return $"{root}{path}?{ExpiryName}={expires.ToString(CultureInfo.InvariantCulture)}&{SignatureName}={Sign(path, expires)}";
    }

    /// <summary>Whether the request claims to be a signed link at all.</summary>
    public static bool IsSigned(HttpRequest request) => request.Query.ContainsKey(SignatureName);

    /// <summary>Checks a request that claims to be a signed link.</summary>
    /// <param name="request">The request.</param>
    /// <param name="path">The path that the link must have been made for.</param>
    /// <exception cref="ApiException">The link was changed or has expired.</exception>
    public void Check(HttpRequest request, string path)
    {
        if (!long.TryParse(request.Query[ExpiryName], NumberStyles.None, CultureInfo.InvariantCulture, out var expires))
            throw new ApiException(ErrorCodes.LinkInvalid);
        var expected = Encoding.ASCII.GetBytes(Sign(path, expires));
        var given = Encoding.UTF8.GetBytes(request.Query[SignatureName].ToString());
        if (!CryptographicOperations.FixedTimeEquals(expected, given)) throw new ApiException(ErrorCodes.LinkInvalid);
        if (time.GetUtcNow().ToUnixTimeSeconds() > expires) throw new ApiException(ErrorCodes.LinkExpired);
    }

    private string Sign(string path, long expires) =>
        Base64Url.EncodeToString(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(FormattableString.Invariant($"{path}\n{expires}"))));
}
