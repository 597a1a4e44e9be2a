namespace Aikynetix.Gateway;

/// <summary>Gives the short variables of the environment their place among the settings.</summary>
internal static class GatewaySettings
{
    private const string DefaultPort = "8080";

    /// <summary>
    /// Adds the defaults and <c>AIKY_DATA</c>, <c>AIKY_PORT</c>, <c>AIKY_ADMIN_KEY</c> below everything else, so that a setting by its full
    /// name wins. The server listens on the loopback interface unless <c>urls</c> says otherwise.
    /// </summary>
    public static void AddShortNames(this ConfigurationManager settings)
    {
        var port = settings["AIKY_PORT"] is { Length: > 0 } given ? given : DefaultPort;
        settings.Sources.Insert(0, new Microsoft.Extensions.Configuration.Memory.MemoryConfigurationSource
        {
            InitialData = new Dictionary<string, string?>
            {
                ["urls"] = $"http://localhost:{port}",
                ["Sessions:DataFolder"] = settings["AIKY_DATA"] is { Length: > 0 } folder ? folder : "data",
                ["Sessions:AdminKey"] = settings["AIKY_ADMIN_KEY"] is { Length: > 0 } key ? key : null,
            },
        });
    }
}
