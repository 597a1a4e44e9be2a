using Aikynetix.Inference.Install;
using Aikynetix.Inference.Models;
using Aikynetix.TestKit.Disks;

namespace Aikynetix.Inference.UnitTests.Install;

/// <summary>A pull ends with a genuine, tried and recorded file, or with what was there before.</summary>
public sealed class ModelInstallerTests : PullTest
{
    private static readonly string[] Done = ["installed.json", "installed.json.lock", "tiny.onnx"];

    [Fact]
    public async Task A_pull_is_verified_tried_recorded_and_served()
    {
        var content = Random(300_000);
        await using var server = await ModelServer.StartAsync(content);
        var reports = new List<ModelTransfer>();
        var record = await Installer(server).InstallAsync(Entry(content), reports.Add, Token);
        Assert.Equal(Done, Files());
        Assert.Equal(content, await File.ReadAllBytesAsync(At("tiny.onnx"), Token));
        Assert.Equal(new Uri(server.Address, "/tiny.onnx?v=1"), record.From);
        Assert.Equal((Hash(content), Hash(content), Time.GetUtcNow()), (record.Sha256, record.SourceSha256, record.At));
        var kept = Assert.Single(InstalledModels.Read(Folder));
        Assert.Equal(Answer.Points, kept.Answer.Points);
        Assert.Equal(new ModelTransfer(300_000, 300_000), reports[^1]);
        Assert.Equal(reports.OrderBy(report => report.Bytes), reports);
    }

