using Aikynetix.Sessions;
using Aikynetix.Sessions.CrashHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

// Runs on the given data folder until it is killed.
await using var services = new ServiceCollection()
    .AddLogging()
    .AddSessions(options => (options.DataFolder, options.MaxAttempts) = (args[0], 10))
    .BuildServiceProvider();
foreach (var hosted in services.GetServices<IHostedService>()) await hosted.StartAsync(CancellationToken.None);
await new BusyServer(services).RunAsync(CancellationToken.None);
