using Aikynetix.Gateway.Auth;
using Aikynetix.Gateway.Errors;
using Aikynetix.Gateway.OpenApi;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Aikynetix.Gateway.Health;

/// <summary>Tells watchers whether the process lives and whether it can do its work.</summary>
internal static class HealthApi
{
    /// <summary>Maps <c>/healthz</c> and <c>/readyz</c>, which need no key and tell no secrets, and <c>/metrics</c> for admins; none is ever rate limited.</summary>
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        // Made before the first request, so that it counts that one too.
        routes.ServiceProvider.GetRequiredService<RequestCounts>();
        var group = routes.MapGroup("").WithTags("Health").DisableRateLimiting();
        group.MapGet("/healthz", () => TypedResults.Ok(new HealthBody("ok")))
            .WithAnswer(new HealthBody("ok"))
            .WithSummary("Liveness")
            .WithDescription("Answers 200 as long as the process serves requests.");
        group.MapGet("/readyz", ReadyAsync)
            .WithSummary("Readiness")
            .WithDescription("Answers 200 when the pose model is loaded, the store is reachable and ffmpeg is found, else 503; `live` tells about cameras. Each check says what is missing and how to get it.")
            .Produces<ReadinessBody>()
            .WithAnswer(new ReadinessBody(
                new(true, "The pose model is loaded."), new(true, "The store answers."), new(true, "ffmpeg and ffprobe are found."), new(true, "Live cameras can come in.")))
            .Produces<ReadinessBody>(StatusCodes.Status503ServiceUnavailable);
        group.MapGet("/metrics", MetricsAsync)
            .RequireAuthorization(AuthSetup.Admins)
            .WithErrors(ErrorCodes.KeyMissing, ErrorCodes.KeyInvalid, ErrorCodes.RoleTooLow)
            .Produces<string>(contentType: "text/plain")
            .WithSummary("Metrics for Prometheus")
            .WithDescription("Text format 0.0.4: durable work by kind and state, live captures and viewers, answered requests by route and status, memory and processor time. "
                + "Needs an admin's key, which Prometheus sends as bearer token.");
    }

    private static async Task<ContentHttpResult> MetricsAsync(MetricsPage page, CancellationToken cancellationToken) =>
        TypedResults.Content(await page.WriteAsync(cancellationToken), MetricsPage.ContentType);

    private static async Task<JsonHttpResult<ReadinessBody>> ReadyAsync(Readiness readiness, CancellationToken cancellationToken)
    {
        var body = await readiness.CheckAsync(cancellationToken);
        return TypedResults.Json(body, statusCode: body.IsReady ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }
}
