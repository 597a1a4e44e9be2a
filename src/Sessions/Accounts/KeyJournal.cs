using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Aikynetix.Sessions.Events;
using Aikynetix.Sessions.Projections;
using Aikynetix.Sessions.Store;
using Microsoft.Extensions.Logging;

namespace Aikynetix.Sessions.Accounts;

/// <summary>API keys: made, presented, switched off.</summary>
public sealed partial class KeyJournal
{
    private const string PresetKeyId = "preset";
    private const int MaxTitle = 200;

    private static readonly TimeSpan UseResolution = TimeSpan.FromHours(1);

    private readonly AccountStore _accounts;
    private readonly ILogger<KeyJournal> _log;
    private readonly ConcurrentDictionary<string, DateTimeOffset> _lastUse = new(StringComparer.Ordinal);

    internal KeyJournal(AccountStore accounts, ILogger<KeyJournal> log) => (_accounts, _log) = (accounts, log);

    /// <summary>Makes a key. The token in the answer is shown to nobody ever again.</summary>
    /// <param name="title">What it is for, at most 200 characters.</param>
    /// <param name="role">How far it may see.</param>
    /// <param name="userUid">The user it speaks for; may be null for admins only. It must exist.</param>
    /// <param name="expiresAt">From then on it is refused; null never.</param>
    /// <param name="cancellationToken">Gives up waiting for the store.</param>
    /// <exception cref="AccountRejectedException">The title is too long, the expiry is past, or the user is missing or unknown.</exception>
    public async Task<NewApiKey> CreateAsync(
        string title, AccountRole role, string? userUid, DateTimeOffset? expiresAt, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(title);
        var now = _accounts.Now;
        ThrowIfTitleFaulty(title);
        if (expiresAt <= now) throw Invalid("expires_at must be in the future.");
        if (userUid is null && role != AccountRole.Admin) throw Invalid("A key that is not an admin's needs a user_uid.");
        if (userUid is not null && !await UserExistsAsync(userUid, cancellationToken))
            throw new AccountRejectedException(AccountProblem.NotFound, $"There is no user '{userUid}'.");

        var (id, token) = (Guid.NewGuid().ToString("N"), KeyToken.Create());
        var fact = new KeyCreated(KeyToken.Hash(token), KeyToken.Prefix(token), title, role.ToString(), now, userUid, expiresAt);
        await AppendAsync(id, ExpectedRevision.NoStream, fact, cancellationToken);
        return new NewApiKey(new ApiKey(id, fact.Prefix, title, role, userUid, now, expiresAt, null, null), token);
    }

    /// <summary>Switches a key off for good; doing so twice changes nothing.</summary>
    /// <exception cref="AccountRejectedException">There is no such key.</exception>
    public async Task RevokeAsync(string keyId, CancellationToken cancellationToken)
    {
        var row = await RowAsync(keyId, cancellationToken);
        if (row.RevokedAt is null) await AppendAsync(row.KeyId, ExpectedRevision.Any, new KeyRevoked(_accounts.Now), cancellationToken);
    }

    /// <summary>Renames a key, lets it expire at another time or switches it off; the last admin key stays in force.</summary>
    /// <returns>The key as it is now.</returns>
    /// <exception cref="AccountRejectedException">There is no such key, it is off, the change has a fault, or no admin key would be left.</exception>
    public async Task<ApiKey> ChangeAsync(string keyId, KeyChange change, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(change);
        if (change.Title is { } title) ThrowIfTitleFaulty(title);
        if (change.SetsExpiry && change.ExpiresAt <= _accounts.Now) throw Invalid("expires_at must be in the future; to end a key now, switch it off.");
        await _accounts.Turn.WaitAsync(cancellationToken);
        try
        {
            var row = await RowAsync(keyId, cancellationToken);
            if (row.RevokedAt is not null && !change.SwitchesOff)
                throw new AccountRejectedException(AccountProblem.SwitchedOff, "This key is switched off, for good; make a new one.");
            var ends = change.SwitchesOff || (change.SetsExpiry && change.ExpiresAt is not null);
            if (ends && await IsLastAdminAsync(row, cancellationToken))
                throw new AccountRejectedException(AccountProblem.LastAdminKey, "This is the last admin key; make another admin key first.");
            List<IFact> facts = [];
            if (change.Title is not null || change.SetsExpiry)
                facts.Add(new KeyChanged(change.Title ?? row.Title, change.SetsExpiry ? change.ExpiresAt : row.ExpiresAt));
            if (change.SwitchesOff && row.RevokedAt is null) facts.Add(new KeyRevoked(_accounts.Now));
            if (facts.Count > 0) await _accounts.AppendAsync(StreamNames.Key(row.KeyId), ExpectedRevision.Any, cancellationToken, [.. facts]);
        }
        finally
        {
            _accounts.Turn.Release();
        }

        return FromRow(await RowAsync(keyId, cancellationToken));
    }

