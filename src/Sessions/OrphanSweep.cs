using Aikynetix.Sessions.Blobs;
using Aikynetix.Sessions.Events;
using Aikynetix.Sessions.Store;
using Aikynetix.Sessions.Work;
using Microsoft.Extensions.Logging;

namespace Aikynetix.Sessions;

/// <summary>
/// Removes blobs that a killed process left behind: videos whose session was never acknowledged, analyses of claims that
/// did not become the result, and what was drawn of a session that was deleted meanwhile.
/// </summary>
internal sealed partial class OrphanSweep(IEventStore store, IBlobStore blobs, IEnumerable<IBlobKeeper> keepers, ILogger<OrphanSweep> log)
{
    /// <summary>All blobs there are. Ask before this process writes any: what comes later is in use, not left behind.</summary>
    public async Task<IReadOnlyList<string>> ListAsync(CancellationToken cancellationToken) =>
    [
        .. await blobs.ListAsync(SessionId.VideoFolder, cancellationToken),
        .. await blobs.ListAsync(AnalysisClaim.BlobFolder, cancellationToken),
        .. await blobs.ListAsync(SessionId.DrawnFolder, cancellationToken),
    ];

    /// <summary>Removes those of the blobs that no event speaks of.</summary>
    public async Task RemoveAsync(IReadOnlyList<string> names, CancellationToken cancellationToken)
    {
        foreach (var name in names)
        {
            if (await IsWantedAsync(name, cancellationToken)) continue;
            await blobs.DeleteAsync(name, cancellationToken);
            LogRemoved(name);
        }
    }

    private async Task<bool> IsWantedAsync(string name, CancellationToken cancellationToken)
    {
        var id = name.Split('/')[^1].Split('-')[0];
        if (!SessionId.IsValid(id) || keepers.Any(keeper => keeper.Keeps(name))) return true;
        if (name.StartsWith(SessionId.DrawnFolder + "/", StringComparison.Ordinal)) return await Session.LoadAsync(store, id, cancellationToken) is not null;
        await foreach (var stored in store.ReadAsync(StreamNames.Session(id), 0, cancellationToken))
        {
            if (stored.IsErased) return false;
            switch (FactFormat.Read(stored))
            {
                case SessionCreated created when created.VideoBlob == name:
                case AnalysisCompleted done when done.AnalysisBlob == name:
                    return true;
            }
        }

        return false;
    }

    [LoggerMessage(1, LogLevel.Information, "Removed '{Name}', which a killed process left behind")]
    private partial void LogRemoved(string name);
}
