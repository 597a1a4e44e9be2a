namespace Aikynetix.Gateway.Pages;

/// <summary>Registers the web pages.</summary>
internal static class PagesSetup
{
    /// <summary>Adds their settings.</summary>
    public static IServiceCollection AddPages(this IServiceCollection services)
    {
        services.AddOptions<PagesOptions>().BindConfiguration(PagesOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        return services;
    }
}
