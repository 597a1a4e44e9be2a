using Aikynetix.Gateway.Live;
using Microsoft.Extensions.Options;

namespace Aikynetix.Gateway.Ingest;

/// <summary>
/// Ends captures whose camera does not come back, whose key was switched off, that last too long or cannot be kept, and all of them when the
/// server stops. Shuts out viewers whose key was switched off.
/// </summary>
internal sealed partial class LiveGuard(
    LiveIntake intake, LiveViewers viewers, KeyIsOff isOff, IOptions<IngestOptions> options, TimeProvider time, ILogger<LiveGuard> logger) : BackgroundService
{
    // A camera that is connected and sends nothing may be muted for a while.
    private const int SilentRounds = 3;

    private static readonly TimeSpan Round = TimeSpan.FromSeconds(1);

    private bool _isBlind;

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
            while (await timer.WaitForNextTickAsync(stoppingToken)) await GuardAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
        }
    }

    private async Task GuardAsync(CancellationToken stoppingToken)
    {
        var running = intake.Running;
        var off = await SwitchedOffAsync(running.Select(session => session.Draft.CreatedBy).Concat(viewers.Keys).Distinct(), stoppingToken);
        viewers.ShutOut(off);
        foreach (var session in running)
            if (Verdict(session, off) is { } reason) _ = session.EndAsync(reason, CancellationToken.None);
    }

    private string? Verdict(LiveSession session, HashSet<string> off)
    {
        if (session.IsEnding) return null;
        if (session.Completion.IsFaulted) return LiveEnds.Interrupted;
        if (session.Age >= options.Value.MaxDuration) return LiveEnds.Ended;
        var patience = options.Value.ReconnectWindow * (session.IsConnected ? SilentRounds : 1);
        if (session.Silence >= patience) return LiveEnds.Vanished;
        return off.Contains(session.Draft.CreatedBy) ? LiveEnds.KeyOff : null;
    }

    // A store in trouble may fail in any way, also as if cancelled; captures and viewers go on meanwhile, and so do the other verdicts.
    private async Task<HashSet<string>> SwitchedOffAsync(IEnumerable<string> keys, CancellationToken stoppingToken)
    {
        var off = new HashSet<string>(StringComparer.Ordinal);
        try
        {
            foreach (var key in keys)
                if (await isOff(key, stoppingToken)) off.Add(key);
            if (_isBlind) LogKnown(logger);
            _isBlind = false;
        }
        catch (Exception trouble) when (!stoppingToken.IsCancellationRequested)
        {
            if (!_isBlind) LogUnknown(logger, trouble);
            _isBlind = true;
        }

        return off;
    }

    [LoggerMessage(234, LogLevel.Warning, "Whether the keys of live captures and their viewers still count cannot be looked up; they go on meanwhile")]
    private static partial void LogUnknown(ILogger logger, Exception cause);

    [LoggerMessage(235, LogLevel.Information, "The keys of live captures and their viewers can be looked up again")]
    private static partial void LogKnown(ILogger logger);
}
