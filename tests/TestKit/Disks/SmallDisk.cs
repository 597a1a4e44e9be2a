using System.Diagnostics;
using System.Globalization;
using Xunit;

namespace Aikynetix.TestKit.Disks;

/// <summary>A disk of a few MiB for one test; only root on Linux can have one.</summary>
public sealed class SmallDisk : IDisposable
{
    private SmallDisk(string path) => Path = path;

    public string Path { get; }

    public string this[string name] => System.IO.Path.Combine(Path, name);

    /// <summary>Mounts a disk, or skips the test with the reason.</summary>
    public static SmallDisk MountOrSkip(int mebibytes)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess, "needs root on Linux to mount a small disk");
        var path = Directory.CreateTempSubdirectory("aiky-small-disk-").FullName;
        var size = mebibytes.ToString(CultureInfo.InvariantCulture);
        if (Run("mount", "-t", "tmpfs", "-o", $"size={size}m", "tmpfs", path) == 0) return new SmallDisk(path);
        Directory.Delete(path);
        Assert.Skip("this machine does not let us mount a small disk");
        return null!;
    }

    /// <summary>Fills the disk to the last block but for the given number of bytes.</summary>
    public void Fill(int leave)
    {
        var free = new DriveInfo(Path).AvailableFreeSpace - leave;
        using var ballast = new FileStream(this["ballast"], FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        var block = new byte[4096];
        for (var written = 0L; written + block.Length <= free; written += block.Length) ballast.Write(block);
    }

    public void MakeRoom() => File.Delete(this["ballast"]);

    public void Dispose()
    {
        if (Run("umount", Path) == 0) Directory.Delete(Path);
    }

    private static int Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true });
        process!.WaitForExit();
        return process.ExitCode;
    }
}
