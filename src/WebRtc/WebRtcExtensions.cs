using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Aikynetix.WebRtc;

/// <summary>The table of contents of this project for a host.</summary>
public static class WebRtcExtensions
{
    /// <summary>Adds the <see cref="WebRtcServer"/>; the host starts it when it wants cameras.</summary>
    public static IServiceCollection AddWebRtc(this IServiceCollection services)
    {
        services.AddOptions<WebRtcOptions>()
            .BindConfiguration(WebRtcOptions.Section)
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<WebRtcServer>();
        return services;
    }
}
