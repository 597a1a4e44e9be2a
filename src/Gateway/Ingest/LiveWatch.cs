using Microsoft.Extensions.Options;

namespace Aikynetix.Gateway.Ingest;

/// <summary>Ends captures whose camera does not come back, that last too long or cannot be kept, and all of them when the server stops.</summary>
internal sealed class LiveWatch(LiveIntake intake, IOptions<IngestOptions> options, TimeProvider time) : BackgroundService
{
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
                    if (Verdict(session) is { } reason) _ = intake.CloseAsync(session, reason, CancellationToken.None);
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
        }
    }

    private string? Verdict(LiveSession session)
    {
        if (session.Completion.IsFaulted) return LiveEnds.Interrupted;
        if (session.Age >= options.Value.MaxDuration) return LiveEnds.Ended;
        return !session.IsConnected && session.Silence >= options.Value.ReconnectWindow ? LiveEnds.Vanished : null;
    }
}
