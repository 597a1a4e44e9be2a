using System.Security.Cryptography;
using System.Text;
using Aikynetix.Gateway.Errors;

namespace Aikynetix.Gateway.Auth;

/// <summary>
/// The <c>Idempotency-Key</c> of a request: what it makes has an id that follows from the key and its caller, so that of any number of
/// equal requests, also after a restart, the store lets one make it.
/// </summary>
internal sealed class IdempotencyKey
{
    /// <summary>Name of the header.</summary>
    public const string Header = "Idempotency-Key";

    /// <summary>How long a key stands for what it made; afterwards it may make something new.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    private const int MaxLength = 255;

    private readonly string _name;

    private IdempotencyKey(string name) => _name = name;

    /// <summary>The key of a request; null when it has none.</summary>
    /// <param name="context">The request, of a caller who is known.</param>
    /// <param name="kind">What it makes; the same key may be used for things of several kinds.</param>
    /// <exception cref="ApiException">There are several, or it is none.</exception>
    public static IdempotencyKey? Find(HttpContext context, string kind)
    {
        var values = context.Request.Headers[Header];
        if (values.Count == 0) return null;
        return values is [{ Length: > 0 and <= MaxLength } text] && text.All(letter => letter is >= ' ' and <= '~')
            ? new IdempotencyKey($"{kind}\n{Caller.Of(context).KeyId}\n{text}")
            : throw new ApiException(ErrorCodes.FieldInvalid, $"{Header} must be one header of 1 to {MaxLength} printable ASCII characters.");
    }

    /// <summary>The id of what the key makes, 32 lowercase hex digits.</summary>
    /// <param name="generation">How many times the key has made something that is older than <see cref="Lifetime"/>.</param>
    public string Id(int generation) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{_name}\n{generation}")).AsSpan(0, 16));
}
