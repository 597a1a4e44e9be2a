using System.Net;
using Aikynetix.Gateway.Errors;
using Microsoft.Extensions.Options;

namespace Aikynetix.Gateway.Webhooks;

/// <summary>Judges the address of a webhook when it is made. What its name leads to is judged anew at each message.</summary>
internal sealed class WebhookAddress(IOptions<WebhookOptions> options)
{
    private const int MaxLength = 2048;

    /// <summary>The address in the form in which it is kept.</summary>
    /// <exception cref="ApiException">Messages cannot or may not go there.</exception>
    public string Check(string? url)
    {
        if (string.IsNullOrWhiteSpace(url)) throw new ApiException(ErrorCodes.FieldMissing, "The field url is needed: where messages go.");
        if (url.Length > MaxLength) throw new ApiException(ErrorCodes.FieldTooLong, $"url may be {MaxLength} characters long.");
        if (url.Any(char.IsControl)) throw Refused("url must not hold control characters.");
        if (!Uri.TryCreate(url, UriKind.Absolute, out var uri) || uri.Scheme is not ("https" or "http") || uri.Host.Length == 0)
            throw Refused("url must be an address such as https://example.org/hook.");
        if (uri.UserInfo.Length > 0 || uri.Fragment.Length > 0) throw Refused("url must not hold a password or a fragment.");
        if (options.Value.AllowPrivateNetworks) return uri.AbsoluteUri;
        if (uri.Scheme != "https") throw Refused("url must begin with https://; the operator may allow plain http for private networks.");
        if (IsPrivate(uri)) throw Refused("url leads into a private network; the operator may allow that.");
        return uri.AbsoluteUri;
    }

    private static bool IsPrivate(Uri uri) =>
        uri.IsLoopback || (IPAddress.TryParse(uri.DnsSafeHost, out var address) && !PublicAddress.IsPublic(address));

    private static ApiException Refused(string sentence) => new(ErrorCodes.WebhookAddressRefused, sentence);
}
