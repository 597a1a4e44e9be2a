using System.Security.Cryptography;
using Aikynetix.Sessions.Blobs;

namespace Aikynetix.Sessions.UnitTests.Blobs;

/// <summary>A blob is there whole or not at all, and no name reaches outside the folder.</summary>
public sealed class FileBlobStoreTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly FileBlobStore _blobs;

    public FileBlobStoreTests() => _blobs = new FileBlobStore(_folder["blobs"]);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task What_was_written_is_read_back_from_any_offset()
    {
        var content = RandomNumberGenerator.GetBytes(300_001);
        var info = await _blobs.WriteAsync("videos/a.1", new MemoryStream(content), Cancel);
        Assert.Equal(("videos/a.1", content.Length, Convert.ToHexStringLower(SHA256.HashData(content))), (info.Name, info.Length, info.Sha256));
        Assert.Equal(content.Length, await _blobs.FindLengthAsync("videos/a.1", Cancel));

        await using var stream = await _blobs.OpenAsync("videos/a.1", Cancel);
        Assert.True(stream.CanSeek);
        stream.Seek(200_000, SeekOrigin.Begin);
        var rest = new byte[100_001];
        await stream.ReadExactlyAsync(rest, Cancel);
        Assert.Equal(content[200_000..], rest);
        using var file = await _blobs.FetchAsync("videos/a.1", Cancel);
        Assert.Equal(content, await File.ReadAllBytesAsync(file.Path, Cancel));
    }

    [Fact]
    public async Task An_empty_blob_is_a_blob()
    {
        await _blobs.WriteAsync("empty", Stream.Null, Cancel);
        Assert.Equal(0, await _blobs.FindLengthAsync("empty", Cancel));
    }

    [Theory]
    [InlineData("../escape")]
    [InlineData("videos/../../escape")]
    [InlineData("/etc/passwd")]
    [InlineData("videos/")]
    [InlineData("videos//a")]
    [InlineData("./a")]
    [InlineData(".incoming/a")]
    [InlineData("videos/.hidden")]
    [InlineData("videos\\a")]
    [InlineData("C:a")]
    [InlineData("a\0b")]
    [InlineData("a\n")]
    [InlineData("A")]
    [InlineData("ä")]
    [InlineData("a%2e%2e")]
    [InlineData("a/b/c/d/e")]
    [InlineData("")]
    public async Task A_name_that_could_lead_elsewhere_is_refused_by_every_operation(string name)
    {
        await Assert.ThrowsAsync<ArgumentException>(() => _blobs.WriteAsync(name, new MemoryStream([1]), Cancel));
        await Assert.ThrowsAsync<ArgumentException>(() => _blobs.OpenAsync(name, Cancel));
        await Assert.ThrowsAsync<ArgumentException>(() => _blobs.FetchAsync(name, Cancel));
        await Assert.ThrowsAsync<ArgumentException>(() => _blobs.FindLengthAsync(name, Cancel));
        await Assert.ThrowsAsync<ArgumentException>(() => _blobs.DeleteAsync(name, Cancel));
        await Assert.ThrowsAsync<ArgumentException>(() => _blobs.ListAsync(name, Cancel));
        Assert.Empty(FilesInAll());
    }

    [Fact]
    public async Task A_sender_that_breaks_off_leaves_nothing()
    {
        await Assert.ThrowsAsync<EndOfStreamException>(() => _blobs.WriteAsync("videos/a", new BreakingStream(500_000, () => throw new EndOfStreamException()), Cancel));
        using var stop = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _blobs.WriteAsync("videos/a", new BreakingStream(500_000, stop.Cancel), stop.Token));
        Assert.Empty(FilesInAll());
        await _blobs.WriteAsync("videos/a", new MemoryStream([1]), Cancel);
    }

    [Fact]
    public async Task A_blob_is_never_overwritten_not_even_in_a_race()
    {
        var contents = Enumerable.Range(0, 8).Select(writer => (byte)writer).ToArray();
        var winners = await Task.WhenAll(contents.Select(async writer =>
        {
            try
            {
                await _blobs.WriteAsync("videos/a", new MemoryStream([writer]), Cancel);
                return (int)writer;
            }
            catch (BlobExistsException)
            {
                return -1;
            }
        }));
        var winner = Assert.Single(winners, writer => writer >= 0);
        using var file = await _blobs.FetchAsync("videos/a", Cancel);
        Assert.Equal([(byte)winner], await File.ReadAllBytesAsync(file.Path, Cancel));
        Assert.Single(FilesInAll());
    }

    [Fact]
    public async Task A_deleted_blob_is_gone_and_deleting_it_again_is_no_error()
    {
        await _blobs.WriteAsync("videos/a", new MemoryStream([1]), Cancel);
        await using var reader = await _blobs.OpenAsync("videos/a", Cancel);
        await _blobs.DeleteAsync("videos/a", Cancel);
        await _blobs.DeleteAsync("videos/a", Cancel);
        Assert.Null(await _blobs.FindLengthAsync("videos/a", Cancel));
        await Assert.ThrowsAsync<BlobNotFoundException>(() => _blobs.OpenAsync("videos/a", Cancel));
        await Assert.ThrowsAsync<BlobNotFoundException>(() => _blobs.FetchAsync("videos/a", Cancel));
        Assert.Equal(1, reader.ReadByte());
    }

    [Fact]
    public async Task A_list_names_the_blobs_of_one_folder()
    {
        foreach (var name in new[] { "videos/a", "videos/b/c", "analyses/a" }) await _blobs.WriteAsync(name, Stream.Null, Cancel);
        Assert.Equal(["videos/a", "videos/b/c"], (await _blobs.ListAsync("videos", Cancel)).Order(StringComparer.Ordinal));
        Assert.Empty(await _blobs.ListAsync("renders", Cancel));
    }

    [Fact]
    public void What_a_killed_writer_left_is_swept()
    {
        File.WriteAllText(Path.Combine(_folder["blobs"], ".incoming", "half"), "half");
        Assert.Equal(1, _blobs.SweepLeftovers());
        Assert.Equal(0, _blobs.SweepLeftovers());
        Assert.Empty(FilesInAll());
    }

    private string[] FilesInAll() => Directory.GetFiles(_folder.Path, "*", SearchOption.AllDirectories);

    /// <summary>Zeros up to a point at which something happens.</summary>
    private sealed class BreakingStream(long good, Action happens) : MemoryStream
    {
        private long _left = good;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (_left <= 0) happens();
            cancellationToken.ThrowIfCancellationRequested();
            var count = (int)Math.Min(buffer.Length, Math.Max(_left, 1));
            _left -= count;
            return ValueTask.FromResult(count);
        }
    }
}
