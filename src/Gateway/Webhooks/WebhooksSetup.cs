using Aikynetix.Gateway.Jobs;
using Aikynetix.Gateway.People;
using Aikynetix.Gateway.Videos;
using Aikynetix.Sessions;
using Microsoft.Extensions.Options;

namespace Aikynetix.Gateway.Webhooks;

/// <summary>Registers webhooks.</summary>
internal static class WebhooksSetup
{
    /// <summary>Adds the announcer, the deliveries and what judges addresses.</summary>
    public static IServiceCollection AddWebhooks(this IServiceCollection services)
    {
        services.AddOptions<WebhookOptions>().BindConfiguration(WebhookOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        return services
            .AddSingleton(provider => new WebhookSecrets(LinkKey.LoadOrCreate(provider.GetRequiredService<IOptions<SessionsOptions>>().Value.DataFolder)))
            .AddSingleton<WebhookAddress>()
            .AddSingleton<WebhookSender>()
            .AddSingleton<IClientFarewell, WebhookFarewell>()
            .AddJobRunner<WebhookRunner>()
            .AddHostedService<WebhookAnnouncer>();
    }
}
