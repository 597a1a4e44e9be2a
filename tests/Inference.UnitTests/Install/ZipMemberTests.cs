using System.Buffers.Binary;
using System.IO.Compression;
using Aikynetix.Inference.Install;
using Aikynetix.Inference.Models;
using FsCheck;
using FsCheck.Fluent;

namespace Aikynetix.Inference.UnitTests.Install;

/// <summary>One file comes out of a zip, whatever else the zip tries.</summary>
public sealed class ZipMemberTests : PullTest
{
    private static readonly byte[] Model = Random(5000);

    [Fact]
    public async Task A_pull_takes_the_model_out_of_its_zip_and_leaves_nothing_else()
    {
        var zip = Zip(("sdk/readme.txt", [1]), ("sdk/end2end.onnx", Model));
        await using var server = await ModelServer.StartAsync(zip);
        await PullAsync(Installer(server), server, Zipped());
        Assert.Equal(["installed.json", "installed.json.lock", "tiny.onnx"], Files());
        Assert.Equal(Model, await File.ReadAllBytesAsync(At("tiny.onnx"), Token));
        Assert.Equal(Hash(zip), Assert.Single(InstalledModels.Read(Folder)).SourceSha256);
        Assert.NotNull(await Installer(server).FindCurrentAsync(Zipped(), Token));
    }

    [Fact]
    public async Task A_zip_with_another_model_is_refused_and_deleted()
    {
        await using var server = await ModelServer.StartAsync(Zip(("end2end.onnx", Random(5000, 2))));
        Assert.Contains(Hash(Model), await RefusalAsync(Installer(server), server, Zipped()), StringComparison.Ordinal);
        Assert.Empty(Files());
    }

    [Fact]
    public async Task A_zip_of_unknown_hash_that_was_patched_of_two_is_fetched_once_more_from_the_beginning()
    {
        var zip = Zip(("end2end.onnx", Model));
        await using var server = await ModelServer.StartAsync(Random(zip.Length, 3));
        server.Next(server.CutAfter(1000));
        server.Next(context =>
        {
            server.Content = zip;
            return server.ServeAsync(context);
        });
        await PullAsync(Installer(server), server, Zipped());
        Assert.Equal(["", "bytes=1000-", ""], server.Requests);
    }

    [Fact]
    public async Task No_name_in_a_zip_becomes_a_path()
    {
        await using var server = await ModelServer.StartAsync(Zip(("../../end2end.onnx", Model), ("/etc/aiky", [1])));
        await PullAsync(Installer(server), server, Zipped());
        Assert.Equal(["installed.json", "installed.json.lock", "tiny.onnx"], Files());
        Assert.False(File.Exists(Path.Combine(Folder, "../../end2end.onnx")));
    }

