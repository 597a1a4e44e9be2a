using Aikynetix.Sessions.Accounts;

namespace Aikynetix.Gateway.Auth;

/// <summary>Who makes a request: the holder of one valid key.</summary>
/// <param name="KeyId">Id of the key, good for logs and counting.</param>
/// <param name="Role">How far the key sees.</param>
/// <param name="UserUid">The user it speaks for; null for some admins.</param>
internal sealed record Caller(string KeyId, AccountRole Role, string? UserUid)
{
    /// <summary>The caller of an authorized request.</summary>
    /// <exception cref="InvalidOperationException">The route does not require a key.</exception>
    public static Caller Of(HttpContext context) =>
        Find(context) ?? throw new InvalidOperationException("This route must require authorization before it asks who calls.");

    /// <summary>The caller of any request; null without a valid key.</summary>
    public static Caller? Find(HttpContext context) => context.Features.Get<Caller>();
}
