using System.Globalization;
using System.Threading.RateLimiting;
using Aikynetix.Gateway.Errors;
using Aikynetix.Sessions.Accounts;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;

namespace Aikynetix.Gateway.Auth;

/// <summary>Registers who may come in, and how often.</summary>
internal static class AuthSetup
{
    /// <summary>Policy of routes that act for other users.</summary>
    public const string Managers = "managers";

    /// <summary>Policy of routes that act for everybody.</summary>
    public const string Admins = "admins";

    /// <summary>Adds API keys, roles and the rate limit.</summary>
    public static IServiceCollection AddApiKeys(this IServiceCollection services)
    {
        // Not AddAuthentication: it brings data protection, which writes keys of its own outside the data folder.
        services.AddAuthenticationCore(schemes =>
        {
            schemes.DefaultScheme = ApiKeyHandler.SchemeName;
            schemes.AddScheme<ApiKeyHandler>(ApiKeyHandler.SchemeName, displayName: null);
        });
        services.AddWebEncoders();
        services.AddTransient<ApiKeyHandler>();
        services.AddAuthorizationBuilder()
            .AddPolicy(Managers, policy => policy.RequireRole(nameof(AccountRole.Admin), nameof(AccountRole.SubAdmin)))
            .AddPolicy(Admins, policy => policy.RequireRole(nameof(AccountRole.Admin)));
        services.AddSingleton<AccessRules>().AddSingleton<KeyCheck>().AddSingleton<KeyGuesses>().AddSingleton<IdempotencyTurns>();

        services.AddOptions<RateLimitOptions>().BindConfiguration(RateLimitOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddRateLimiter(_ => { });
        services.AddOptions<RateLimiterOptions>().Configure<IOptions<RateLimitOptions>>((limiter, limits) =>
        {
            limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context =>
                RateLimitPartition.GetTokenBucketLimiter(Name(context), _ => Bucket(limits.Value)));
            limiter.OnRejected = (rejected, _) => new ValueTask(RefuseAsync(rejected.HttpContext, rejected.Lease));
        });
        return services;
    }

    // Who comes with a wrong key does not use up what holders of signed links at the same address have.
    private static string Name(HttpContext context) => Caller.Find(context) is { } caller
        ? "key " + caller.KeyId
        : (Credential.Find(context.Request, queryAllowed: true) is null ? "address " : "wrong key ") + CallerAddress.Of(context);

    private static TokenBucketRateLimiterOptions Bucket(RateLimitOptions limits) => new()
    {
        TokenLimit = limits.Burst,
        TokensPerPeriod = limits.RequestsPerSecond,
        ReplenishmentPeriod = TimeSpan.FromSeconds(1),
        QueueLimit = 0,
        AutoReplenishment = true,
    };

    private static Task RefuseAsync(HttpContext context, RateLimitLease lease)
    {
        if (lease.TryGetMetadata(MetadataName.RetryAfter, out var wait))
            context.Response.Headers.RetryAfter = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        return ProblemWriter.WriteAsync(context, ErrorCodes.RateLimited, ErrorCodes.RateLimited.Sentence);
    }
}
