using Microsoft.Extensions.Primitives;

namespace Aikynetix.Gateway.Auth;

/// <summary>Finds the API key in a request, in any of the forms that callers of the documented API use.</summary>
internal static class Credential
{
    private const string KeyHeader = "API-KEY";
    private const string QueryName = "access_token";

    // Ours have 50; a longer header is an attack or a mistake and need not be hashed.
    private const int MaxLength = 256;

    /// <summary>The presented token, or null when there is none that could be one.</summary>
    /// <param name="request">The request.</param>
    /// <param name="queryAllowed">Whether <c>?access_token=</c> counts: only where a browser cannot send headers, since URLs end up in logs.</param>
    public static string? Find(HttpRequest request, bool queryAllowed)
    {
        var headers = request.Headers;
        return Plain(headers[KeyHeader]) ?? FromAuthorization(headers.Authorization)
            ?? (queryAllowed ? Plain(request.Query[QueryName]) : null);
    }

    private static string? FromAuthorization(StringValues values)
    {
        if (values.Count != 1 || values[0] is not { } value) return null;
        var text = value.Trim();
        var space = text.IndexOf(' ', StringComparison.Ordinal);
        if (space < 0) return IsScheme(text) ? null : Checked(text);
        return IsScheme(text.AsSpan(0, space)) ? Checked(text[space..].Trim()) : null;
    }

    private static bool IsScheme(ReadOnlySpan<char> text) =>
        text.Equals("API-KEY", StringComparison.OrdinalIgnoreCase) || text.Equals("Bearer", StringComparison.OrdinalIgnoreCase);

    private static string? Plain(StringValues values) => values.Count == 1 && values[0] is { } value ? Checked(value.Trim()) : null;

    private static string? Checked(string token) =>
        token.Length is > 0 and <= MaxLength && token.All(static c => c is > ' ' and < '\x7f') ? token : null;
}
