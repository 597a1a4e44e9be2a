using System.Net;
using Aikynetix.Gateway.Jobs;
using Microsoft.Extensions.Options;

namespace Aikynetix.Gateway.Threads;

/// <summary>Registers threads and those who answer them.</summary>
internal static class ThreadsSetup
{
    /// <summary>Adds the desk, the coaches and the runner.</summary>
    public static IServiceCollection AddThreads(this IServiceCollection services)
    {
        services.AddOptions<CoachOptions>().BindConfiguration(CoachOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        return services
            .AddSingleton<ThreadDesk>()
            .AddSingleton<RuleBookCoach>()
            .AddSingleton(provider => new ChatClient(Client(), provider.GetRequiredService<IOptions<CoachOptions>>(), provider.GetRequiredService<TimeProvider>()))
            .AddSingleton<ChatCoach>()
            .AddJobRunner<ThreadRunner>();
    }

    // The key goes to the address that the operator gave and nowhere else; how long an answer may take is counted where it is asked for.
    private static HttpClient Client() => new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        AutomaticDecompression = DecompressionMethods.None,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };
}
