using Aikynetix.Sessions;
using Aikynetix.Sessions.Captures;
using Aikynetix.Sessions.CrashHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

// Runs on the given data folder until it is killed: with uploads and analyses, with live captures, or with sessions that come and go.
await using var services = new ServiceCollection()
    .AddLogging()
    .AddSingleton<LiveAnalysis>((_, capture, _) => Task.FromResult(BusyServer.AnalysisOf(capture.Frames.Count)))
    .AddSessions(options => (options.DataFolder, options.MaxAttempts) = (args[0], 10))
    .BuildServiceProvider();
foreach (var hosted in services.GetServices<IHostedService>()) await hosted.StartAsync(CancellationToken.None);
await (args is [_, "captures"] ? new BusyCameras(services).RunAsync(CancellationToken.None)
    : args is [_, "deletions"] ? new BusyDeleter(services).RunAsync(CancellationToken.None)
    : new BusyServer(services).RunAsync(CancellationToken.None));
