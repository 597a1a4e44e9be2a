using Aikynetix.Gateway.Errors;
using Aikynetix.Gateway.FunctionalTests.Running;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Aikynetix.Gateway.FunctionalTests.Auth;

/// <summary>No key reaches the log, however much the log is asked to say.</summary>
public sealed class LogTests
{
    [Fact]
    public async Task A_key_is_never_logged()
    {
        using var lines = new LogLines();
        await using var host = await GatewayHost.StartAsync(
            null,
            services => services.AddSingleton<ILoggerProvider>(lines),
            LogLines.Everything);
        host.Lifter.Close();
        var id = await host.UploadAsync(await Clips.VideoAsync());
        using var video = await host.GetAsync($"/videos/{id}/original/?access_token={GatewayHost.AdminKey}");
        using var status = await host.GetAsync($"/sessions/{id}/status/?access_token={GatewayHost.AdminKey}");
        Assert.NotEmpty(lines.All);
        Assert.DoesNotContain(lines.All, line => line.Contains(GatewayHost.AdminKey, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_path_is_not_logged_when_its_route_fails_because_it_may_hold_the_id_of_a_connection()
    {
        using var lines = new LogLines();
        using var logs = new LoggerFactory([lines]);
        var middleware = new ErrorMiddleware(
            _ => throw new InvalidOperationException("unexpected"),
            new ApplicationLifetime(NullLogger<ApplicationLifetime>.Instance),
            new Logger<ErrorMiddleware>(logs));
        var context = new DefaultHttpContext();
        context.Request.Method = "PATCH";
        context.Request.Path = "/whip/gym/0123456789abcdef";
        context.SetEndpoint(new RouteEndpoint(_ => Task.CompletedTask, RoutePatternFactory.Parse("/whip/{stream}/{connection}"), 0, null, null));
        await middleware.InvokeAsync(context);
        Assert.Contains(lines.All, line => line.Contains("PATCH /whip/{stream}/{connection} failed", StringComparison.Ordinal));
        Assert.DoesNotContain(lines.All, line => line.Contains("0123456789abcdef", StringComparison.Ordinal));
    }
}
