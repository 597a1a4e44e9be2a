using System.Collections.Concurrent;
using System.Threading.Channels;
using Aikynetix.Gateway.FunctionalTests.Running;
using Aikynetix.Gateway.Ingest;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Aikynetix.Gateway.FunctionalTests.Ingest;

/// <summary>The guard asks each key once a round, and trouble with the store neither ends it nor fills the log.</summary>
public sealed class LiveGuardTests
{
    private const int Unknown = 234;
    private const int Known = 235;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_key_is_looked_up_once_a_round_and_trouble_is_told_once()
    {
        var store = new Store();
        using var log = new Events();
        await using var host = await GatewayHost.StartAsync(
            null,
            services => services.AddSingleton<KeyIsOff>(store.AskAsync).AddSingleton<ILoggerProvider>(log),
            ["--Logging:LogLevel:Aikynetix.Gateway.Ingest=Information"]);
        using var first = await LiveCamera.ConnectAsync(host, "cam-1", key: "key-1");
        using var second = await LiveCamera.ConnectAsync(host, "cam-2", key: "key-1");
        using var other = await LiveCamera.ConnectAsync(host, "cam-3", key: "key-2");
        await other.SendAsync(10);
        while (await store.Asked.Reader.ReadAsync(Token) != "key-2")
        {
        }

        for (var round = 0; round < 2; round++) Assert.Equal(["key-1", "key-2"], Ordered(await AskedAsync(store), await AskedAsync(store)));

        store.Trouble = new OperationCanceledException("The store gave up.");
        for (var round = 0; round < 4; round++) await AskedAsync(store);
        store.Trouble = null;
        store.Off = "key-2";
        await host.FinishAsync(other.Session.Id);
        Assert.Equal("key_off", other.Session.Feed.EndReason);
        Assert.Equal(2, host.Services.GetRequiredService<LiveIntake>().Running.Count);
        Assert.Equal([Unknown, Known], log.All.Where(id => id is Unknown or Known));
    }

    private static async Task<string> AskedAsync(Store store) => await store.Asked.Reader.ReadAsync(Token);

    private static string[] Ordered(params string[] keys) => [.. keys.Order()];

    private sealed class Store
    {
        public Channel<string> Asked { get; } = Channel.CreateBounded<string>(new BoundedChannelOptions(1000) { FullMode = BoundedChannelFullMode.DropWrite });

        public volatile Exception? Trouble;

        public volatile string? Off;

        public Task<bool> AskAsync(string keyId, CancellationToken cancellationToken)
        {
            Asked.Writer.TryWrite(keyId);
            return Trouble is { } trouble ? Task.FromException<bool>(trouble) : Task.FromResult(keyId == Off);
        }
    }

    private sealed class Events : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<int> All { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => All.Enqueue(eventId.Id);

        public void Dispose()
        {
        }
    }
}
