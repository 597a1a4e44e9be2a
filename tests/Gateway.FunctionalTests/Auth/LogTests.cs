using System.Collections.Concurrent;
using Aikynetix.Gateway.FunctionalTests.Running;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Aikynetix.Gateway.FunctionalTests.Auth;

/// <summary>No key reaches the log, however much the log is asked to say.</summary>
public sealed class LogTests
{
    [Fact]
    public async Task A_key_is_never_logged()
    {
        using var lines = new Lines();
        await using var host = await GatewayHost.StartAsync(
            null,
            services => services.AddSingleton<ILoggerProvider>(lines),
            ["--Logging:LogLevel:Default=Trace", "--Logging:LogLevel:Microsoft.AspNetCore=Trace", "--Logging:LogLevel:Microsoft.AspNetCore.Hosting.Diagnostics=Trace"]);
        host.Lifter.Close();
        var id = await host.UploadAsync(await Clips.VideoAsync());
        using var video = await host.GetAsync($"/videos/{id}/original/?access_token={GatewayHost.AdminKey}");
        using var status = await host.GetAsync($"/sessions/{id}/status/?access_token={GatewayHost.AdminKey}");
        Assert.NotEmpty(lines.All);
        Assert.DoesNotContain(lines.All, line => line.Contains(GatewayHost.AdminKey, StringComparison.Ordinal));
    }

    private sealed class Lines : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> All { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
        {
            All.Enqueue(state.ToString() ?? "");
            return null;
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            All.Enqueue(formatter(state, exception) + exception);

        public void Dispose()
        {
        }
    }
}
