using Aikynetix.Gateway.Wire;
using Aikynetix.Sessions.Work;

namespace Aikynetix.Gateway.Webhooks;

/// <summary>How the delivery of one message stands.</summary>
/// <param name="MessageId">The header <c>webhook-id</c> of its attempts.</param>
/// <param name="Status"><c>queued</c>, <c>running</c>, <c>completed</c> or <c>failed</c>.</param>
/// <param name="Attempts">Attempts so far.</param>
/// <param name="NextAttemptIso">When the next one is due, RFC 3339 in UTC; null when none is.</param>
/// <param name="Error">Why the last one came to nothing; null when none did.</param>
/// <param name="CreatedAtIso">When the message was made, RFC 3339 in UTC.</param>
internal sealed record DeliveryBody(string MessageId, string Status, int Attempts, string? NextAttemptIso, string? Error, string CreatedAtIso)
{
    /// <summary>How the job stands.</summary>
    public static DeliveryBody From(Job job) => new(
        "msg_" + job.Key, job.Status.ToString().ToLowerInvariant(), job.Attempts,
        job is { Status: JobStatus.Queued, NotBefore: { } due } ? CreatedAt.Iso(due) : null, job.Error, CreatedAt.Iso(job.AskedAt));
}
