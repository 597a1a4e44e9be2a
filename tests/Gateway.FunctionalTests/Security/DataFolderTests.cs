using Aikynetix.Gateway.FunctionalTests.Running;

namespace Aikynetix.Gateway.FunctionalTests.Security;

/// <summary>Other users of the machine do not get at films, profiles, hashes of keys and the secret that signs links.</summary>
public sealed class DataFolderTests
{
    private const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    [Fact]
    public async Task Nobody_else_may_enter_the_folder_that_the_server_makes()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such rights.");
        using var above = new TemporaryFolder();
        var data = Path.Combine(above.Path, "data");
        await using var host = await GatewayHost.StartAsync(data, null);
        await host.UploadAsync(await Clips.VideoAsync());
        if (OperatingSystem.IsWindows()) return;
        Assert.Equal(UnixFileMode.None, File.GetUnixFileMode(data) & Others);
        Assert.Equal(UnixFileMode.None, File.GetUnixFileMode(Path.Combine(data, "link.key")) & Others);
    }

    [Fact]
    public async Task A_folder_that_is_there_keeps_the_rights_that_its_operator_gave_it()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such rights.");
        if (OperatingSystem.IsWindows()) return;
        using var above = new TemporaryFolder();
        const UnixFileMode given = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupRead | UnixFileMode.GroupExecute;
        var data = Directory.CreateDirectory(Path.Combine(above.Path, "data"), given).FullName;
        await using var host = await GatewayHost.StartAsync(data, null);
        Assert.Equal(given, File.GetUnixFileMode(data));
    }
}
