using Microsoft.Extensions.Options;

namespace Aikynetix.Gateway.Ingest;

/// <summary>Ends captures whose camera does not come back, that last too long or cannot be kept, and all of them when the server stops.</summary>
internal sealed class LiveWatch(LiveIntake intake, IOptions<IngestOptions> options, TimeProvider time) : BackgroundService
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
                    if (Verdict(session) is { } reason) _ = session.EndAsync(reason, CancellationToken.None);
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
        }
    }

    private string? Verdict(LiveSession session)
    {
        if (session.IsEnding) return null;
        if (session.Completion.IsFaulted) return LiveEnds.Interrupted;
        if (session.Age >= options.Value.MaxDuration) return LiveEnds.Ended;
        var patience = options.Value.ReconnectWindow * (session.IsConnected ? SilentRounds : 1);
        return session.Silence >= patience ? LiveEnds.Vanished : null;
    }
}