    [Fact]
    public async Task What_is_converted_is_known_by_its_record_alone()
    {
        var (tflite, onnx) = (Random(1000), Random(2000, 2));
        var entry = Entry(tflite);
        entry = entry with { Sha256 = [], Download = entry.Download! with { Form = "tflite" } };
        await using var server = await ModelServer.StartAsync(tflite);
        var installer = Installer(server, (bytes, family) => bytes.SequenceEqual(tflite) && family == "blazepose" ? onnx : []);
        await PullAsync(installer, server, entry);
        var store = new ModelStore([Folder], null);
        var read = await store.ReadAsync(entry, Token);
        Assert.Equal(onnx, read.Bytes);
        Assert.Equal((Hash(onnx), Hash(tflite)), (read.Installed!.Sha256, read.Installed.SourceSha256));
        Assert.NotNull(await installer.FindCurrentAsync(entry, Token));
        await File.WriteAllBytesAsync(At("tiny.onnx"), Random(2000, 3), Token);
        Assert.Null(await installer.FindCurrentAsync(entry, Token));
        Assert.Contains("vouches", (await Assert.ThrowsAsync<ModelUnavailableException>(() => store.ReadAsync(entry, Token))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("convert")]
    [InlineData("check")]
    public async Task What_cannot_be_converted_or_does_not_work_leaves_the_old_file_served(string stage)
    {
        var (old, content) = (Random(10), Random(1000, 2));
        var entry = Entry(content);
        entry = entry with { Sha256 = [Hash(old)], Download = entry.Download! with { Form = "tflite" } };
        await File.WriteAllBytesAsync(At("tiny.onnx"), old, Token);
        await using var server = await ModelServer.StartAsync(content);
        var installer = Installer(
            server,
            (bytes, _) => stage == "convert" ? throw new InvalidDataException("operator 77 is unknown") : bytes,
            (_, _, _) => throw new InvalidOperationException("nobody was found"));
        var message = await RefusalAsync(installer, server, entry);
        Assert.Contains(stage == "convert" ? "operator 77" : "nobody was found", message, StringComparison.Ordinal);
        Assert.Equal(old, (await new ModelStore([Folder], null).ReadAsync(entry, Token)).Bytes);
        Assert.Empty(InstalledModels.Read(Folder));

        // What was fetched was right, so it is not fetched again.
        await PullAsync(Installer(server, (bytes, _) => bytes), server, entry);
        Assert.Single(server.Requests);
        Assert.Equal(Done, Files());
    }

    [Fact]
    public async Task A_damaged_file_is_replaced()
    {
        var content = Random(1000);
        await File.WriteAllBytesAsync(At("tiny.onnx"), [1], Token);
        await using var server = await ModelServer.StartAsync(content);
        await PullAsync(Installer(server), server, Entry(content));
        Assert.Equal(content, (await new ModelStore([Folder], null).ReadAsync(Entry(content), Token)).Bytes);
    }

    [Fact]
    public async Task Killed_between_record_and_rename_the_old_file_is_still_served_and_the_next_pull_tidies_up()
    {
        var (old, content) = (Random(10), Random(1000, 2));
        var entry = Entry(content) with { Sha256 = [] };
        await using var server = await ModelServer.StartAsync(content);
        InstalledModel Of(byte[] bytes) => new("tiny", "tiny.onnx", Hash(bytes), server.Address, Hash(bytes), Time.GetUtcNow(), Answer);
        await InstalledModels.UpdateAsync(Folder, _ => [Of(old), Of(content)], Time, Token);
        await File.WriteAllBytesAsync(At("tiny.onnx"), old, Token);
        await File.WriteAllBytesAsync(At("tiny.onnx.new"), content[..500], Token);
        await File.WriteAllBytesAsync(At("installed.json.new"), [1], Token);
        var store = new ModelStore([Folder], null);
        Assert.Equal(old, (await store.ReadAsync(entry, Token)).Bytes);
        await PullAsync(Installer(server), server, entry);
        Assert.Equal(content, (await store.ReadAsync(entry, Token)).Bytes);
        Assert.Equal(Hash(content), Assert.Single(InstalledModels.Read(Folder)).Sha256);
        Assert.Equal(Done, Files());
    }

    [Fact]
    public async Task Killed_after_the_rename_the_next_pull_fetches_nothing_and_tidies_up()
    {
        var (old, content) = (Random(10), Random(1000, 2));
        await using var server = await ModelServer.StartAsync(content);
        var entry = Entry(content);
        var record = await PullAsync(Installer(server), server, entry);
        await InstalledModels.UpdateAsync(Folder, _ => [record with { Sha256 = Hash(old) }, record], Time, Token);
        await File.WriteAllBytesAsync(At("tiny.onnx.part"), content, Token);
        await File.WriteAllTextAsync(At("tiny.onnx.part.json"), "{}", Token);
        await File.WriteAllBytesAsync(At("tiny.onnx.new"), old, Token);
        await Installer(server).TidyAsync(entry, record.Sha256, Token);
        Assert.Equal(Done, Files());
        Assert.Equal(record.Sha256, Assert.Single(InstalledModels.Read(Folder)).Sha256);
    }

    [Fact]
    public async Task A_pull_that_cannot_tidy_up_has_installed_the_model()
    {
        var content = Random(1000);
        await using var server = await ModelServer.StartAsync(content);
        var installer = Installer(server, check: (_, _, _) =>
        {
            // What is no file cannot be deleted as one.
            File.Delete(At("tiny.onnx.part.json"));
            Directory.CreateDirectory(At("tiny.onnx.part.json"));
            return Task.FromResult(Answer);
        });
        await PullAsync(installer, server, Entry(content));
        Assert.Equal(content, (await new ModelStore([Folder], null).ReadAsync(Entry(content), Token)).Bytes);
    }

    [Fact]
    public async Task Pulls_at_the_same_time_lose_no_record()
    {
        var contents = Enumerable.Range(0, 12).Select(i => Random(5000, i)).ToArray();
        await using var server = await ModelServer.StartAsync([]);
        for (var i = 0; i < contents.Length; i++)
        {
            server.Next(context =>
            {
                var number = int.Parse(context.Request.Path.Value!.Trim('/', 'm').Split('.')[0], System.Globalization.CultureInfo.InvariantCulture);
                return server.SendAsync(context, contents[number]);
            });
        }

        // Each with an installer of its own, as processes have.
        await Task.WhenAll(contents.Select((content, i) => Task.Run(() => PullAsync(Installer(server, time: TimeProvider.System), server, Entry(content, $"m{i}")))));
        Assert.Equal(contents.Select(Hash).Order(), InstalledModels.Read(Folder).Select(record => record.Sha256).Order());
    }

    [Fact]
    public async Task A_second_pull_of_the_same_model_is_told_of_the_first()
    {
        var content = Random(1000);
        await using var server = await ModelServer.StartAsync(content);
        var entry = Entry(content);
        string? second = null;
        var installer = Installer(server, check: async (_, _, _) =>
        {
            second = await RefusalAsync(Installer(server), server, entry);
            return Answer;
        });
        await PullAsync(installer, server, entry);
        Assert.Contains("Another process is pulling", second, StringComparison.Ordinal);
        Assert.Equal(Done, Files());
    }

    [Fact]
    public async Task Records_that_cannot_be_understood_stop_a_pull_before_it_begins()
    {
        await File.WriteAllTextAsync(At("installed.json"), "{ \"models\": [", Token);
        await using var server = await ModelServer.StartAsync(Random(10));
        var message = await RefusalAsync(Installer(server), server, Entry(server.Content));
        Assert.Contains("installed.json", message, StringComparison.Ordinal);
        Assert.Empty(server.Requests);
        Assert.Equal("{ \"models\": [", await File.ReadAllTextAsync(At("installed.json"), Token));
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_is_named()
    {
        await using var server = await ModelServer.StartAsync(Random(10));
        await File.WriteAllBytesAsync(At("file"), [], Token);
        var installer = new ModelInstaller(
            At("file"), new ModelOptions(), DownloadLimits.Default, (_, _) => [], (_, _, _) => Task.FromResult(Answer), Time);
        var message = await RefusalAsync(installer, server, Entry(server.Content));
        Assert.Contains(At("file"), message, StringComparison.Ordinal);
        Assert.Contains("Models:Folder", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_full_disk_is_told_and_keeps_what_has_arrived()
    {
        using var disk = SmallDisk.MountOrSkip(1);
        var content = Random(3 << 20);
        await using var server = await ModelServer.StartAsync(content);
        var installer = new ModelInstaller(
            disk.Path, new ModelOptions { Mirror = server.Address.ToString() }, DownloadLimits.Default, (_, _) => [], (_, _, _) => Task.FromResult(Answer), Time);
        var message = await RefusalAsync(installer, server, Entry(content));
        Assert.Contains("no room left", message, StringComparison.Ordinal);
        Assert.Single(server.Requests);
        Assert.False(File.Exists(disk["tiny.onnx"]));
        Assert.True(new FileInfo(disk["tiny.onnx.part"]).Length > 0);
    }

    [Fact]
    public async Task A_model_without_an_address_cannot_be_pulled()
    {
        await using var server = await ModelServer.StartAsync([]);
        Assert.Contains("no address", await RefusalAsync(Installer(server), server, Entry([1]) with { Download = null }), StringComparison.Ordinal);
        Assert.Contains("part of the product", await RefusalAsync(Installer(server), server, Entry([1]) with { Download = null, Bundled = true }), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_official_BlazePose_Lite_comes_from_loopback_to_the_converter_untouched()
    {
        var path = Path.Combine(SharedFiles.ModelsOrSkip(), "pose_landmark_lite.tflite");
        Assert.SkipUnless(File.Exists(path), "There is no pose_landmark_lite.tflite on this machine.");
        var official = await File.ReadAllBytesAsync(path, Token);
        await using var server = await ModelServer.StartAsync(official);
        server.Next(server.CutAfter(1_000_000));
        (int Length, string Family)? seen = null;
        var installer = Installer(server, (bytes, family) =>
        {
            seen = (bytes.Length, family);
            return bytes[..100];
        });
        await PullAsync(installer, server, ModelRegistry.Get("blazepose-lite"));
        Assert.Equal((official.Length, "blazepose"), seen);
        Assert.Equal([1_000_000, official.Length - 1_000_000], server.Sent);
    }
}
