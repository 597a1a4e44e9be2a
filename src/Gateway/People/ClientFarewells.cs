using Aikynetix.Sessions.Accounts;

namespace Aikynetix.Gateway.People;

/// <summary>Sees to it that everything of deleted clients goes, at once or, after a failure or a restart, as soon as it can.</summary>
internal sealed partial class ClientFarewells(
    LeavingJournal leaving, IServiceProvider services, TimeProvider time, ILogger<ClientFarewells> logger) : BackgroundService
{
    private static readonly TimeSpan Round = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim _turn = new(1, 1);

    /// <summary>Lets go of whatever is left of deleted clients.</summary>
    /// <returns>Whether nothing is left of anybody.</returns>
    public async Task<bool> FollowAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            var all = true;
            foreach (var user in await leaving.ListAsync(cancellationToken)) all &= await LetGoAsync(user, cancellationToken);
            return all;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc />
    public override void Dispose()
    {
        _turn.Dispose();
        base.Dispose();
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Round, time);
        try
        {
            do await TryAsync(stoppingToken);
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
        }
    }

    private async Task TryAsync(CancellationToken stoppingToken)
    {
        try
        {
            await FollowAsync(stoppingToken);
        }
        catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
        {
            LogUnknown(logger, failure);
        }
    }

    private async Task<bool> LetGoAsync(LeavingUser user, CancellationToken cancellationToken)
    {
        try
        {
            // Asked for late: what goes with a client needs, on the whole, everything else.
            foreach (var farewell in services.GetServices<IClientFarewell>()) await farewell.LeaveAsync(user.UserUid, user.KeepSessions, cancellationToken);
            await leaving.ForgetAsync(user.UserUid, cancellationToken);
            return true;
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            LogLeft(logger, failure);
            return false;
        }
    }

    [LoggerMessage(241, LogLevel.Warning, "Something of a deleted client could not be removed; it is tried again every minute")]
    private static partial void LogLeft(ILogger logger, Exception cause);

    [LoggerMessage(242, LogLevel.Warning, "Whether something of deleted clients is left cannot be looked up now; it is tried again every minute")]
    private static partial void LogUnknown(ILogger logger, Exception cause);
}
