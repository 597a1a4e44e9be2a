using Aikynetix.Sessions.Store;

namespace Aikynetix.Gateway.Tus;

/// <summary>Puts the uploads in order that nobody asks for any more: at the start, and from time to time.</summary>
internal sealed partial class TusSweep(TusIntake intake, TimeProvider time, ILogger<TusSweep> logger) : BackgroundService
{
    private static readonly TimeSpan Round = TimeSpan.FromMinutes(1);

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await intake.TidyAsync(stoppingToken);
            }
            catch (Exception cause) when (cause is not OperationCanceledException)
            {
                // A full disk or a missing ffmpeg: the next round tries again.
                LogFailed(logger, cause is StoreUnavailableException ? cause.Message : cause.ToString());
            }

            await Task.Delay(Round, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    [LoggerMessage(241, LogLevel.Warning, "Unfinished uploads could not be put in order: {Reason}")]
    private static partial void LogFailed(ILogger logger, string reason);
}
