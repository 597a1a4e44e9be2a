using System.Reflection;
using Aikynetix.Sessions.Accounts;
using Aikynetix.Sessions.Blobs;
using Aikynetix.Sessions.Captures;
using Aikynetix.Sessions.Events;
using Aikynetix.Sessions.Projections;
using Aikynetix.Sessions.Store;
using Aikynetix.Sessions.Work;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Aikynetix.Sessions;

/// <summary>Puts the data folder in order when the server starts, and lets go of it when the server stops.</summary>
internal sealed partial class SessionsStartup(
    IOptions<SessionsOptions> options,
    IEventStore store,
    FileBlobStore blobs,
    OrphanSweep orphans,
    CaptureRecovery captures,
    SessionErasure erasure,
    ReadModel model,
    ProjectionRunner runner,
    ServerIdentity server,
    AccountJournal accounts,
    KeyJournal keys,
    TimeProvider time,
    ILogger<SessionsStartup> log) : IHostedService, IDisposable
{
    // Between two looks for captures that could not be saved before, or were left in this process.
    private static readonly TimeSpan Round = TimeSpan.FromMinutes(1);

    private readonly CancellationTokenSource _stopping = new();
    private Task _tending = Task.CompletedTask;
    private DataFolderLock? _lock;

    /// <summary>Completes when captures that broke off are saved, as far as they can be now, and what else was left behind is removed.</summary>
    public Task Swept { get; private set; } = Task.CompletedTask;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        _lock = new DataFolderLock(options.Value.DataFolder);
        server.IsOnlyOne = true;
        if (blobs.SweepLeftovers() is > 0 and var leftovers) LogLeftovers(leftovers);
        var blobsBefore = await orphans.ListAsync(cancellationToken);

        var version = Assembly.GetExecutingAssembly().GetName().Version!.ToString(3);
        var started = await store.AppendAsync(
            StreamNames.Server, ExpectedRevision.Any, [FactFormat.Write(new ServerStarted(server.Process, version, time.GetUtcNow()))], cancellationToken);
        // Nothing can stand behind the newest event but the memory of another store, as after a restored backup.
        var storeReplaced = model.Position >= started.Position;
        if (storeReplaced) model.Reset();
        runner.Start();
        try
        {
            await runner.WaitForAsync(started.Position, cancellationToken);
            await accounts.EnsureDemoUserAsync(cancellationToken);
            if (options.Value.AdminKey is { } preset) await keys.ApplyPresetAsync(preset, cancellationToken);
        }
        catch (ProjectionStoppedException stopped)
        {
            // The server starts all the same: its readiness tells the operator what is wrong, and sessions can be read.
            LogStopped(stopped.Message);
        }

        // A new or restored store does not know the blobs of the one before: they may be all that is left of it.
        var known = started.Revision > 0 && !storeReplaced;
        var broken = captures.List();
        var tidied = Task.Run(() => TidyAsync(broken, blobsBefore, known, _stopping.Token), CancellationToken.None);
        (Swept, _tending) = (tidied, TendAsync(tidied, known, _stopping.Token));
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync();
        await _tending;
        await runner.DisposeAsync();
    }

    public void Dispose()
    {
        _stopping.Dispose();
        _lock?.Dispose();
    }

    // Captures first: one whose recovery was cut short may have left a blob that it is about to make its own.
    private async Task<IReadOnlyList<string>> TidyAsync(
        IReadOnlyList<string> broken, IReadOnlyList<string> blobsBefore, bool known, CancellationToken cancellationToken)
    {
        try
        {
            broken = await captures.RecoverAsync(broken, keepUnknown: !known, cancellationToken);
            if (known) await orphans.RemoveAsync(blobsBefore, cancellationToken);
            await erasure.EraseAsync(erasure.List(), cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
        }
        catch (Exception failure) when (failure is StoreUnavailableException or FactFormatException or ProjectionStoppedException)
        {
            LogSweepFailed(failure);
        }

        return broken;
    }

    private async Task TendAsync(Task<IReadOnlyList<string>> tidied, bool known, CancellationToken cancellationToken)
    {
        try
        {
            for (var left = await tidied; ; left = await captures.RecoverAsync(left, keepUnknown: !known, cancellationToken))
            {
                await Task.Delay(Round, time, cancellationToken);
                await EraseAsync(cancellationToken);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
        }
    }

    private async Task EraseAsync(CancellationToken cancellationToken)
    {
        try
        {
            await erasure.EraseAsync(erasure.List(), cancellationToken);
        }
        catch (Exception failure) when (failure is StoreUnavailableException or ProjectionStoppedException)
        {
            LogSweepFailed(failure);
        }
    }

    [LoggerMessage(1, LogLevel.Information, "Removed {Count} unfinished files of an earlier process")]
    private partial void LogLeftovers(int count);

    [LoggerMessage(2, LogLevel.Critical, "{Reason}")]
    private partial void LogStopped(string reason);

    [LoggerMessage(3, LogLevel.Warning, "Left-behind files could not be removed; the next start tries again")]
    private partial void LogSweepFailed(Exception failure);
}
