using System.Security.Cryptography;
using Aikynetix.Sessions.Blobs;
using Aikynetix.Sessions.Store;
using Aikynetix.TestKit.Disks;

namespace Aikynetix.Sessions.UnitTests.Store;

/// <summary>A full disk is told clearly, leaves nothing half-written, and is forgotten once there is room again.</summary>
public sealed class DiskFullTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Events_stay_whole_on_a_full_disk()
    {
        using var disk = SmallDisk.MountOrSkip(mebibytes: 4);
        await using var store = new SqliteEventStore(disk["events.db"], TimeProvider.System, TimeSpan.FromSeconds(1));
        await store.AppendAsync("a-1", ExpectedRevision.NoStream, [New(1000)], Cancel);
        disk.Fill(leave: 50_000);

        var full = await Assert.ThrowsAsync<StoreUnavailableException>(
            () => store.AppendAsync("a-1", ExpectedRevision.At(0), [New(100), New(300_000)], Cancel));
        Assert.True(full.IsDiskFull);
        Assert.Contains("full", full.Message, StringComparison.Ordinal);
        Assert.Single(await store.ReadAsync("a-1", 0, Cancel).ToListAsync(Cancel));

        disk.MakeRoom();
        await store.AppendAsync("a-1", ExpectedRevision.At(0), [New(100), New(300_000)], Cancel);
        Assert.Equal([1000, 100, 300_000], await store.ReadAsync("a-1", 0, Cancel).Select(stored => stored.Data.Length).ToListAsync(Cancel));
    }

    [Fact]
    public async Task Blobs_leave_nothing_on_a_full_disk()
    {
        using var disk = SmallDisk.MountOrSkip(mebibytes: 4);
        var blobs = new FileBlobStore(disk["blobs"]);
        var video = RandomNumberGenerator.GetBytes(1 << 20);
        disk.Fill(leave: 200_000);

        var full = await Assert.ThrowsAsync<StoreUnavailableException>(() => blobs.WriteAsync("videos/a", new MemoryStream(video), Cancel));
        Assert.True(full.IsDiskFull);
        Assert.Equal(["ballast"], Directory.EnumerateFiles(disk.Path, "*", SearchOption.AllDirectories).Select(Path.GetFileName));

        disk.MakeRoom();
        Assert.Equal(video.Length, (await blobs.WriteAsync("videos/a", new MemoryStream(video), Cancel)).Length);
    }

    private static NewEvent New(int bytes) => new(Guid.NewGuid(), "said-v1", RandomNumberGenerator.GetBytes(bytes));
}
