using System.Globalization;
using System.Net;
using Aikynetix.Gateway.Errors;
using Aikynetix.Gateway.Jobs;
using Aikynetix.Sessions.Announcements;
using Aikynetix.Sessions.Work;
using Microsoft.Extensions.Options;

namespace Aikynetix.Gateway.Webhooks;

/// <summary>Delivers one message, and tries again for three days where nobody takes it.</summary>
internal sealed class WebhookRunner(WebhookJournal webhooks, WebhookSender sender, WebhookSecrets secrets, TimeProvider time, IOptions<WebhookOptions> options)
    : IJobRunner
{
    // As Standard Webhooks 1.0 proposes, so that a receiver may be away for a long week-end's night.
    private static readonly TimeSpan[] Delays =
    [
        TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2), TimeSpan.FromHours(5),
        TimeSpan.FromHours(10), TimeSpan.FromHours(14), TimeSpan.FromHours(20), TimeSpan.FromHours(24),
    ];

    /// <inheritdoc />
    public string Kind => WebhookJob.Kind;

    /// <inheritdoc />
    public int Concurrency => options.Value.Concurrency;

    /// <inheritdoc />
    public async Task<string?> RunAsync(Job job, IProgress<double> progress, CancellationToken cancellationToken)
    {
        var webhook = await webhooks.FindAsync(WebhookJob.WebhookId(job.Key), cancellationToken)
            ?? throw new JobFailure(ErrorCodes.WebhookNotFound, "The webhook was removed.");
        var (messageId, timestamp) = ("msg_" + job.Key, time.GetUtcNow().ToUnixTimeSeconds());
        HttpStatusCode status;
        TimeSpan? retryAfter = null;
        try
        {
            var signature = secrets.Sign(webhook.Id, messageId, timestamp, job.Payload);
            (status, retryAfter) = await sender.SendAsync(new Uri(webhook.Url), messageId, timestamp, signature, job.Payload, cancellationToken);
        }
        catch (HttpRequestException nobody)
        {
            throw Later(job, retryAfter, nobody.Message);
        }

        if ((int)status is >= 200 and < 300) return ((int)status).ToString(CultureInfo.InvariantCulture);
        if (status != HttpStatusCode.Gone) throw Later(job, retryAfter, $"The receiver answered {(int)status}.");
        // 410 is how a receiver says that it wants no more.
        await webhooks.RemoveAsync(webhook, cancellationToken);
        throw new JobFailure(ErrorCodes.WebhookUndelivered, "The receiver answered 410, so the webhook was removed.");
    }

    private static Exception Later(Job job, TimeSpan? asked, string reason)
    {
        if (job.Attempts > Delays.Length) return new JobFailure(ErrorCodes.WebhookUndelivered, reason);
        var delay = Delays[job.Attempts - 1];
        return new JobPostponed(asked > delay && asked <= Delays[^1] ? asked.Value : delay, reason);
    }
}
