using Aikynetix.Sessions;
using Aikynetix.Sessions.Blobs;
using Aikynetix.Sessions.Store;
using Microsoft.Extensions.Options;

namespace Aikynetix.Gateway.Demo;

/// <summary>Makes the demo sessions that are missing when the server starts; the ordinary analysis does the rest when nobody else waits.</summary>
internal sealed partial class DemoSeeder(
    IOptions<DemoOptions> options, SessionJournal sessions, IBlobStore blobs, ILogger<DemoSeeder> logger) : BackgroundService
{
    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.Value.Enabled) return;
        // What goes wrong with the demo is told, and ends nothing else.
        try
        {
            foreach (var clip in DemoClip.All)
                if (await sessions.FindAsync(clip.SessionId, stoppingToken) is null) await MakeAsync(clip, stoppingToken);
        }
        catch (Exception cause) when (cause is StoreUnavailableException or IOException or UnauthorizedAccessException)
        {
            LogFailed(logger, cause.Message);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
        }
    }

    private async Task MakeAsync(DemoClip clip, CancellationToken cancellationToken)
    {
        var draft = clip.Draft(SessionId.NewVideoBlob(clip.SessionId));
        await using (var video = File.OpenRead(clip.Path)) await blobs.WriteAsync(draft.VideoBlob, video, cancellationToken);
        await sessions.CreateAsync(draft, CancellationToken.None);
        LogMade(logger, clip.Activity.Name);
    }

    [LoggerMessage(251, LogLevel.Information, "The demo session of {Activity} is made and waits for its analysis")]
    private static partial void LogMade(ILogger logger, string activity);

    [LoggerMessage(252, LogLevel.Warning, "The demo sessions could not be made; the next start tries again: {Reason}")]
    private static partial void LogFailed(ILogger logger, string reason);
}
