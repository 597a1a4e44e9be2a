using Aikynetix.Gateway.Auth;
using Aikynetix.Sessions;

namespace Aikynetix.Gateway.Tus;

/// <summary>Registers uploads that may be resumed.</summary>
internal static class TusSetup
{
    /// <summary>Name of the policy that lets pages of any origin upload: a key is needed, and nothing goes by cookies.</summary>
    public const string AnyOrigin = "tus";

    /// <summary>Adds the services.</summary>
    public static IServiceCollection AddTus(this IServiceCollection services)
    {
        services.AddOptions<TusOptions>().BindConfiguration(TusOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        return services
            .AddSingleton<TusStore>()
            .AddSingleton<IBlobKeeper>(provider => provider.GetRequiredService<TusStore>())
            .AddSingleton<TusIntake>()
            .AddHostedService<TusSweep>()
            .AddCors(cors => cors.AddPolicy(AnyOrigin, policy => policy
                .AllowAnyOrigin()
                .WithMethods(HttpMethods.Post, HttpMethods.Head, HttpMethods.Patch, HttpMethods.Delete, HttpMethods.Options)
                .WithHeaders(
                    "Authorization", "API-KEY", "Content-Type", IdempotencyKey.Header, TusHeaders.Resumable, TusHeaders.Length, TusHeaders.Offset,
                    TusHeaders.Metadata, TusHeaders.Checksum, TusHeaders.MethodOverride, "X-Request-ID", "X-Requested-With")
                .WithExposedHeaders(
                    "Location", TusHeaders.Resumable, TusHeaders.Version, TusHeaders.MaxSize, TusHeaders.Extension, TusHeaders.ChecksumAlgorithm,
                    TusHeaders.Length, TusHeaders.Offset, TusHeaders.Metadata, TusHeaders.Expires, TusHeaders.Session, "Retry-After")));
    }
}
