using Aikynetix.Sessions.Store;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Aikynetix.Sessions.UnitTests;

/// <summary>A start puts the data folder in order, and two servers never share one.</summary>
public sealed class SessionsStartupTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly ManualTime _time = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_second_server_on_the_same_folder_is_told_so_and_harms_nothing()
    {
        await using var first = await Server.StartAsync(_folder, _time);
        var refused = await Assert.ThrowsAsync<StoreUnavailableException>(() => Server.StartAsync(_folder, _time));
        Assert.Contains("Another server", refused.Message, StringComparison.Ordinal);
        var draft = Server.Draft();
        await first.Sessions.CreateAsync(draft, Cancel);
        Assert.NotNull(await first.Queue.TryClaimAsync(Cancel));
    }

    [Fact]
    public async Task A_folder_that_was_let_go_is_taken_by_the_next()
    {
        await (await Server.StartAsync(_folder, _time)).DisposeAsync();
        await (await Server.StartAsync(_folder, _time)).DisposeAsync();
    }

    [Fact]
    public async Task What_a_killed_server_left_behind_goes_and_everything_else_stays()
    {
        var kept = Server.Draft();
        await using (var server = await Server.StartAsync(_folder, _time))
        {
            foreach (var id in new[] { kept.Id, SessionId.New() })
                await server.Blobs.WriteAsync(SessionId.VideoBlob(id), new MemoryStream([1]), Cancel);
            await server.Sessions.CreateAsync(kept, Cancel);
            var lost = (await server.Queue.TryClaimAsync(Cancel))!;
            await server.Blobs.WriteAsync(lost.AnalysisBlob, new MemoryStream([1]), Cancel);
            await server.Queue.ReleaseAsync(lost, Cancel);
            var good = (await server.Queue.TryClaimAsync(Cancel))!;
            await server.Blobs.WriteAsync(good.AnalysisBlob, new MemoryStream([1]), Cancel);
            await server.Queue.CompleteAsync(good, Server.Outcome(good), Cancel);
            await server.Blobs.WriteAsync($"renders/{kept.Id}-1-thumbnail.jpg", new MemoryStream([1]), Cancel);
            await server.Blobs.WriteAsync($"renders/{SessionId.New()}-1-thumbnail.jpg", new MemoryStream([1]), Cancel);
            await server.Blobs.WriteAsync("videos/not-ours", new MemoryStream([1]), Cancel);
            await File.WriteAllTextAsync(_folder["blobs/.incoming/half"], "half", Cancel);
        }

        await using var next = await Server.StartAsync(_folder, _time);
        await next.SweptAsync();
        var left = Directory.GetFiles(_folder["blobs"], "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(_folder["blobs"], file));
        Assert.Equal([$"analyses/{kept.Id}-2", $"renders/{kept.Id}-1-thumbnail.jpg", $"videos/{kept.Id}", "videos/not-ours"], left.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_somebody_still_needs_stays_though_no_event_speaks_of_it()
    {
        var (needed, left) = (SessionId.VideoBlob(SessionId.New()), SessionId.VideoBlob(SessionId.New()));
        await using (var server = await Server.StartAsync(_folder, _time))
            foreach (var blob in new[] { needed, left }) await server.Blobs.WriteAsync(blob, new MemoryStream([1]), Cancel);
        await using var next = await Server.StartAsync(_folder, _time, first: services => services.AddSingleton<IBlobKeeper>(new Keeper(needed)));
        await next.SweptAsync();
        Assert.Equal(1, await next.Blobs.FindLengthAsync(needed, Cancel));
        Assert.Null(await next.Blobs.FindLengthAsync(left, Cancel));
    }

    [Theory]
    [InlineData("events.db*")]
    [InlineData("*.db*")]
    public async Task Videos_outlive_a_store_that_was_replaced(string lost)
    {
        await using (var server = await Server.StartAsync(_folder, _time))
        {
            var draft = Server.Draft();
            await server.Blobs.WriteAsync(draft.VideoBlob, new MemoryStream([1]), Cancel);
            await server.Sessions.CreateAsync(draft, Cancel);
        }

        foreach (var file in Directory.GetFiles(_folder.Path, lost)) File.Delete(file);
        await using var next = await Server.StartAsync(_folder, _time);
        await next.SweptAsync();
        Assert.Single(await next.Blobs.ListAsync("videos", Cancel));
    }

    [Fact]
    public void Options_out_of_range_are_all_told_at_once()
    {
        var refused = Assert.Throws<OptionsValidationException>(() => Server.Compose(_folder, _time, options =>
            (options.AdminKey, options.MaxAttempts, options.Lease, options.PollInterval) = ("short", 0, TimeSpan.Zero, TimeSpan.FromHours(2))).Store);
        Assert.Equal(4, refused.Failures.Count());
    }

    private sealed class Keeper(string name) : IBlobKeeper
    {
        public bool Keeps(string blobName) => blobName == name;
    }
}
