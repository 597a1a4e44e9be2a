using Aikynetix.Gateway.FunctionalTests.Running;
using Aikynetix.Gateway.Videos;

namespace Aikynetix.Gateway.FunctionalTests.Videos;

/// <summary>The secret behind signed links is made once, is private, and is never half there.</summary>
public sealed class LinkKeyTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void It_is_the_same_after_a_restart() => Assert.Equal(LinkKey.LoadOrCreate(_folder.Path), LinkKey.LoadOrCreate(_folder.Path));

    [Fact]
    public void Only_its_owner_can_read_it()
    {
        LinkKey.LoadOrCreate(_folder.Path);
        if (OperatingSystem.IsWindows()) Assert.Skip("Windows has no file modes.");
        else Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(_folder.Path, "link.key")));
    }

    [Fact]
    public void Many_starts_at_once_agree_on_one()
    {
        var keys = new byte[16][];
        Parallel.For(0, keys.Length, i => keys[i] = LinkKey.LoadOrCreate(_folder.Path));
        Assert.All(keys, key => Assert.Equal(keys[0], key));
        Assert.Single(Directory.GetFiles(_folder.Path));
    }

    [Fact]
    public void A_damaged_file_is_named_instead_of_used()
    {
        File.WriteAllText(Path.Combine(_folder.Path, "link.key"), "short");
        Assert.Contains("link.key", Assert.Throws<InvalidDataException>(() => LinkKey.LoadOrCreate(_folder.Path)).Message, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();
}
