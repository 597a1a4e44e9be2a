using Aikynetix.Sessions.Accounts;
using Aikynetix.Sessions.Events;
using Aikynetix.Sessions.Projections;
using Aikynetix.Sessions.Store;

namespace Aikynetix.Sessions.Announcements;

/// <summary>Webhooks: made, listed, removed.</summary>
public sealed class WebhookJournal
{
    private readonly IEventStore _store;
    private readonly ReadModel _model;
    private readonly ProjectionRunner _runner;
    private readonly TimeProvider _time;

    internal WebhookJournal(IEventStore store, ReadModel model, ProjectionRunner runner, TimeProvider time) =>
        (_store, _model, _runner, _time) = (store, model, runner, time);

    /// <summary>Makes a webhook.</summary>
    /// <param name="url">Where messages go; the caller has judged it.</param>
    /// <param name="events">Types of announcements, see <see cref="Announcement"/>.</param>
    /// <param name="role">How far it sees.</param>
    /// <param name="keyId">The key that makes it.</param>
    /// <param name="userUid">For whom; null for some admins.</param>
    /// <param name="cancellationToken">Gives up waiting for the store.</param>
    public async Task<Webhook> CreateAsync(
        string url, IReadOnlyList<string> events, AccountRole role, string keyId, string? userUid, CancellationToken cancellationToken)
    {
        var (id, now) = (Guid.NewGuid().ToString("N"), _time.GetUtcNow());
        var position = await AppendAsync(
            id, ExpectedRevision.NoStream, new WebhookCreated(url, events, role.ToString(), keyId, now, userUid), cancellationToken);
        return new Webhook(id, url, events, role, keyId, userUid, now, position);
    }

    /// <summary>All webhooks in the order in which they were made.</summary>
    public Task<IReadOnlyList<Webhook>> ListAsync(CancellationToken cancellationToken) =>
        Task.Run<IReadOnlyList<Webhook>>(() => [.. _model.Query(WebhookRows.List).Select(FromRow)], cancellationToken);

    /// <summary>The webhook of that id; null when there is none (any more).</summary>
    public async Task<Webhook?> FindAsync(string id, CancellationToken cancellationToken) =>
        (await ListAsync(cancellationToken)).FirstOrDefault(one => one.Id == id);

    /// <summary>Removes a webhook; what is under way to it is dropped.</summary>
    public Task RemoveAsync(Webhook webhook, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(webhook);
        return AppendAsync(webhook.Id, ExpectedRevision.Any, new WebhookRemoved(_time.GetUtcNow()), cancellationToken);
    }

    /// <summary>Completes when any read model moves on. Take it before you look.</summary>
    public Task NextMove => _runner.NextMove;

    private static Webhook FromRow(WebhookRow row) => new(
        row.WebhookId, row.Url, row.Events.Split(' '), Enum.Parse<AccountRole>(row.Role), row.KeyId, row.UserUid, row.CreatedAt, row.Position);

    private async Task<long> AppendAsync(string id, ExpectedRevision expected, IFact fact, CancellationToken cancellationToken)
    {
        var stored = await _store.AppendAsync(StreamNames.Webhook(id), expected, [FactFormat.Write(fact)], cancellationToken);
        await _runner.WaitForAsync(stored.Position, cancellationToken);
        return stored.Position;
    }
}
