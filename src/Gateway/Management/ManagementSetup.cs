using Aikynetix.Gateway.People;

namespace Aikynetix.Gateway.Management;

/// <summary>Registers the management of sessions.</summary>
internal static class ManagementSetup
{
    /// <summary>Adds what lists tell, and what goes with a deleted client.</summary>
    public static IServiceCollection AddManagement(this IServiceCollection services) => services
        .AddSingleton<SummaryReader>()
        .AddSingleton<IClientFarewell, SessionFarewell>();
}
