using Aikynetix.Gateway.Auth;
using Aikynetix.Sessions;
using Aikynetix.Sessions.Accounts;
using Aikynetix.Sessions.Announcements;
using Aikynetix.Sessions.Store;
using Aikynetix.Sessions.Work;

namespace Aikynetix.Gateway.Webhooks;

/// <summary>
/// Turns every announcement into one delivery job for each webhook that wants it and may see it. Jobs are named by position, so after a kill
/// it goes on where it was and asks for nothing twice.
/// </summary>
internal sealed partial class WebhookAnnouncer(
    AnnouncementFeed feed, WebhookJournal webhooks, JobQueue jobs, AccessRules rules, AccountJournal accounts, KeyJournal keys, TimeProvider time,
    ILogger<WebhookAnnouncer> logger)
    : BackgroundService
{
    private static readonly TimeSpan RetryDelay = TimeSpan.FromSeconds(5);

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await foreach (var news in feed.FollowAsync(await BeginningAsync(stoppingToken), stoppingToken)) await AnnounceAsync(news, stoppingToken);
            }
            catch (Exception) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (ObjectDisposedException)
            {
                return;
            }
            catch (Exception cause)
            {
                if (cause is StoreUnavailableException) LogWaits(logger, cause.Message);
                else LogUnexpected(logger, cause);
                await Task.Delay(RetryDelay, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    // Before the first webhook there is nothing to announce, so that waits for one.
    private async Task<long> BeginningAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var moved = webhooks.NextMove;
            if (await webhooks.ListAsync(cancellationToken) is [var oldest, ..])
            {
                var last = await feed.LastJobKeyAsync(WebhookJob.Kind, cancellationToken);
                return last is null ? oldest.Position : Math.Max(oldest.Position, WebhookJob.Position(last) - 1);
            }

            await moved.WaitAsync(cancellationToken);
        }
    }

    private async Task AnnounceAsync(Announcement news, CancellationToken cancellationToken)
    {
        string? body = null;
        foreach (var webhook in await webhooks.ListAsync(cancellationToken))
        {
            if (news.Position < webhook.Position || !webhook.Events.Contains(news.Type) || !await MaySeeAsync(webhook, news, cancellationToken)) continue;
            body ??= WebhookMessage.Of(news).Body();
            await AskAsync(
                new JobRequest(WebhookJob.Kind, WebhookJob.Key(news.Position, webhook.Id), news.SessionId, webhook.UserUid ?? webhook.Id, body),
                cancellationToken);
        }
    }

    private async Task AskAsync(JobRequest request, CancellationToken cancellationToken)
    {
        // What was announced before stays so, also where nobody took it: asked for again it would begin anew with every start.
        if (await jobs.FindAsync(request.Kind, request.Key, cancellationToken) is not null) return;
        try
        {
            await jobs.AskAsync(request, cancellationToken);
        }
        catch (UnknownSessionException)
        {
            // Deleted since we looked.
        }
    }

    private async Task<bool> MaySeeAsync(Webhook webhook, Announcement news, CancellationToken cancellationToken) =>
        !await keys.IsOffAsync(webhook.KeyId, cancellationToken)
        && await rules.MayActForAsync(new Caller(webhook.KeyId, webhook.Role, webhook.UserUid), news.UserUid, cancellationToken)
        && (webhook.UserUid is not { } owner || await accounts.FindUserAsync(owner, cancellationToken) is not null);

    [LoggerMessage(251, LogLevel.Warning, "Nothing can be announced now: {Reason}")]
    private static partial void LogWaits(ILogger logger, string reason);

    [LoggerMessage(252, LogLevel.Error, "The announcer met an unexpected error and goes on")]
    private static partial void LogUnexpected(ILogger logger, Exception cause);
}