    [Fact]
    public async Task A_member_that_is_missing_or_there_twice_is_refused()
    {
        Assert.Contains("no file", await RefusalAsync(Zip(("other.onnx", Model), ("END2END.ONNX", Model), ("end2end.onnx/x", Model))), StringComparison.Ordinal);
        Assert.Contains("more than one", await RefusalAsync(Zip(("a/end2end.onnx", Model), ("b/end2end.onnx", Model))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_member_longer_than_allowed_is_not_unpacked()
    {
        var zip = Zip(("end2end.onnx", new byte[50 << 20]));
        Assert.InRange(zip.Length, 1, 100_000);
        Assert.Contains("claims 52428800 bytes", await RefusalAsync(zip), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_member_that_lies_about_its_length_gives_no_more_than_that()
    {
        foreach (var claimed in new uint[] { 0, 10, 4999, 5001, 1 << 20 })
        {
            var zip = Zip(("end2end.onnx", Model));
            var directory = BinaryPrimitives.ReadInt32LittleEndian(zip.AsSpan(zip.Length - 6));
            BinaryPrimitives.WriteUInt32LittleEndian(zip.AsSpan(directory + 24), claimed);
            BinaryPrimitives.WriteUInt32LittleEndian(zip.AsSpan(22), claimed);
            var taken = await Record.ExceptionAsync(() => Read(zip)) is ModelUnavailableException ? [] : await Read(zip);
            Assert.InRange(taken.Length, 0, (int)claimed);
            Assert.NotEqual(Model, taken);
        }
    }

    [Fact]
    public void Any_truncation_or_flipped_bits_give_the_model_other_bytes_of_bounded_length_or_a_refusal()
    {
        var zip = Zip(("a.txt", [1, 2, 3]), ("sdk/end2end.onnx", Model));
        Prop.ForAll(
            Gen.Choose(0, int.MaxValue - 1).Two().ToArbitrary(),
            pair => IsBounded(zip[..(pair.Item1 % zip.Length)]) && IsBounded(Flipped(zip, pair.Item1, pair.Item2)))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(1000));
    }

    [Fact]
    public async Task A_directory_of_many_entries_is_not_read()
    {
        var zip = Zip([.. Enumerable.Range(0, 30_000).Select(i => ($"{i}", Array.Empty<byte>())), ("end2end.onnx", Model)]);
        Assert.Contains("too long", await RefusalAsync(zip), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(4)]
    [InlineData(10)]
    public async Task A_directory_of_many_entries_is_not_read_behind_a_64_bit_end_either(int field)
    {
        var zip = Zip([.. Enumerable.Range(0, 30_000).Select(i => ($"{i}", Array.Empty<byte>())), ("end2end.onnx", Model)]);
        var end = zip.AsSpan(zip.Length - 22).ToArray();
        var (wide, locator) = (new byte[56], new byte[20]);
        BinaryPrimitives.WriteUInt32LittleEndian(wide, 0x06064b50);
        BinaryPrimitives.WriteUInt64LittleEndian(wide.AsSpan(4), 44);
        BinaryPrimitives.WriteUInt64LittleEndian(wide.AsSpan(24), 30_001);
        BinaryPrimitives.WriteUInt64LittleEndian(wide.AsSpan(32), 30_001);
        BinaryPrimitives.WriteUInt64LittleEndian(wide.AsSpan(48), BinaryPrimitives.ReadUInt32LittleEndian(end.AsSpan(16)));
        BinaryPrimitives.WriteUInt32LittleEndian(locator, 0x07064b50);
        BinaryPrimitives.WriteUInt64LittleEndian(locator.AsSpan(8), (ulong)(zip.Length - 22));
        BinaryPrimitives.WriteUInt32LittleEndian(locator.AsSpan(16), 1);
        // The short end claims a directory that begins just before it.
        BinaryPrimitives.WriteUInt32LittleEndian(end.AsSpan(16), (uint)(zip.Length - 22));
        BinaryPrimitives.WriteUInt16LittleEndian(end.AsSpan(field), ushort.MaxValue);
        Assert.Contains("64-bit", await RefusalAsync([.. zip[..^22], .. wide, .. locator, .. end]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_zip_is_refused()
    {
        Assert.NotEmpty(await RefusalAsync([]));
        Assert.NotEmpty(await RefusalAsync(Random(100_000)));
    }

    private static bool IsBounded(byte[] zip)
    {
        try
        {
            return Read(zip).Result.Length <= 1 << 20;
        }
        catch (AggregateException refused) when (refused.InnerException is ModelUnavailableException)
        {
            return true;
        }
    }

    private static byte[] Flipped(byte[] zip, int place, int bit)
    {
        var content = (byte[])zip.Clone();
        // Half of the flips go where the names and lengths stand.
        var at = place % 2 == 0 ? place % content.Length : content.Length - 1 - (place % 150);
        content[at] ^= (byte)(1 << (bit % 8));
        return content;
    }

    private static Task<byte[]> Read(byte[] zip) => ZipMember.ReadAsync(new MemoryStream(zip), "end2end.onnx", 1 << 20, Token);

    private static async Task<string> RefusalAsync(byte[] zip) => (await Assert.ThrowsAsync<ModelUnavailableException>(() => Read(zip))).Message;

    private static ModelEntry Zipped()
    {
        var entry = Entry(Model);
        return entry with { Download = new ModelDownloadSource(entry.Download!.Url, 0, null, "zip", "end2end.onnx", Hash(Model)) };
    }

    private static byte[] Zip(params (string Name, byte[] Content)[] entries)
    {
        using var target = new MemoryStream();
        using (var archive = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in entries)
            {
                using var stream = archive.CreateEntry(name).Open();
                stream.Write(content);
            }
        }

        return target.ToArray();
    }
}
