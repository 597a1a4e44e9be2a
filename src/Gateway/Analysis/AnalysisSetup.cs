using Aikynetix.Biomechanics.Bar;
using Aikynetix.Streaming;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Aikynetix.Gateway.Analysis;

/// <summary>Registers the analysis of clips.</summary>
internal static class AnalysisSetup
{
    /// <summary>Adds the run that the server and the command line share; what is registered before it stays.</summary>
    public static IServiceCollection AddMotionAnalysis(this IServiceCollection services)
    {
        services.AddOptions<AnalysisOptions>().BindConfiguration(AnalysisOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.TryAddSingleton<IPoseModel, InstalledPoseModel>();
        services.TryAddSingleton<PlateFinder>(new PlateDetector().Detect);
        services.TryAddSingleton<MotionAnalysisRun>();
        return services;
    }

    /// <summary>Adds the worker that analyzes uploads.</summary>
    public static IServiceCollection AddAnalysisWorker(this IServiceCollection services) => services
        .AddSingleton<MotionJob>()
        .AddSingleton<ClaimedWork>()
        .AddHostedService<AnalysisWorker>();
}
