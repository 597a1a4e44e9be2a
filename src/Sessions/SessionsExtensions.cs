using Aikynetix.Sessions.Accounts;
using Aikynetix.Sessions.Announcements;
using Aikynetix.Sessions.Blobs;
using Aikynetix.Sessions.Captures;
using Aikynetix.Sessions.Frames;
using Aikynetix.Sessions.Projections;
using Aikynetix.Sessions.Store;
using Aikynetix.Sessions.Work;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Aikynetix.Sessions;

/// <summary>Registers everything that keeps sessions; what is registered before it stays.</summary>
/// <remarks>
/// The hosted start-up takes the data folder for this process. A command that runs beside the server (making a key) uses the
/// services without starting the host.
/// </remarks>
public static class SessionsExtensions
{
    private const string CaptureFolders = "captures";

    /// <summary>Adds the event store, blobs, read models, work queue, accounts and the journals of captures and sessions.</summary>
    /// <param name="services">The services of the host.</param>
    /// <param name="configure">Sets the options; they are checked when the host starts.</param>
    public static IServiceCollection AddSessions(this IServiceCollection services, Action<SessionsOptions>? configure = null)
    {
        services.AddOptions<SessionsOptions>().Configure(configure ?? (_ => { })).ValidateDataAnnotations().ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        return services.AddStorage().AddReadModels().AddAccounts().AddWork().AddCaptures().AddJournal().AddAnnouncements();
    }

    private static IServiceCollection AddStorage(this IServiceCollection services)
    {
        services.TryAddSingleton<IEventStore>(provider => new SqliteEventStore(
            PathIn(provider, "events.db"), provider.GetRequiredService<TimeProvider>(), OptionsOf(provider).PollInterval));
        services.TryAddSingleton(provider => new FileBlobStore(PathIn(provider, "blobs")));
        services.TryAddSingleton<IBlobStore>(provider => provider.GetRequiredService<FileBlobStore>());
        services.TryAddSingleton<FrameJournal>();
        services.TryAddSingleton<AnalysisStore>();
        return services;
    }

    private static IServiceCollection AddReadModels(this IServiceCollection services)
    {
        services.TryAddSingleton(provider => new ReadModel(
            PathIn(provider, "read-model.db"),
            [
                new SessionRows(), new WorkRows(), new JobRows(), new CaptureRows(), new ErasureRows(), new UserRows(), new CareRows(), new KeyRows(),
                new CountRows(), new WebhookRows(),
            ]));
        services.TryAddSingleton<ProjectionRunner>();
        services.TryAddSingleton(provider => new SessionsHealth(provider.GetRequiredService<ProjectionRunner>()));
        return services;
    }

    private static IServiceCollection AddAccounts(this IServiceCollection services)
    {
        services.TryAddSingleton(provider => new AccountStore(
            provider.GetRequiredService<IEventStore>(), provider.GetRequiredService<ReadModel>(),
            provider.GetRequiredService<ProjectionRunner>(), provider.GetRequiredService<TimeProvider>()));
        services.TryAddSingleton(provider => new AccountJournal(provider.GetRequiredService<AccountStore>()));
        services.TryAddSingleton(provider => new KeyJournal(
            provider.GetRequiredService<AccountStore>(), provider.GetRequiredService<ILogger<KeyJournal>>()));
        services.TryAddSingleton(provider => new LeavingJournal(provider.GetRequiredService<AccountStore>()));
        services.TryAddSingleton(provider => new SessionCounts(provider.GetRequiredService<AccountStore>()));
        return services;
    }

