using Aikynetix.Gateway.Jobs;

namespace Aikynetix.Gateway.Render;

/// <summary>Registers drawing into videos and pictures.</summary>
internal static class RenderSetup
{
    /// <summary>Adds the runner of rendering jobs and the maker of pictures.</summary>
    public static IServiceCollection AddRender(this IServiceCollection services)
    {
        services.AddOptions<RenderOptions>().BindConfiguration(RenderOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        return services.AddSingleton<OverlaySource>().AddSingleton<StillStore>().AddJobRunner<RenderJob>();
    }
}
