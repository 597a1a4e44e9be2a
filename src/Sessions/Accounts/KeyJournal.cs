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

    private readonly IEventStore _store;
    private readonly ReadModel _model;
    private readonly ProjectionRunner _runner;
    private readonly TimeProvider _time;
    private readonly ILogger<KeyJournal> _log;
    private readonly ConcurrentDictionary<string, DateTimeOffset> _lastUse = new(StringComparer.Ordinal);

    internal KeyJournal(IEventStore store, ReadModel model, ProjectionRunner runner, TimeProvider time, ILogger<KeyJournal> log) =>
        (_store, _model, _runner, _time, _log) = (store, model, runner, time, log);

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
        var now = _time.GetUtcNow();
        if (title.Length > MaxTitle) throw Invalid($"title may be {MaxTitle} characters long.");
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
        var row = await Task.Run(() => _model.Query(rows => KeyRows.Find(rows, keyId)), cancellationToken)
            ?? throw new AccountRejectedException(AccountProblem.NotFound, $"There is no key '{keyId}'.");
        if (row.RevokedAt is null) await AppendAsync(row.KeyId, ExpectedRevision.Any, new KeyRevoked(_time.GetUtcNow()), cancellationToken);
    }

    /// <summary>Whether the key was revoked or has expired, for what goes on longer than the request that it let in.</summary>
    public Task<bool> IsOffAsync(string keyId, CancellationToken cancellationToken) => Task.Run(
        () => _model.Query(rows => KeyRows.Find(rows, keyId)) is { } row && (row.RevokedAt is not null || row.ExpiresAt <= _time.GetUtcNow()),
        cancellationToken);

    /// <summary>All keys in the order in which they were made, revoked and expired ones too.</summary>
    public Task<IReadOnlyList<ApiKey>> ListAsync(CancellationToken cancellationToken) =>
        Task.Run<IReadOnlyList<ApiKey>>(() => [.. _model.Query(KeyRows.List).Select(FromRow)], cancellationToken);

    /// <summary>Judges a presented token. Every token, right or wrong, takes the same way, and secrets are compared in constant time.</summary>
    public async Task<KeyCheck> CheckAsync(string token, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(token);
        var presented = KeyToken.Hash(token);
        // The index finds by hash, whose bits nobody can choose; what it finds still has to stand the full comparison.
        var rows = await Task.Run(() => _model.Query(connection => KeyRows.WithHash(connection, presented)), cancellationToken);
        KeyRow? match = null;
        foreach (var row in rows.OrderBy(row => row.RevokedAt is null))
            if (CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(row.Sha256), Encoding.ASCII.GetBytes(presented))) match = row;

        if (match is null) return new KeyCheck(KeyVerdict.Unknown, null);
        var now = _time.GetUtcNow();
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
        var current = await Task.Run(() => _model.Query(rows => KeyRows.Find(rows, PresetKeyId)), cancellationToken);
        if (current?.Sha256 == hash)
        {
            if (current.RevokedAt is not null) LogPresetRevoked();
            return;
        }

        var fact = new KeyCreated(hash, KeyToken.Prefix(token), "Preset admin key", nameof(AccountRole.Admin), _time.GetUtcNow());
        await AppendAsync(PresetKeyId, ExpectedRevision.Any, fact, cancellationToken);
    }

    private static AccountRejectedException Invalid(string message) => new(AccountProblem.Invalid, message);

    private static ApiKey FromRow(KeyRow row) => new(
        row.KeyId, row.Prefix, row.Title, Enum.Parse<AccountRole>(row.Role), row.UserUid,
        row.CreatedAt, row.ExpiresAt, row.RevokedAt, row.UsedAt);

    // From the stream, not the read model: a command beside the server has no read model that follows.
    private async Task<bool> UserExistsAsync(string userUid, CancellationToken cancellationToken) =>
        StreamName.IsAllowed(userUid) && await _store.ReadAsync(StreamNames.User(userUid), 0, cancellationToken).AnyAsync(cancellationToken);

    private async Task NoteUseAsync(KeyRow key, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var last = _lastUse.GetOrAdd(key.KeyId, key.UsedAt ?? DateTimeOffset.MinValue);
        if (now - last < UseResolution || !_lastUse.TryUpdate(key.KeyId, now, last)) return;
        try
        {
            await _store.AppendAsync(StreamNames.Key(key.KeyId), ExpectedRevision.Any, [FactFormat.Write(new KeyUsed(now))], cancellationToken);
        }
        catch (StoreUnavailableException failure)
        {
            LogUseNotKept(key.KeyId, failure);
        }
    }

    private async Task AppendAsync(string keyId, ExpectedRevision expected, IFact fact, CancellationToken cancellationToken)
    {
        var stored = await _store.AppendAsync(StreamNames.Key(keyId), expected, [FactFormat.Write(fact)], cancellationToken);
        await _runner.WaitForAsync(stored.Position, cancellationToken);
    }

    [LoggerMessage(1, LogLevel.Warning, "The use of key {KeyId} could not be recorded")]
    private partial void LogUseNotKept(string keyId, Exception failure);

    [LoggerMessage(2, LogLevel.Warning, "The preset admin key was revoked and stays so; preset another one")]
    private partial void LogPresetRevoked();
}
