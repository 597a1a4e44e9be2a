using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Aikynetix.Gateway.FunctionalTests.Running;

/// <summary>Keeps everything that a server logs, at every level and with every scope, so that a test can look for what must not be there.</summary>
internal sealed class LogLines : ILoggerProvider, ILogger
{
    /// <summary>The settings under which a server says all it can.</summary>
    public static readonly string[] Everything =
    [
        "--Logging:LogLevel:Default=Trace", "--Logging:LogLevel:Microsoft=Trace", "--Logging:LogLevel:System=Trace",
        "--Logging:LogLevel:Microsoft.AspNetCore=Trace", "--Logging:LogLevel:Microsoft.AspNetCore.Hosting.Diagnostics=Trace",
    ];

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
