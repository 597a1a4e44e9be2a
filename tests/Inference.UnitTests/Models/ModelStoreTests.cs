using System.Collections;
using System.Security.Cryptography;
using System.Text.Json;
using Aikynetix.Inference.Models;

namespace Aikynetix.Inference.UnitTests.Models;

/// <summary>No model gets past the store unverified, and every refusal says what to do.</summary>
public sealed class ModelStoreTests : IDisposable
{
    private static readonly byte[] Good = [1, 2, 3, 4, 5];

    private static readonly ModelEntry Model = new(
        "tiny", "blazepose", "pose", 1, false, "tiny.onnx", [new string('0', 64), Hash(Good)], "MIT", null, "nowhere", null, "A test.");

    private static readonly ModelEntry Pullable = Model with
    {
        Download = new ModelDownloadSource(new Uri("https://models.example/tiny.onnx"), 5, Hash(Good), "onnx", null, null),
    };

    private readonly string _first = Directory.CreateTempSubdirectory("aiky-models").FullName;
    private readonly string _second = Directory.CreateTempSubdirectory("aiky-models").FullName;
    private int _pulls;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        Directory.Delete(_first, recursive: true);
        Directory.Delete(_second, recursive: true);
    }

    [Fact]
    public async Task A_right_file_is_read_from_the_first_folder_that_has_it()
    {
        await PutAsync(_second, Good);
        var read = await Store().ReadAsync(Model, Token);
        Assert.Equal((Hash(Good), Path.Combine(_second, "tiny.onnx")), (read.Sha256, read.Path));
        Assert.Equal(Good, read.Bytes);
    }

    [Fact]
    public async Task A_missing_file_is_named_with_all_places_and_the_way_out()
    {
        var message = await RefusalAsync(Store(), Model);
        Assert.All(["tiny.onnx", _first, _second, "AIKY_MODELS", Hash(Good)], part => Assert.Contains(part, message, StringComparison.Ordinal));
        message = await RefusalAsync(Store(), Pullable);
        Assert.All(["./aiky models pull tiny", "Models:AllowDownload=true"], part => Assert.Contains(part, message, StringComparison.Ordinal));
        Assert.Contains("part of the product", await RefusalAsync(Store(), Model with { Bundled = true }), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(new byte[] { 1, 2, 3, 4, 6 }, "sha256")]
    [InlineData(new byte[] { 1, 2 }, "sha256")]
    [InlineData(new byte[0], "0 bytes")]
    public async Task A_wrong_or_truncated_file_is_refused_by_name(byte[] content, string reason)
    {
        await PutAsync(_first, content);
        var message = await RefusalAsync(Store(pulls: true), Pullable);
        Assert.Contains(reason, message, StringComparison.Ordinal);
        // No setting replaces a file that is there.
        Assert.DoesNotContain("AllowDownload", message, StringComparison.Ordinal);
        Assert.Contains(Path.Combine(_first, "tiny.onnx"), message, StringComparison.Ordinal);
        Assert.Equal(0, _pulls);
    }

    [Fact]
    public async Task A_file_of_absurd_length_is_not_read()
    {
        await using (var file = File.Create(Path.Combine(_first, "tiny.onnx"))) file.SetLength(ModelStore.MaxBytes + 1);
        Assert.Contains($"{ModelStore.MaxBytes + 1} bytes", await RefusalAsync(Store(), Model), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_right_file_further_on_makes_up_for_a_wrong_one()
    {
        await PutAsync(_first, [9]);
        await PutAsync(_second, Good);
        Assert.Equal(Good, (await Store().ReadAsync(Model, Token)).Bytes);
    }

    [Fact]
    public async Task A_record_vouches_for_its_own_model_in_its_own_folder_only()
    {
        byte[] pulled = [7, 7];
        await RecordAsync(_first, "tiny", pulled);
        await PutAsync(_first, pulled);
        await PutAsync(_second, pulled);
        Assert.Equal("tiny", (await Store().ReadAsync(Model, Token)).Installed!.Id);
        await Assert.ThrowsAsync<ModelUnavailableException>(() => Store().ReadAsync(Model with { Id = "other" }, Token));
        await Assert.ThrowsAsync<ModelUnavailableException>(() => new ModelStore([_second], null).ReadAsync(Model, Token));
    }

    [Fact]
    public async Task A_pull_between_the_look_at_the_file_and_at_its_record_harms_nobody()
    {
        byte[] old = [6], pulled = [7, 7];
        await RecordAsync(_first, "tiny", old);
        await PutAsync(_first, old);
        var hashes = new Hook(() =>
        {
            File.WriteAllBytes(Path.Combine(_first, "tiny.onnx"), pulled);
            File.Delete(Path.Combine(_first, "installed.json"));
            RecordAsync(_first, "tiny", pulled).Wait(Token);
        });
        Assert.Equal(pulled, (await Store().ReadAsync(Model with { Sha256 = hashes }, Token)).Bytes);
    }

    [Fact]
    public async Task Damaged_records_stop_only_what_needs_them()
    {
        await File.WriteAllTextAsync(Path.Combine(_first, "installed.json"), "nonsense", Token);
        await PutAsync(_first, Good);
        Assert.Equal(Good, (await Store().ReadAsync(Model, Token)).Bytes);
        await PutAsync(_first, [7, 7]);
        Assert.Contains("installed.json' is damaged", await RefusalAsync(Store(), Model), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_missing_is_pulled_where_that_is_allowed_and_only_then()
    {
        Assert.Equal(Good, (await Store(pulls: true).ReadAsync(Pullable, Token)).Bytes);
        Assert.Equal(Good, (await Store(pulls: true).ReadAsync(Pullable, Token)).Bytes);
        Assert.Equal(1, _pulls);
        File.Delete(Path.Combine(_first, "tiny.onnx"));
        await RefusalAsync(Store(), Pullable);
        Assert.DoesNotContain("AllowDownload", await RefusalAsync(Store(pulls: true), Pullable with { LicenseNote = "Read this." }), StringComparison.Ordinal);
        Assert.Equal(1, _pulls);
    }

    [Fact]
    public async Task The_product_s_own_folder_counts_for_the_product_s_own_models()
    {
        await PutAsync(_second, Good);
        var store = new ModelStore([_first], null, _second);
        await Assert.ThrowsAsync<ModelUnavailableException>(() => store.ReadAsync(Model, Token));
        Assert.Equal(Good, (await store.ReadAsync(Model with { Bundled = true }, Token)).Bytes);
    }

    [Fact]
    public void Candidates_are_those_that_are_here_by_rank_and_the_chosen_one_first()
    {
        string[] Order(string wanted = "auto") => [.. Store().PoseCandidates(wanted).Select(model => model.Id)];
        Assert.Equal(["blazepose-full"], Order());
        foreach (var file in new[] { "blazepose_lite.onnx", "movenet_lightning.onnx" }) File.WriteAllBytes(Path.Combine(_second, file), Good);
        Assert.Equal(["blazepose-lite"], Order());
        File.WriteAllBytes(Path.Combine(_first, "blazepose_heavy.onnx"), Good);
        Assert.Equal(["blazepose-heavy", "blazepose-lite"], Order());
        ModelSelection.Write(_first, "blazepose-lite");
        Assert.Equal(["blazepose-lite", "blazepose-heavy"], Order());
        Assert.Equal(["rtmpose-m-halpe26"], Order("rtmpose-m-halpe26"));
        ModelSelection.Write(_first, "blazepose-full");
        Assert.Equal(["blazepose-full", "blazepose-heavy", "blazepose-lite"], Order());
        Assert.Contains("finds no poses", Assert.Throws<ModelUnavailableException>(() => Order("rtmdet-nano")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_registry_is_sound()
    {
        Assert.Equal(ModelRegistry.Entries.Count, ModelRegistry.Entries.Select(entry => entry.Id).Distinct().Count());
        Assert.Equal(ModelRegistry.Entries.Count, ModelRegistry.Entries.Select(entry => entry.File).Distinct().Count());
        Assert.Equal(ModelRegistry.PoseModels.Count, ModelRegistry.PoseModels.Select(entry => entry.Rank).Distinct().Count());
        Assert.All(ModelRegistry.Entries, entry =>
        {
            Assert.All(entry.Sha256, hash => Assert.Matches("^[0-9a-f]{64}$", hash));
            Assert.Contains(entry.Role, new[] { "pose", "detector", "cross-check" });
            Assert.Matches(@"^[a-z0-9_-]+\.onnx$", entry.File);
            Assert.All([entry.Family, entry.License, entry.Source, entry.Note], text => Assert.False(string.IsNullOrWhiteSpace(text)));
            Assert.True(entry.Download is not null || entry.Sha256.Count > 0);
            Assert.True(entry.License != "NOASSERTION" || entry.LicenseNote is not null);
            if (entry.Download is not { } source) return;
            Assert.Equal("https", source.Url.Scheme);
            Assert.InRange(source.Bytes, 0, ModelStore.MaxBytes);
            Assert.Contains(source.Form, new[] { "onnx", "tflite", "zip" });
            Assert.Equal(source.Form == "zip", source.Member is not null);
            Assert.Matches("^[0-9a-f]{64}$", source.MemberSha256 ?? source.Sha256);
            // What comes unconverted must also be served unrecorded.
            if (source.Form != "tflite") Assert.Contains(source.MemberSha256 ?? source.Sha256, entry.Sha256);
        });
    }

    [Fact]
    public void Every_stored_answer_is_one_of_a_file_that_the_registry_knows()
    {
        using var stream = typeof(ModelAnswers).Assembly.GetManifestResourceStream("answers.json")!;
        var answers = JsonSerializer.Deserialize<Dictionary<string, ModelAnswer>>(stream, ModelAnswers.Format)!;
        Assert.Empty(answers.Keys.Except(ModelRegistry.Entries.SelectMany(entry => entry.Sha256)));
    }

    [Fact]
    public void An_unknown_model_is_answered_with_the_known_ones() =>
        Assert.Contains("blazepose-full", Assert.Throws<ModelUnavailableException>(() => ModelRegistry.Get("nonsense")).Message, StringComparison.Ordinal);

    private static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private static async Task<string> RefusalAsync(ModelStore store, ModelEntry model) =>
        (await Assert.ThrowsAsync<ModelUnavailableException>(() => store.ReadAsync(model, Token))).Message;

    private static Task PutAsync(string folder, byte[] content) => File.WriteAllBytesAsync(Path.Combine(folder, "tiny.onnx"), content, Token);

    private static Task RecordAsync(string folder, string id, byte[] content) => InstalledModels.UpdateAsync(
        folder,
        all => all.Append(new InstalledModel(
            id, "tiny.onnx", Hash(content), new Uri("https://models.example/"), Hash(content), default, new ModelAnswer(1, []))),
        TimeProvider.System,
        Token);

    private ModelStore Store(bool pulls = false) => new([_first, _second], pulls ? PullAsync : null);

    private Task PullAsync(ModelEntry model, CancellationToken cancellationToken)
    {
        _pulls++;
        return PutAsync(_first, Good);
    }

    /// <summary>No hashes, and something that happens while they are looked through.</summary>
    private sealed class Hook(Action happens) : IReadOnlyList<string>
    {
        public int Count => 0;

        public string this[int index] => throw new ArgumentOutOfRangeException(nameof(index));

        public IEnumerator<string> GetEnumerator()
        {
            happens();
            return Enumerable.Empty<string>().GetEnumerator();
        }

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
