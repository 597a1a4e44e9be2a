namespace Aikynetix.Gateway.People;

/// <summary>Registers people, their keys and their plans.</summary>
internal static class PeopleSetup
{
    /// <summary>Adds the services.</summary>
    public static IServiceCollection AddPeople(this IServiceCollection services)
    {
        services.AddOptions<PlanOptions>().BindConfiguration(PlanOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<KeyOptions>().BindConfiguration(KeyOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        return services
            .AddSingleton<PlanTable>()
            .AddSingleton<SessionQuota>()
            .AddSingleton<ClientDesk>()
            .AddSingleton<SubAdminDesk>()
            .AddSingleton<KeyDesk>()
            .AddSingleton<ClientFarewells>()
            .AddHostedService(provider => provider.GetRequiredService<ClientFarewells>());
    }

    /// <summary>Maps the routes.</summary>
    public static void MapPeople(this IEndpointRouteBuilder routes)
    {
        routes.MapClients();
        routes.MapKeys();
        routes.MapSubAdmins();
    }
}
