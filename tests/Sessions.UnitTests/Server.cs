using Aikynetix.Sessions.Accounts;
using Aikynetix.Sessions.Blobs;
using Aikynetix.Sessions.Captures;
using Aikynetix.Sessions.Events;
using Aikynetix.Sessions.Frames;
using Aikynetix.Sessions.Projections;
using Aikynetix.Sessions.Store;
using Aikynetix.Sessions.Work;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Aikynetix.Sessions.UnitTests;

/// <summary>Everything that keeps sessions, composed as the product composes it, on a folder and a clock of the test's.</summary>
internal sealed class Server : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private bool _disposed;

    private Server(ServiceProvider services) => _services = services;

    public IEventStore Store => Get<IEventStore>();

    public IBlobStore Blobs => Get<IBlobStore>();

    public FrameJournal Frames => Get<FrameJournal>();

    public SessionJournal Sessions => Get<SessionJournal>();

    public AnalysisStore Analyses => Get<AnalysisStore>();

    public CaptureJournal Captures => Get<CaptureJournal>();

    public AnalysisQueue Queue => Get<AnalysisQueue>();

    public JobQueue Jobs => Get<JobQueue>();

    public AccountJournal Accounts => Get<AccountJournal>();

    public KeyJournal Keys => Get<KeyJournal>();

    public ProjectionRunner Runner => Get<ProjectionRunner>();

    public ReadModel Model => Get<ReadModel>();

    public SessionsHealth Health => Get<SessionsHealth>();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>The services without a started host, as a command beside the server has them.</summary>
    public static Server Compose(TemporaryFolder folder, TimeProvider time, Action<SessionsOptions>? configure = null, Action<IServiceCollection>? first = null)
    {
        var services = new ServiceCollection().AddLogging().AddSingleton(time);
        first?.Invoke(services);
        services.AddSessions(options =>
        {
            options.DataFolder = folder.Path;
            configure?.Invoke(options);
        });
        return new Server(services.BuildServiceProvider());
    }

    public static async Task<Server> StartAsync(
        TemporaryFolder folder, TimeProvider time, Action<SessionsOptions>? configure = null, Action<IServiceCollection>? first = null)
    {
        var server = Compose(folder, time, configure, first);
        try
        {
            foreach (var hosted in server._services.GetServices<IHostedService>()) await hosted.StartAsync(Cancel);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    public static SessionDraft Draft(string? id = null, string user = AccountJournal.DemoUser)
    {
        id ??= SessionId.New();
        return new SessionDraft(
            id, "Weightlifting", "clean", "Clean 01/03/2026", user, "key", SessionId.VideoBlob(id), "clip.mp4", new MovementFacts { BarbellMass = 100, PlateDiameter = 0.45 }, ["knee", "hip"], "metric");
    }

    public static AnalysisOutcome Outcome(AnalysisClaim claim) => new()
    {
        ModelId = "blazepose-full",
        Width = 1280,
        Height = 720,
        Frames = new FrameSeries(claim.FramesStream, 0, ""),
        Received = 3,
        Analyzed = 2,
        Dropped = new Dictionary<string, long> { ["late"] = 1 },
        AnalysisBlob = claim.AnalysisBlob,
        AnalysisSha256 = "",
        Summary = new Dictionary<string, double> { ["max_bar_speed"] = 1.75, ["max_power"] = double.NaN },
    };

    /// <summary>Adds a fact to a session behind the back of everything else.</summary>
    public async Task AppendAsync(string stream, NewEvent raw)
    {
        var stored = await Store.AppendAsync(stream, ExpectedRevision.Any, [raw], Cancel);
        await Runner.WaitForAsync(stored.Position, Cancel);
    }

    public async Task<IReadOnlyList<IFact>> FactsAsync(string sessionId) =>
        await Store.ReadAsync(StreamNames.Session(sessionId), 0, Cancel).Select(FactFormat.Read).ToListAsync(Cancel);

    /// <summary>Waits until the start has removed what was left behind.</summary>
    public Task SweptAsync() => _services.GetServices<IHostedService>().OfType<SessionsStartup>().Single().Swept;

    public async ValueTask DisposeAsync()
    {
        if (_disposed) return;
        _disposed = true;
        foreach (var hosted in _services.GetServices<IHostedService>()) await hosted.StopAsync(CancellationToken.None);
        await _services.DisposeAsync();
    }

    private T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();
}
