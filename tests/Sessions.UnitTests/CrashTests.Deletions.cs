using Aikynetix.Sessions.Projections;

namespace Aikynetix.Sessions.UnitTests;

/// <summary>A server killed while it deletes leaves no half of a session.</summary>
public sealed partial class CrashTests
{
    [Fact]
    public async Task Killed_twenty_times_it_leaves_each_session_whole_or_deletes_it_at_the_next_start()
    {
        var said = new List<string[]>();
        for (var kill = 0; kill < Kills; kill++) said.AddRange(await RunUntilKilledAsync(Random.Shared.Next(1, 40), "deletions"));

        await using var server = await Server.StartAsync(_folder, TimeProvider.System, options => options.MaxAttempts = 10);
        await server.SweptAsync();
        Assert.Null(server.Health.Problem);
        Assert.Empty(server.Model.Query(ErasureRows.Open));
        var gone = new List<string>();
        foreach (var id in said.Where(line => line[0] == "made").Select(line => line[1]))
        {
            var view = await server.Sessions.FindAsync(id, Cancel);
            Assert.Equal(said.Any(line => line is ["deleted", var deleted] && deleted == id) ? null : view?.Id, view?.Id);
            if (view is null) gone.Add(id);
            else Assert.NotNull(await server.Blobs.FindLengthAsync(view.Draft.VideoBlob, Cancel));
            if (view is { Result: { } result })
            {
                await server.Frames.ReadAsync(result.Frames, Cancel);
                await server.Analyses.LoadAsync(result, Cancel);
            }
        }

        Assert.Contains(said, line => line[0] == "deleted");
        Assert.Contains(said, line => line[0] == "completed");
        foreach (var id in gone) Assert.Empty(await server.Blobs.FindAsync(id, Cancel));
        Assert.Empty(DataFolder.NamedAfter(_folder.Path, gone, ["title-of-", "user-of-", "file-of-"]));
        while (await server.Queue.TryClaimAsync(Cancel) is { } claim)
        {
            Assert.DoesNotContain(claim.SessionId, gone);
            await server.Queue.FailAsync(claim, "test-over", "The test is over.", Cancel);
        }
    }
}
