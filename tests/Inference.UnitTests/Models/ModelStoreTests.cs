using System.Net;
using System.Security.Cryptography;
using Aikynetix.Inference.Models;

namespace Aikynetix.Inference.UnitTests.Models;

/// <summary>No model gets past the store unverified, and every refusal says what to do.</summary>
public sealed class ModelStoreTests : IDisposable
{
    private static readonly byte[] Good = [1, 2, 3, 4, 5];

    private static readonly ModelEntry Model = new(
        "tiny", "blazepose", "pose", "tiny.onnx", 5, Convert.ToHexStringLower(SHA256.HashData(Good)), "MIT", "nowhere", null, "A test.");

    private static readonly ModelEntry Downloadable = Model with { Download = new Uri("https://models.example/tiny.onnx") };

    private readonly string _first = Directory.CreateTempSubdirectory("aiky-models").FullName;
    private readonly string _second = Directory.CreateTempSubdirectory("aiky-models").FullName;

    public void Dispose()
    {
        Directory.Delete(_first, recursive: true);
        Directory.Delete(_second, recursive: true);
    }

    [Fact]
    public async Task A_right_file_is_read_from_the_first_folder_that_has_it()
    {
        await PutAsync(_second, Good);
        Assert.Equal(Good, await Store().ReadAsync(Model, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_missing_file_is_named_with_all_places_and_the_way_out()
    {
        var message = await RefusalAsync(Store(), Model);
        Assert.All(["tiny.onnx", _first, _second, "AIKY_MODELS", Model.Sha256], part => Assert.Contains(part, message, StringComparison.Ordinal));
        Assert.Contains("Models:AllowDownload=true", await RefusalAsync(Store(), Downloadable), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(new byte[] { 1, 2, 3, 4, 6 }, "sha256")]
    [InlineData(new byte[] { 1, 2 }, "2 bytes instead of 5")]
    [InlineData(new byte[0], "0 bytes instead of 5")]
    public async Task A_wrong_or_truncated_file_is_refused_by_name(byte[] content, string reason)
    {
        await PutAsync(_first, content);
        var message = await RefusalAsync(Store(), Model);
        Assert.Contains(reason, message, StringComparison.Ordinal);
        Assert.Contains(Path.Combine(_first, "tiny.onnx"), message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_right_file_further_on_makes_up_for_a_wrong_one()
    {
        await PutAsync(_first, [9]);
        await PutAsync(_second, Good);
        Assert.Equal(Good, await Store().ReadAsync(Model, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_download_is_verified_kept_and_not_repeated()
    {
        using var web = new Web(Good);
        Assert.Equal(Good, await Store(web).ReadAsync(Downloadable, TestContext.Current.CancellationToken));
        Assert.Equal(Good, await Store(web).ReadAsync(Downloadable, TestContext.Current.CancellationToken));
        Assert.Equal(1, web.Requests);
        Assert.Equal(["tiny.onnx"], Directory.GetFiles(_first).Select(Path.GetFileName));
    }

    [Theory]
    [InlineData(new byte[] { 1, 2, 3, 4, 6 }, HttpStatusCode.OK)]
    [InlineData(new byte[] { 1, 2, 3, 4, 5, 6, 7, 8 }, HttpStatusCode.OK)]
    [InlineData(new byte[] { 1 }, HttpStatusCode.OK)]
    [InlineData(new byte[0], HttpStatusCode.NotFound)]
    public async Task A_download_that_is_something_else_leaves_nothing_behind(byte[] content, HttpStatusCode status)
    {
        using var web = new Web(content, status);
        Assert.Contains("https://models.example/tiny.onnx", await RefusalAsync(Store(web), Downloadable), StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(_first));
    }

    [Fact]
    public void The_registry_is_sound()
    {
        Assert.Equal(5, ModelRegistry.Entries.Select(entry => entry.Id).Distinct().Count());
        Assert.Equal(ModelRegistry.Entries.Count, ModelRegistry.Entries.Select(entry => entry.File).Distinct().Count());
        Assert.All(ModelRegistry.Entries, entry =>
        {
            Assert.Matches("^[0-9a-f]{64}$", entry.Sha256);
            Assert.InRange(entry.Bytes, 1, 1 << 30);
            Assert.Contains(entry.Role, new[] { "pose", "detector", "cross-check" });
            Assert.EndsWith(".onnx", entry.File, StringComparison.Ordinal);
            Assert.All([entry.Family, entry.License, entry.Source, entry.Note], text => Assert.False(string.IsNullOrWhiteSpace(text)));
            Assert.True(entry.Download is null or { Scheme: "https" });
        });
    }

    [Fact]
    public void An_unknown_model_is_answered_with_the_known_ones() =>
        Assert.Contains("blazepose-full", Assert.Throws<ModelUnavailableException>(() => ModelRegistry.Get("nonsense")).Message, StringComparison.Ordinal);

    private static async Task<string> RefusalAsync(ModelStore store, ModelEntry model) => (await Assert.ThrowsAsync<ModelUnavailableException>(
        () => store.ReadAsync(model, TestContext.Current.CancellationToken))).Message;

    private static Task PutAsync(string folder, byte[] content) =>
        File.WriteAllBytesAsync(Path.Combine(folder, "tiny.onnx"), content, TestContext.Current.CancellationToken);

    private ModelStore Store(Web? web = null) =>
        new([_first, _second], web is null ? null : new ModelDownload(() => new HttpClient(web, disposeHandler: false)));

    private sealed class Web(byte[] content, HttpStatusCode status = HttpStatusCode.OK) : HttpMessageHandler
    {
        public int Requests { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Requests++;
            return Task.FromResult(new HttpResponseMessage(status) { Content = new ByteArrayContent(content) });
        }
    }
}
