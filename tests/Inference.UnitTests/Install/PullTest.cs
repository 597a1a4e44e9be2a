using System.Security.Cryptography;
using Aikynetix.Inference.Install;
using Aikynetix.Inference.Models;

namespace Aikynetix.Inference.UnitTests.Install;

/// <summary>What every test of a pull needs: a folder, a clock, an entry for some content, and an installer.</summary>
public abstract class PullTest : IDisposable
{
    private protected static readonly ModelAnswer Answer = new(0.9f, [[0.5f, 0.25f, 0.75f], []]);

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    protected string Folder { get; } = Directory.CreateTempSubdirectory("aiky-pull").FullName;

    private protected EagerTime Time { get; } = new();

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    protected static byte[] Random(int length, int seed = 1)
    {
        var bytes = new byte[length];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }

    protected static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private protected static ModelEntry Entry(byte[] content, string id = "tiny", bool knowsLength = true) => new(
        id, "blazepose", "pose", 1, false, id + ".onnx", [Hash(content)], "MIT", null, "nowhere",
        new ModelDownloadSource(new Uri($"https://models.example/{id}.onnx?v=1"), knowsLength ? content.Length : 0, Hash(content), "onnx", null, null), "A test.");

    private protected ModelInstaller Installer(
        ModelServer server,
        Func<byte[], string, byte[]>? convert = null,
        Func<ModelEntry, byte[], CancellationToken, Task<ModelAnswer>>? check = null,
        long maxBytes = 10 << 20,
        TimeProvider? time = null) => new(
            Folder,
            new ModelOptions { Mirror = server.Address.ToString() },
            DownloadLimits.Default with { MaxBytes = maxBytes },
            convert ?? ((_, _) => throw new InvalidOperationException("There is nothing to convert.")),
            check ?? ((_, _, _) => Task.FromResult(Answer)),
            time ?? Time);

    private protected static Task<InstalledModel> PullAsync(ModelInstaller installer, ModelServer server, ModelEntry model) =>
        installer.InstallAsync(model, transfer => server.Arrived(transfer.Bytes), Token);

    private protected static async Task<string> RefusalAsync(ModelInstaller installer, ModelServer server, ModelEntry model) =>
        (await Assert.ThrowsAsync<ModelUnavailableException>(() => PullAsync(installer, server, model))).Message;

    protected string[] Files() => [.. Directory.GetFiles(Folder).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];

    protected string At(string name) => Path.Combine(Folder, name);
}
