using Aikynetix.Sessions.Accounts;
using Microsoft.Extensions.Options;

namespace Aikynetix.Gateway.Ingest;

/// <summary>Ends captures whose camera does not come back, whose key was switched off, that last too long or cannot be kept, and all of them when the server stops.</summary>
internal sealed partial class LiveWatch(
    LiveIntake intake, KeyJournal keys, IOptions<IngestOptions> options, TimeProvider time, ILogger<LiveWatch> logger) : BackgroundService
{
    // A camera that is connected and sends nothing may be muted for a while.
    private const int SilentRounds = 3;

    private static readonly TimeSpan Round = TimeSpan.FromSeconds(1);

    /// <inheritdoc />
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await intake.CloseAllAsync(cancellationToken);
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Round, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                foreach (var session in intake.Running)
                {
                    if (await VerdictAsync(session, stoppingToken) is { } reason) _ = session.EndAsync(reason, CancellationToken.None);
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
        }
    }

    private async Task<string?> VerdictAsync(LiveSession session, CancellationToken cancellationToken)
    {
        if (session.IsEnding) return null;
        if (session.Completion.IsFaulted) return LiveEnds.Interrupted;
        if (session.Age >= options.Value.MaxDuration) return LiveEnds.Ended;
        var patience = options.Value.ReconnectWindow * (session.IsConnected ? SilentRounds : 1);
        if (session.Silence >= patience) return LiveEnds.Vanished;
        return await IsShutOutAsync(session, cancellationToken) ? LiveEnds.Ended : null;
    }

    private async Task<bool> IsShutOutAsync(LiveSession session, CancellationToken cancellationToken)
    {
        try
        {
            return await keys.IsOffAsync(session.Draft.CreatedBy, cancellationToken);
        }
        catch (Exception trouble) when (trouble is not OperationCanceledException)
        {
            LogUnknown(logger, trouble, session.Id);
            return false;
        }
    }

    [LoggerMessage(234, LogLevel.Warning, "Whether the key of live session {SessionId} still counts could not be looked up; the capture goes on")]
    private static partial void LogUnknown(ILogger logger, Exception cause, string sessionId);
}
