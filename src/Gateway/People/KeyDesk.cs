using System.Globalization;
using System.Text.Json.Nodes;
using Aikynetix.Gateway.Auth;
using Aikynetix.Gateway.Errors;
using Aikynetix.Gateway.Wire;
using Aikynetix.Sessions.Accounts;
using Microsoft.Extensions.Options;

namespace Aikynetix.Gateway.People;

/// <summary>Makes, shows and changes keys. No key gives more than the one by which it was made: not another role, not other people, not a longer life.</summary>
internal sealed class KeyDesk(KeyJournal keys, AccessRules rules, IOptions<KeyOptions> options, TimeProvider time)
{
    private static readonly string[] Moments = ["yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd"];

    /// <summary>The keys that the caller may see.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="userUid">Only keys of this user; null for all.</param>
    /// <param name="after">Only those behind this key; null begins with the first.</param>
    /// <param name="limit">At most so many.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<KeyPage> ListAsync(Caller caller, string? userUid, string? after, int limit, CancellationToken cancellationToken)
    {
        var page = await keys.PageAsync(caller.Role, caller.UserUid, userUid, after, limit, cancellationToken);
        var (first, last) = page.Items is [var one, ..] ? (one.Id, page.Items[^1].Id) : ((string?)null, (string?)null);
        return new KeyPage(page.Items.ToDictionary(key => key.Id, Body), page.Total, first, last);
    }

    /// <summary>Makes a key.</summary>
    /// <exception cref="ApiException">A field has a fault, or the key would give more than the caller has.</exception>
    /// <exception cref="AccountRejectedException">A field has a fault, or there is no such user.</exception>
    public async Task<NewKeyBody> CreateAsync(Caller caller, JsonObject sent, CancellationToken cancellationToken)
    {
        var fields = JsonBody.Merge(new KeyFields(), sent);
        var role = RoleNames.Parse(fields.Role);
        if (role != AccountRole.User && caller.Role != AccountRole.Admin)
            throw new ApiException(ErrorCodes.RoleTooLow, "Only an admin makes keys of a role other than user.");
        var user = string.IsNullOrEmpty(fields.UserUid) ? (role == AccountRole.Admin ? null : caller.UserUid) : fields.UserUid;
        if (user is null && role != AccountRole.Admin) throw new ApiException(ErrorCodes.FieldMissing, "The field user_uid is missing: the user for whom the key speaks.");
        if (user is not null) await rules.OwnerAsync(caller, user, cancellationToken);
        if (caller.Role != AccountRole.Admin && (await keys.ActiveRolesAsync(user!, cancellationToken)).Count >= options.Value.MaxPerUser)
            throw new ApiException(ErrorCodes.TooManyKeys, $"This user has {options.Value.MaxPerUser} keys, as many as allowed; switch one off first.");
        var expires = await WithinAsync(caller, Moment(fields.ExpiresAt), isSet: !string.IsNullOrEmpty(fields.ExpiresAt), cancellationToken);
        var made = await keys.CreateAsync(fields.Title?.Trim() ?? "", role, user, expires, cancellationToken);
        return new NewKeyBody(made.Token, Body(made.Key));
    }

    /// <summary>Renames a key, lets it expire at another time or switches it off.</summary>
    /// <exception cref="ApiException">A field has a fault, or the caller sees no such key.</exception>
    /// <exception cref="AccountRejectedException">The key is off already, or the last admin key.</exception>
    public async Task<KeyBody> ChangeAsync(Caller caller, string keyId, JsonObject sent, CancellationToken cancellationToken)
    {
        if (await keys.FindAsync(caller.Role, caller.UserUid, keyId, cancellationToken) is null) throw new ApiException(ErrorCodes.KeyNotFound);
        var fields = JsonBody.Merge(new KeyChangeFields(), sent);
        var setsExpiry = sent.ContainsKey("expires_at");
        var expires = setsExpiry ? await WithinAsync(caller, Moment(fields.ExpiresAt), isSet: true, cancellationToken) : null;
        return Body(await keys.ChangeAsync(keyId, new KeyChange(fields.Title?.Trim(), setsExpiry, expires, fields.Active == false), cancellationToken));
    }

    // A key that ends must not live on in one that it made.
    private async Task<DateTimeOffset?> WithinAsync(Caller caller, DateTimeOffset? wanted, bool isSet, CancellationToken cancellationToken)
    {
        var own = await keys.FindAsync(AccountRole.Admin, null, caller.KeyId, cancellationToken);
        if (own?.ExpiresAt is not { } end) return wanted;
        if (isSet && !(wanted <= end))
            throw new ApiException(ErrorCodes.RoleTooLow, $"The key with which you ask expires at {CreatedAt.Iso(end)}; no key that it makes or changes may last longer.");
        return wanted ?? end;
    }

    private static DateTimeOffset? Moment(string? text)
    {
        if (string.IsNullOrEmpty(text)) return null;
        return DateTimeOffset.TryParseExact(text, Moments, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var moment)
            ? moment
            : throw new ApiException(ErrorCodes.FieldInvalid, "expires_at must be a moment such as 2030-12-31T23:59:59Z, or null for never.");
    }

    private KeyBody Body(ApiKey key) => new()
    {
        KeyId = key.Id,
        Prefix = key.Prefix,
        Title = key.Title,
        Role = key.Role.Wire(),
        UserUid = key.UserUid,
        CreatedAt = CreatedAt.From(key.CreatedAt),
        CreatedAtIso = CreatedAt.Iso(key.CreatedAt),
        ExpiresAt = key.ExpiresAt is { } expires ? CreatedAt.Iso(expires) : null,
        LastUsedAt = key.LastUsedAt is { } used ? CreatedAt.Iso(used) : null,
        Active = key.RevokedAt is null && !(key.ExpiresAt <= time.GetUtcNow()),
    };
}
