using Aikynetix.WebRtc;

namespace Aikynetix.Gateway.Whip;

/// <summary>Registers WHIP and the WebRTC server behind it.</summary>
internal static class WhipSetup
{
    /// <summary>Name of the policy that lets pages of any origin publish: a key is needed, and nothing goes by cookies.</summary>
    public const string AnyOrigin = "whip";

    /// <summary>Adds the services.</summary>
    public static IServiceCollection AddWhip(this IServiceCollection services) => services
        .AddWebRtc()
        .AddSingleton<LiveReadiness>()
        .AddSingleton<WhipConnections>()
        .AddHostedService<WebRtcStart>()
        .AddCors(cors => cors.AddPolicy(AnyOrigin, policy => policy
            .AllowAnyOrigin()
            .WithMethods(HttpMethods.Post, HttpMethods.Patch, HttpMethods.Delete, HttpMethods.Get, HttpMethods.Options)
            .WithHeaders("Authorization", "API-KEY", "Content-Type", "If-Match")
            .WithExposedHeaders("Location", "ETag", "Link", "Accept-Patch", "Session-Id")));
}
