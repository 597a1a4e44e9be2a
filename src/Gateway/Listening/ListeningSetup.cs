using System.Net;
using Aikynetix.Sessions;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.Options;

namespace Aikynetix.Gateway.Listening;

/// <summary>Makes the server listen as planned.</summary>
internal static class ListeningSetup
{
    private const string OwnEndpoints = "Kestrel:Endpoints";
    private static readonly string[] FrameworkKeys = ["urls", "http_ports", "https_ports"];

    /// <summary>Adds the addresses and the certificate for phones in the same network.</summary>
    public static IServiceCollection AddListening(this IServiceCollection services, ConfigurationManager settings)
    {
        services.AddOptions<ListeningOptions>().BindConfiguration(ListeningOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton(provider => new LanCertificate(
            provider.GetRequiredService<IOptions<SessionsOptions>>().Value.DataFolder, LanNetwork.Addresses, provider.GetRequiredService<TimeProvider>()));
        // Whoever describes every endpoint wants no other.
        if (settings.GetSection(OwnEndpoints).GetChildren().Any()) return services.AddSingleton(new ListeningPlan([]));

        var plan = ListeningPlan.From(settings["urls"] ?? "", settings.GetSection(ListeningOptions.Section).Get<ListeningOptions>() ?? new ListeningOptions());
        settings.AddRtcDefaults(plan);
        // Else the framework would warn at every start that it does not listen where the plan does already.
        foreach (var key in FrameworkKeys) settings[key] = "";
        services.Configure<KestrelServerOptions>(server =>
        {
            foreach (var point in plan.Points) Listen(server, point);
        });
        return services.AddSingleton(plan);
    }

    /// <summary>Maps <c>/lan-ca.crt</c>: what a phone installs so that it believes this server. No secret, and only there when phones may come.</summary>
    public static void MapLan(this WebApplication app)
    {
        if (!app.Services.GetRequiredService<IOptions<ListeningOptions>>().Value.Lan) return;
        app.MapGet("/lan-ca.crt", (LanCertificate certificate) => TypedResults.Bytes(certificate.Authority, "application/x-x509-ca-cert", "aikynetix-ca.crt"))
            .ExcludeFromDescription();
    }

    private static void Listen(KestrelServerOptions server, ListeningPoint point)
    {
        void Configure(ListenOptions listen) => Describe(listen, point);
        if (point.Host.StartsWith("unix:", StringComparison.Ordinal)) server.ListenUnixSocket(point.Host["unix:".Length..], Configure);
        // Both loopback addresses with one free port cannot be had.
        else if (point is { Host: "localhost", Port: 0 }) server.Listen(IPAddress.Loopback, 0, Configure);
        else if (point.Host == "localhost") server.ListenLocalhost(point.Port, Configure);
        else if (IPAddress.TryParse(point.Host.Trim('[', ']'), out var address)) server.Listen(address, point.Port, Configure);
        else server.ListenAnyIP(point.Port, Configure);
    }

    private static void Describe(ListenOptions listen, ListeningPoint point)
    {
        switch (point.Kind)
        {
            case ListeningKind.Grpc:
                listen.Protocols = HttpProtocols.Http2;
                break;
            case ListeningKind.Lan:
                var certificate = listen.ApplicationServices.GetRequiredService<LanCertificate>();
                listen.UseHttps(new TlsHandshakeCallbackOptions { OnConnection = _ => ValueTask.FromResult(certificate.ForConnection()) });
                break;
            default:
                if (point.IsEncrypted) listen.UseHttps();
                break;
        }
    }
}
