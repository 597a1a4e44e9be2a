using Aikynetix.Gateway.Auth;
using Aikynetix.Gateway.Errors;
using Aikynetix.Gateway.OpenApi;
using Aikynetix.Sessions.Accounts;
using Aikynetix.Sessions.Announcements;
using Aikynetix.Sessions.Work;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace Aikynetix.Gateway.Webhooks;

/// <summary>Makes, lists and removes webhooks, and tells how their deliveries stand.</summary>
internal static class WebhooksApi
{
    private const int DeliveriesTold = 50;
    private static readonly Webhook Example = new(
        "0123456789abcdef0123456789abcdef", "https://example.org/hook", Announcement.Types, AccountRole.User, "key", "someUserId123", new(2026, 3, 9, 15, 4, 5, TimeSpan.Zero), 0);

    /// <summary>Maps the routes.</summary>
    public static void MapWebhooks(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/webhooks").RequireAuthorization().WithTags("Webhooks")
            .WithErrors(ErrorCodes.KeyMissing, ErrorCodes.KeyInvalid, ErrorCodes.RateLimited);
        group.MapGet("/", ListAsync)
            .WithAnswer(new[] { WebhookBody.From(Example) })
            .WithSummary("Webhooks").WithDescription("The webhooks of the caller; an admin sees all.");
        group.MapPost("/", CreateAsync)
            .WithAnswer(new NewWebhookBody(Example, "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"))
            .WithErrors(ErrorCodes.BadRequest, ErrorCodes.FieldMissing, ErrorCodes.FieldInvalid, ErrorCodes.FieldTooLong, ErrorCodes.WebhookAddressRefused,
                ErrorCodes.TooManyWebhooks, ErrorCodes.StoreUnavailable)
            .WithSummary("Make a webhook")
            .WithDescription("From now on messages about the sessions that this key may see go to `url`, signed after Standard Webhooks 1.0 with the "
                + "`secret` of the answer, which is told this once. What is not answered by 2xx within the time limit comes again, ten times in three days; "
                + "410 removes the webhook.");
        group.MapDelete("/{webhook_id}/", RemoveAsync)
            .WithErrors(ErrorCodes.WebhookNotFound, ErrorCodes.StoreUnavailable)
            .WithSummary("Remove a webhook");
        group.MapGet("/{webhook_id}/deliveries/", DeliveriesAsync)
            .WithAnswer(new[] { new DeliveryBody("msg_0123456789abcdef", "completed", 1, null, null, "2026-03-09T15:04:05.000Z") })
            .WithErrors(ErrorCodes.WebhookNotFound)
            .WithSummary("Newest deliveries of a webhook").WithDescription($"The newest {DeliveriesTold} messages, the newest first, and how their delivery stands.");
    }

    private static async Task<Ok<WebhookBody[]>> ListAsync(WebhookJournal webhooks, HttpContext context, CancellationToken cancellationToken) =>
        TypedResults.Ok((await OwnAsync(webhooks, Caller.Of(context), cancellationToken)).Select(WebhookBody.From).ToArray());

    private static async Task<Created<NewWebhookBody>> CreateAsync(
        WebhookRequest request,
        HttpContext context,
        WebhookJournal webhooks,
        WebhookAddress address,
        WebhookSecrets secrets,
        IOptions<WebhookOptions> options,
        CancellationToken cancellationToken)
    {
        var caller = Caller.Of(context);
        var (url, events) = (address.Check(request.Url), Events(request.Events));
        var known = await webhooks.ListAsync(cancellationToken);
        if (known.Count(one => one.UserUid == caller.UserUid) >= options.Value.MaxPerUser) throw new ApiException(ErrorCodes.TooManyWebhooks);
        var webhook = await webhooks.CreateAsync(url, events, caller.Role, caller.KeyId, caller.UserUid, cancellationToken);
        return TypedResults.Created($"/webhooks/{webhook.Id}/", new NewWebhookBody(webhook, secrets.Tell(webhook.Id)));
    }

    private static async Task<NoContent> RemoveAsync(
        [FromRoute(Name = "webhook_id")] string webhookId, HttpContext context, WebhookJournal webhooks, CancellationToken cancellationToken)
    {
        await webhooks.RemoveAsync(await FindAsync(webhooks, context, webhookId, cancellationToken), cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<Ok<DeliveryBody[]>> DeliveriesAsync(
        [FromRoute(Name = "webhook_id")] string webhookId, HttpContext context, WebhookJournal webhooks, JobQueue jobs, CancellationToken cancellationToken)
    {
        var webhook = await FindAsync(webhooks, context, webhookId, cancellationToken);
        var deliveries = await jobs.NewestAsync(WebhookJob.Kind, WebhookJob.KeyEnd(webhook.Id), DeliveriesTold, cancellationToken);
        return TypedResults.Ok(deliveries.Select(DeliveryBody.From).ToArray());
    }

    // Somebody else's webhook is none at all: its id tells nothing.
    private static async Task<Webhook> FindAsync(WebhookJournal webhooks, HttpContext context, string id, CancellationToken cancellationToken) =>
        (await OwnAsync(webhooks, Caller.Of(context), cancellationToken)).FirstOrDefault(one => one.Id == id)
        ?? throw new ApiException(ErrorCodes.WebhookNotFound);

    private static async Task<IEnumerable<Webhook>> OwnAsync(WebhookJournal webhooks, Caller caller, CancellationToken cancellationToken) =>
        (await webhooks.ListAsync(cancellationToken)).Where(one => caller.Role == AccountRole.Admin || one.UserUid == caller.UserUid);

    private static IReadOnlyList<string> Events(IReadOnlyList<string>? wanted)
    {
        if (wanted is null) return Announcement.Types;
        if (wanted.Count == 0 || wanted.Any(type => !Announcement.Types.Contains(type)))
            throw new ApiException(ErrorCodes.FieldInvalid, $"events takes {string.Join(", ", Announcement.Types)}; leave it out for all.");
        return [.. wanted.Distinct()];
    }
}
