using Aikynetix.Gateway.Listening;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Aikynetix.Gateway.FunctionalTests.Listening;

/// <summary>Which addresses follow from which settings.</summary>
public sealed class ListeningPlanTests
{
    [Theory]
    [InlineData("http://localhost:8080", "Web localhost:8080, Grpc localhost:8081", true)]
    [InlineData("http://127.0.0.1:0", "Web 127.0.0.1:0, Grpc 127.0.0.1:0", true)]
    [InlineData("http://*:80", "Web *:80, Grpc *:81", false)]
    [InlineData("http://[::1]:9000;http://10.0.0.5:9100", "Web [::1]:9000, Web 10.0.0.5:9100, Grpc [::1]:9001", false)]
    [InlineData("https://*:443", "Web *:443+", false)]
    [InlineData("https://*:443;http://localhost:8080", "Web *:443+, Web localhost:8080, Grpc localhost:8081", false)]
    [InlineData("http://unix:/run/aiky.sock", "Web unix:/run/aiky.sock:0", true)]
    public void Grpc_has_the_port_after_the_first_address_without_encryption(string urls, string expected, bool isLoopback)
    {
        var plan = ListeningPlan.From(urls, new ListeningOptions());
        Assert.Equal(expected, string.Join(", ", plan.Points.Select(point => $"{point.Kind} {point.Host}:{point.Port}{(point.IsEncrypted ? "+" : "")}")));
        Assert.Equal(isLoopback, plan.IsLoopback);
    }

    [Fact]
    public void Phones_come_in_encrypted_on_a_port_of_their_own()
    {
        var plan = ListeningPlan.From("http://localhost:8080", new ListeningOptions { Lan = true, GrpcPort = 7000 });
        Assert.Equal([(8080, false), (7000, false), (8443, true)], plan.Points.Select(point => (point.Port, point.IsEncrypted)));
        Assert.Equal((false, true), (plan.IsLoopback, plan.Points[0].IsLoopback));
    }

    [Theory]
    [InlineData("http://localhost:8080", 8080, "AIKY_GRPC_PORT")]
    [InlineData("http://localhost:8443", 1, "AIKY_LAN_PORT")]
    [InlineData("http://localhost:65535", null, "AIKY_GRPC_PORT")]
    [InlineData("localhost:8080", null, "no address to listen on")]
    [InlineData("ftp://localhost:8080", null, "say http://HOST:PORT")]
    [InlineData("http://localhost:8080/api", null, "say http://HOST:PORT")]
    public void What_cannot_be_is_told_with_its_remedy(string urls, int? grpcPort, string sentence)
    {
        var wrong = Assert.Throws<OptionsValidationException>(() => ListeningPlan.From(urls, new ListeningOptions { Lan = true, GrpcPort = grpcPort }));
        Assert.Contains(sentence, Assert.Single(wrong.Failures), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, null, null, "8082", "127.0.0.1")]
    [InlineData("AIKY_RTC_PORT", "5000", null, "5000", "127.0.0.1")]
    [InlineData("AIKY_PORT", "9000", null, "9002", "127.0.0.1")]
    [InlineData("WebRtc:Port", "6000", null, "6000", "127.0.0.1")]
    [InlineData("WebRtc:Addresses:0", "203.0.113.7", null, "8082", "203.0.113.7")]
    [InlineData("urls", "http://0.0.0.0:8080", null, "8082", null)]
    [InlineData(null, null, "true", "8082", null)]
    public void Cameras_come_in_where_everybody_else_does(string? name, string? value, string? lan, string port, string? address)
    {
        using var settings = new ConfigurationManager();
        settings.AddInMemoryCollection(new Dictionary<string, string?> { [name ?? "unrelated"] = value, ["Listening:Lan"] = lan ?? "false" });
        settings.AddShortNames();
        settings.AddRtcDefaults(ListeningPlan.From(settings["urls"]!, settings.GetSection(ListeningOptions.Section).Get<ListeningOptions>()!));
        Assert.Equal((port, address), (settings["WebRtc:Port"], settings["WebRtc:Addresses:0"]));
    }

    [Theory]
    [InlineData("AIKY_GRPC_PORT", "65536")]
    [InlineData("AIKY_LAN_PORT", "-1")]
    [InlineData("AIKY_PORT", "0")]
    public void A_port_that_is_none_is_refused_by_its_name(string name, string value)
    {
        using var settings = new ConfigurationManager();
        settings.AddInMemoryCollection(new Dictionary<string, string?> { [name] = value });
        var wrong = Assert.Throws<OptionsValidationException>(settings.AddShortNames);
        Assert.StartsWith($"{name} must be a port", Assert.Single(wrong.Failures), StringComparison.Ordinal);
    }
}