    private static IServiceCollection AddWork(this IServiceCollection services)
    {
        services.TryAddSingleton<ServerIdentity>();
        services.TryAddSingleton(provider => new WorkLimits(OptionsOf(provider).Lease, OptionsOf(provider).MaxAttempts));
        services.TryAddSingleton(provider => new AnalysisQueue(
            provider.GetRequiredService<IEventStore>(), provider.GetRequiredService<ReadModel>(), provider.GetRequiredService<ProjectionRunner>(),
            provider.GetRequiredService<ServerIdentity>(), provider.GetRequiredService<WorkLimits>(),
            provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<AnalysisQueue>>()));
        services.TryAddSingleton(provider => new JobQueue(
            provider.GetRequiredService<IEventStore>(), provider.GetRequiredService<ReadModel>(), provider.GetRequiredService<ProjectionRunner>(),
            provider.GetRequiredService<ServerIdentity>(), provider.GetRequiredService<WorkLimits>(),
            provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<JobQueue>>()));
        services.TryAddSingleton(provider => new TokenLedger(provider.GetRequiredService<IEventStore>(), provider.GetRequiredService<TimeProvider>()));
        services.TryAddSingleton(provider => new WorkLoad(provider.GetRequiredService<ReadModel>()));
        services.TryAddSingleton<ProgressBoard>();
        return services;
    }

    private static IServiceCollection AddCaptures(this IServiceCollection services)
    {
        services.TryAddSingleton(provider => new StoreRetry(provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<StoreRetry>>()));
        services.TryAddSingleton<LeftCaptures>();
        services.TryAddSingleton<CaptureFinish>();
        services.TryAddSingleton(provider => new CaptureJournal(
            PathIn(provider, CaptureFolders), provider.GetRequiredService<IEventStore>(), provider.GetRequiredService<FrameJournal>(),
            provider.GetRequiredService<CaptureFinish>(), provider.GetRequiredService<StoreRetry>(), provider.GetRequiredService<LeftCaptures>(),
            provider.GetRequiredService<ProjectionRunner>(), provider.GetRequiredService<ServerIdentity>(), provider.GetRequiredService<TimeProvider>()));
        services.TryAddSingleton(provider =>
        {
            // What is recovered may not wait for ever as a running capture does: others stand behind it.
            var retry = new StoreRetry(
                provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<StoreRetry>>(), CaptureRecovery.Patience);
            return new CaptureRecovery(
                PathIn(provider, CaptureFolders), provider.GetRequiredService<IEventStore>(), provider.GetRequiredService<ReadModel>(),
                provider.GetRequiredService<FrameJournal>(), ActivatorUtilities.CreateInstance<CaptureFinish>(provider, retry), retry,
                provider.GetRequiredService<LeftCaptures>(), provider.GetService<LiveAnalysis>(), provider.GetRequiredService<ILogger<CaptureRecovery>>());
        });
        return services;
    }

    private static IServiceCollection AddAnnouncements(this IServiceCollection services)
    {
        services.TryAddSingleton(provider => new WebhookJournal(
            provider.GetRequiredService<IEventStore>(), provider.GetRequiredService<ReadModel>(),
            provider.GetRequiredService<ProjectionRunner>(), provider.GetRequiredService<TimeProvider>()));
        services.TryAddSingleton(provider => new AnnouncementFeed(
            provider.GetRequiredService<IEventStore>(), provider.GetRequiredService<ReadModel>()));
        return services;
    }

    private static IServiceCollection AddJournal(this IServiceCollection services)
    {
        services.TryAddSingleton<SessionTasks>();
        services.TryAddSingleton(provider => ActivatorUtilities.CreateInstance<SessionErasure>(provider, PathIn(provider, CaptureFolders)));
        services.TryAddSingleton<SessionDeletion>();
        services.TryAddSingleton(provider => new SessionJournal(
            provider.GetRequiredService<IEventStore>(), provider.GetRequiredService<ReadModel>(), provider.GetRequiredService<ProjectionRunner>(),
            provider.GetRequiredService<ProgressBoard>(), provider.GetRequiredService<SessionDeletion>(), provider.GetRequiredService<TimeProvider>()));
        services.TryAddSingleton<OrphanSweep>();
        services.AddHostedService<SessionsStartup>();
        return services;
    }

    private static SessionsOptions OptionsOf(IServiceProvider provider) => provider.GetRequiredService<IOptions<SessionsOptions>>().Value;

    private static string PathIn(IServiceProvider provider, string name) => Path.Combine(OptionsOf(provider).DataFolder, name);
}
