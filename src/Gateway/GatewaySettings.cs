using System.Globalization;
using Microsoft.Extensions.Configuration.Memory;
using Microsoft.Extensions.Options;

namespace Aikynetix.Gateway;

/// <summary>Gives the short variables of the environment their place among the settings.</summary>
internal static class GatewaySettings
{
    private const string DefaultPort = "8080";
    private const int HighestPort = 65535;

    /// <summary>
    /// Adds the defaults and <c>AIKY_DATA</c>, <c>AIKY_PORT</c>, <c>AIKY_ADMIN_KEY</c> below everything else, so that a setting by its full
    /// name wins. The server listens on the loopback interface unless <c>urls</c> says otherwise.
    /// </summary>
    /// <exception cref="OptionsValidationException">The port is none.</exception>
    public static void AddShortNames(this ConfigurationManager settings)
    {
        var port = settings["AIKY_PORT"] is { Length: > 0 } given ? given : DefaultPort;
        // Unchecked, an address with such a port would fall back to port 80 on every interface.
        if (!int.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number is 0 or > HighestPort)
            throw new OptionsValidationException("AIKY_PORT", typeof(int), [$"AIKY_PORT must be a port from 1 to {HighestPort}, not '{port}'."]);
        settings.Sources.Insert(0, new MemoryConfigurationSource
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
