using Aikynetix.Sessions;
using Microsoft.Extensions.Options;

namespace Aikynetix.Gateway.Videos;

/// <summary>Registers signed video links.</summary>
internal static class VideosSetup
{
    /// <summary>Adds the links and the key behind them.</summary>
    public static IServiceCollection AddVideoLinks(this IServiceCollection services)
    {
        services.AddOptions<LinkOptions>().BindConfiguration(LinkOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<LinkDoor>().AddSingleton<AnalyzedLinks>().AddSingleton<PhaseLinks>().AddSingleton<ThumbnailLinks>();
        return services.AddSingleton(provider => new SignedLinks(
            LinkKey.LoadOrCreate(provider.GetRequiredService<IOptions<SessionsOptions>>().Value.DataFolder),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<IOptions<LinkOptions>>()));
    }
}
