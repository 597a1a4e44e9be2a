namespace Aikynetix.Gateway.Demo;

/// <summary>Registers the demo.</summary>
internal static class DemoSetup
{
    /// <summary>Adds what makes the demo sessions.</summary>
    public static IServiceCollection AddDemo(this IServiceCollection services)
    {
        services.AddOptions<DemoOptions>().BindConfiguration(DemoOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        return services.AddHostedService<DemoSeeder>();
    }
}
