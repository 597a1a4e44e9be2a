namespace Aikynetix.Gateway.Jobs;

/// <summary>Registers the work beside the analyses.</summary>
internal static class JobsSetup
{
    /// <summary>Adds the workers; they serve every runner that is added.</summary>
    public static IServiceCollection AddJobs(this IServiceCollection services) => services
        .AddSingleton<ClaimKeeper>()
        .AddSingleton<ClaimedJob>()
        .AddHostedService<JobWorker>();

    /// <summary>Adds a runner for one kind of jobs.</summary>
    public static IServiceCollection AddJobRunner<TRunner>(this IServiceCollection services)
        where TRunner : class, IJobRunner =>
        services.AddSingleton<IJobRunner, TRunner>();
}
