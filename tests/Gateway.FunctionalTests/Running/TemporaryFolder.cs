namespace Aikynetix.Gateway.FunctionalTests.Running;

/// <summary>A folder of one test, gone when the test is.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("aiky-test-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
