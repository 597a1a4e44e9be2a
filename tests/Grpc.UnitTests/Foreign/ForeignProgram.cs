using System.Diagnostics;

namespace Aikynetix.Grpc.UnitTests.Foreign;

/// <summary>Runs a client in another language and hears what it says.</summary>
internal static class ForeignProgram
{
    public static string Root { get; } = FindRoot();

    public static string Interop { get; } = Path.Combine(Root, "tests", "Interop");

    // Debian's own interpreter has Debian's modules, whatever else the path offers.
    public static string Python { get; } = File.Exists("/usr/bin/python3") ? "/usr/bin/python3" : "python3";

    /// <summary>The lines that the program printed.</summary>
    public static async Task<string[]> RunAsync(string program, CancellationToken cancellationToken, params string[] arguments)
    {
        var (code, output, errors) = await StartAsync(program, arguments, cancellationToken);
        Assert.True(code == 0, $"{program} ended with {code}: {output}{errors}");
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary>Whether the program is there and runs with success.</summary>
    public static async Task<bool> RunsAsync(string program, CancellationToken cancellationToken, params string[] arguments)
    {
        try
        {
            return (await StartAsync(program, arguments, cancellationToken)).Code == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    private static async Task<(int Code, string Output, string Errors)> StartAsync(string program, string[] arguments, CancellationToken cancellationToken)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
            var errors = process.StandardError.ReadToEndAsync(cancellationToken);
            await process.WaitForExitAsync(cancellationToken);
            return (process.ExitCode, await output, await errors);
        }
        finally
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }
    }

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Aikynetix.sln"))) return folder.FullName;
        }

        throw new InvalidOperationException("The tests run outside a checkout.");
    }
}
