using System.Globalization;
using Aikynetix.Gateway.Listening;
using Microsoft.Extensions.Configuration.Memory;
using Microsoft.Extensions.Options;

namespace Aikynetix.Gateway;

/// <summary>Gives the short variables of the environment their place among the settings.</summary>
internal static class GatewaySettings
{
    private const int DefaultPort = 8080;
    private const int RtcOffset = 2;

    /// <summary>
    /// Adds the defaults and <c>AIKY_DATA</c>, <c>AIKY_PORT</c>, <c>AIKY_GRPC_PORT</c>, <c>AIKY_LAN_PORT</c>, <c>AIKY_RTC_PORT</c>,
    /// <c>AIKY_ADMIN_KEY</c> below everything else, so that a setting by its full name wins. The server listens on the loopback interface
    /// unless <c>urls</c> or <c>Listening:Lan</c> says otherwise.
    /// </summary>
    /// <exception cref="OptionsValidationException">A port is none.</exception>
    public static void AddShortNames(this ConfigurationManager settings)
    {
        Add(settings, new()
        {
            ["urls"] = $"http://localhost:{Port(settings, "AIKY_PORT", lowest: 1) ?? DefaultPort}",
            ["Listening:GrpcPort"] = Text(Port(settings, "AIKY_GRPC_PORT", lowest: 0)),
            ["Listening:LanPort"] = Text(Port(settings, "AIKY_LAN_PORT", lowest: 0)),
            ["Sessions:DataFolder"] = settings["AIKY_DATA"] is { Length: > 0 } folder ? folder : "data",
            ["Sessions:AdminKey"] = settings["AIKY_ADMIN_KEY"] is { Length: > 0 } key ? key : null,
        });
    }

    /// <summary>Adds what follows from where the server listens: the UDP port for cameras, and that none comes from outside when nobody else can.</summary>
    /// <exception cref="OptionsValidationException">A port is none.</exception>
    public static void AddRtcDefaults(this ConfigurationManager settings, ListeningPlan plan)
    {
        var port = Port(settings, "AIKY_RTC_PORT", lowest: 0) ?? (plan.HttpPort == 0 ? 0 : plan.HttpPort + RtcOffset);
        if (port > ListeningPlan.HighestPort) throw Wrong("AIKY_RTC_PORT", $"There is no port {port} for cameras; set AIKY_RTC_PORT.");
        var isClosed = plan.Points.Count > 0 && plan.IsLoopback && !settings.GetSection("WebRtc:Addresses").GetChildren().Any();
        Add(settings, new()
        {
            ["WebRtc:Port"] = Text(port),
            ["WebRtc:Addresses:0"] = isClosed ? "127.0.0.1" : null,
        });
    }

    private static void Add(ConfigurationManager settings, Dictionary<string, string?> values) => settings.Sources.Insert(0, new MemoryConfigurationSource
    {
        // A name without a value would count as an empty one.
        InitialData = values.Where(pair => pair.Value is not null).ToList(),
    });

    // Unchecked, an address with a port that is none would fall back to port 80 on every interface.
    private static int? Port(ConfigurationManager settings, string name, int lowest)
    {
        if (settings[name] is not { Length: > 0 } text) return null;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port >= lowest && port <= ListeningPlan.HighestPort
            ? port
            : throw Wrong(name, $"{name} must be a port from {lowest} to {ListeningPlan.HighestPort}, not '{text}'.");
    }

    private static string? Text(int? port) => port?.ToString(CultureInfo.InvariantCulture);

    private static OptionsValidationException Wrong(string name, string sentence) => new(name, typeof(int), [sentence]);
}
