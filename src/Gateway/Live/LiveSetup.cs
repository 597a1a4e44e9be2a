using Aikynetix.Gateway.Wire;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Aikynetix.Gateway.Live;

/// <summary>Registers what is live and the hub that shows it.</summary>
internal static class LiveSetup
{
    private const int MaxMessageBytes = 4 << 10;

    /// <summary>Adds the directory of live captures and its hub.</summary>
    public static IServiceCollection AddLive(this IServiceCollection services)
    {
        services.TryAddSingleton<LiveThrottle>();
        services
            .AddSingleton<LiveDirectory>()
            .AddSingleton<LiveAccess>()
            .AddSingleton<LiveViewers>()
            .AddSingleton<StatusTrail>()
            .AddSingleton<LiveErrors>()
            .AddSignalR(hub =>
            {
                hub.MaximumReceiveMessageSize = MaxMessageBytes;
                // The outer one tells what the inner one refuses.
                hub.AddFilter<LiveErrors>();
                hub.AddFilter<LiveThrottle>();
            })
            .AddJsonProtocol(json => ApiJson.Configure(json.PayloadSerializerOptions));
        return services;
    }
}