    /// <summary>The key of that id as far as the viewer may see it, or null.</summary>
    /// <param name="role">How far who looks may see.</param>
    /// <param name="viewer">The user who looks; null for an admin key that speaks for nobody.</param>
    /// <param name="keyId">The key; any text may be asked for.</param>
    /// <param name="cancellationToken">Ends the look-up.</param>
    public async Task<ApiKey?> FindAsync(AccountRole role, string? viewer, string keyId, CancellationToken cancellationToken) =>
        await _accounts.Rows.QueryAsync(
            rows => KeyRows.Page(rows, new KeyQuery(role.ToString(), viewer) { KeyId = keyId }, null, 1).SingleOrDefault(), cancellationToken) is { } row
            ? FromRow(row) : null;

    /// <summary>Keys in the order in which they were made, revoked and expired ones too, as far as the viewer may see them.</summary>
    /// <param name="role">How far who looks may see.</param>
    /// <param name="viewer">The user who looks; null for an admin key that speaks for nobody.</param>
    /// <param name="userUid">Only keys of this user; null for all.</param>
    /// <param name="after">Only those behind this key; null begins with the first. An unknown one has none behind.</param>
    /// <param name="limit">At most so many, 1 or more.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public Task<Page<ApiKey>> PageAsync(AccountRole role, string? viewer, string? userUid, string? after, int limit, CancellationToken cancellationToken)
    {
        var query = new KeyQuery(role.ToString(), viewer) { UserUid = userUid };
        return _accounts.Rows.QueryAsync(
            rows => new Page<ApiKey>([.. KeyRows.Page(rows, query, after, limit).Select(FromRow)], KeyRows.Count(rows, query)), cancellationToken);
    }

    /// <summary>Roles of the user's keys that open the door now, one for each key.</summary>
    public async Task<IReadOnlyList<AccountRole>> ActiveRolesAsync(string userUid, CancellationToken cancellationToken) =>
        [.. (await _accounts.Rows.QueryAsync(rows => KeyRows.ActiveRoles(rows, userUid, _accounts.Now), cancellationToken)).Select(Enum.Parse<AccountRole>)];

    /// <summary>Whether the key was revoked or has expired, for what goes on longer than the request that it let in.</summary>
    public Task<bool> IsOffAsync(string keyId, CancellationToken cancellationToken) => _accounts.Rows.QueryAsync(
        rows => KeyRows.Find(rows, keyId) is { } row && (row.RevokedAt is not null || row.ExpiresAt <= _accounts.Now), cancellationToken);

    /// <summary>All keys in the order in which they were made, revoked and expired ones too.</summary>
    public async Task<IReadOnlyList<ApiKey>> ListAsync(CancellationToken cancellationToken) =>
        [.. (await _accounts.Rows.QueryAsync(KeyRows.List, cancellationToken)).Select(FromRow)];

    /// <summary>Judges a presented token. Every token, right or wrong, takes the same way, and secrets are compared in constant time.</summary>
    public async Task<KeyCheck> CheckAsync(string token, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(token);
        var presented = KeyToken.Hash(token);
        // The index finds by hash, whose bits nobody can choose; what it finds still has to stand the full comparison.
        var rows = await _accounts.Rows.QueryAsync(connection => KeyRows.WithHash(connection, presented), cancellationToken);
        KeyRow? match = null;
        foreach (var row in rows.OrderBy(row => row.RevokedAt is null))
            if (CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(row.Sha256), Encoding.ASCII.GetBytes(presented))) match = row;

