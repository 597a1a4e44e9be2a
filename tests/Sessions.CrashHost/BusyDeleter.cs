using Aikynetix.Sessions.Blobs;
using Microsoft.Extensions.DependencyInjection;

namespace Aikynetix.Sessions.CrashHost;

/// <summary>Makes sessions whose titles, users and files name themselves, and deletes every other while it is analyzed; says each thing when it is acknowledged.</summary>
internal sealed class BusyDeleter(IServiceProvider services)
{
    public Task RunAsync(CancellationToken cancellationToken) =>
        Task.WhenAll(ComeAndGoAsync(cancellationToken), ComeAndGoAsync(cancellationToken), new BusyServer(services).AnalyzeAsync(cancellationToken));

    private async Task ComeAndGoAsync(CancellationToken cancellationToken)
    {
        var (journal, blobs) = (services.GetRequiredService<SessionJournal>(), services.GetRequiredService<IBlobStore>());
        while (true)
        {
            var id = SessionId.New();
            var blob = await blobs.WriteAsync(SessionId.VideoBlob(id), new MemoryStream(new byte[Random.Shared.Next(50_000)]), cancellationToken);
            var draft = new SessionDraft(
                id, "Weightlifting", "clean", $"title-of-{id}", $"user-of-{id}", "key", blob.Name, $"file-of-{id}.mp4", new MovementFacts(), ["knee"], "metric");
            await journal.CreateAsync(draft, cancellationToken);
            BusyServer.Say($"made {id}");
            if (Random.Shared.Next(2) == 0) continue;
            await journal.DeleteAsync(id, cancellationToken);
            BusyServer.Say($"deleted {id}");
        }
    }
}
