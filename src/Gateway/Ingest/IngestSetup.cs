using Aikynetix.Biomechanics.Live;
using Aikynetix.Gateway.People;
using Aikynetix.Sessions;
using Aikynetix.Sessions.Accounts;
using Aikynetix.Sessions.Captures;
using Aikynetix.Streaming;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Aikynetix.Gateway.Ingest;

/// <summary>Registers live captures.</summary>
internal static class IngestSetup
{
    /// <summary>Adds the services.</summary>
    public static IServiceCollection AddIngest(this IServiceCollection services)
    {
        services.AddOptions<IngestOptions>().BindConfiguration(IngestOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.TryAddSingleton<LiveAnalysis>(provider => async (draft, capture, token) =>
        {
            var user = await provider.GetRequiredService<AccountJournal>().FindUserAsync(draft.UserId, token);
            return await Task.Run(() => LiveReplay.Analyze(capture, LiveContexts.Of(draft, user)), token);
        });
        services.TryAddSingleton<KeyIsOff>(provider => provider.GetRequiredService<KeyJournal>().IsOffAsync);
        return services
            .AddSingleton(provider => new LiveParts(
                provider.GetRequiredService<CaptureJournal>(),
                provider.GetRequiredService<SessionTasks>(),
                provider.GetRequiredService<PlateFinder>(),
                provider.GetRequiredService<IOptions<LiveOptions>>().Value,
                provider.GetRequiredService<TimeProvider>(),
                provider.GetRequiredService<ILogger<LiveSession>>()))
            .AddSingleton<LiveIntake>()
            .AddSingleton<IClientFarewell, LiveFarewell>()
            .AddHostedService<LiveGuard>();
    }
}