        if (match is null) return new KeyCheck(KeyVerdict.Unknown, null);
        var now = _accounts.Now;
        var verdict = match.RevokedAt is not null ? KeyVerdict.Revoked : match.ExpiresAt <= now ? KeyVerdict.Expired : KeyVerdict.Valid;
        if (verdict == KeyVerdict.Valid) await NoteUseAsync(match, now, cancellationToken);
        return new KeyCheck(verdict, FromRow(match));
    }

    /// <summary>Makes the first admin key when there is no admin key at all.</summary>
    /// <returns>The new key to print once, or null when there was one.</returns>
    public async Task<NewApiKey?> EnsureAdminKeyAsync(CancellationToken cancellationToken)
    {
        var keys = await ListAsync(cancellationToken);
        return keys.Any(key => key.Role == AccountRole.Admin && key.RevokedAt is null)
            ? null
            : await CreateAsync("First admin key", AccountRole.Admin, null, null, cancellationToken);
    }

    /// <summary>
    /// Puts the key that the operator presets in force and the one preset before out of it. A preset key that was revoked by hand
    /// stays revoked until another one is preset.
    /// </summary>
    internal async Task ApplyPresetAsync(string token, CancellationToken cancellationToken)
    {
        var hash = KeyToken.Hash(token);
        var current = await _accounts.Rows.QueryAsync(rows => KeyRows.Find(rows, PresetKeyId), cancellationToken);
        if (current?.Sha256 == hash)
        {
            if (current.RevokedAt is not null) LogPresetRevoked();
            return;
        }

        var fact = new KeyCreated(hash, KeyToken.Prefix(token), "Preset admin key", nameof(AccountRole.Admin), _accounts.Now);
        await AppendAsync(PresetKeyId, ExpectedRevision.Any, fact, cancellationToken);
    }

    private static AccountRejectedException Invalid(string message) => new(AccountProblem.Invalid, message);

    private static ApiKey FromRow(KeyRow row) => new(
        row.KeyId, row.Prefix, row.Title, Enum.Parse<AccountRole>(row.Role), row.UserUid,
        row.CreatedAt, row.ExpiresAt, row.RevokedAt, row.UsedAt);

    private static void ThrowIfTitleFaulty(string title)
    {
        if (title.Length > MaxTitle) throw Invalid($"title may be {MaxTitle} characters long.");
        if (title.Any(char.IsControl)) throw Invalid("title must not hold control characters.");
    }

    // From the stream, not the read model: a command beside the server has no read model that follows.
    private async Task<bool> UserExistsAsync(string userUid, CancellationToken cancellationToken)
    {
        if (!StreamName.IsAllowed(userUid)) return false;
        var exists = false;
        await foreach (var stored in _accounts.Events.ReadAsync(StreamNames.User(userUid), 0, cancellationToken))
        {
            if (stored.Type == FactFormat.NameOf<UserDeleted>()) return false;
            exists = true;
        }

        return exists;
    }

    private async Task<KeyRow> RowAsync(string keyId, CancellationToken cancellationToken) =>
        await _accounts.Rows.QueryAsync(rows => KeyRows.Find(rows, keyId), cancellationToken)
        ?? throw new AccountRejectedException(AccountProblem.NotFound, $"There is no key '{keyId}'.");

    private async Task<bool> IsLastAdminAsync(KeyRow row, CancellationToken cancellationToken) =>
        row is { Role: nameof(AccountRole.Admin), RevokedAt: null } && !(row.ExpiresAt <= _accounts.Now)
        && !await _accounts.Rows.QueryAsync(rows => KeyRows.HasOtherAdmin(rows, row.KeyId, null, _accounts.Now), cancellationToken);

    private async Task NoteUseAsync(KeyRow key, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var last = _lastUse.GetOrAdd(key.KeyId, key.UsedAt ?? DateTimeOffset.MinValue);
        if (now - last < UseResolution || !_lastUse.TryUpdate(key.KeyId, now, last)) return;
        try
        {
            await _accounts.Events.AppendAsync(StreamNames.Key(key.KeyId), ExpectedRevision.Any, [FactFormat.Write(new KeyUsed(now))], cancellationToken);
        }
        catch (StoreUnavailableException failure)
        {
            LogUseNotKept(key.KeyId, failure);
        }
    }

    private Task AppendAsync(string keyId, ExpectedRevision expected, IFact fact, CancellationToken cancellationToken) =>
        _accounts.AppendAsync(StreamNames.Key(keyId), expected, cancellationToken, fact);

    [LoggerMessage(1, LogLevel.Warning, "The use of key {KeyId} could not be recorded")]
    private partial void LogUseNotKept(string keyId, Exception failure);

    [LoggerMessage(2, LogLevel.Warning, "The preset admin key was revoked and stays so; preset another one")]
    private partial void LogPresetRevoked();
}
