using System.Diagnostics;

namespace Aikynetix.EndToEnd.Tests;

/// <summary>Starts the built program with a data folder of its own.</summary>
internal static class GatewayProgram
{
    /// <summary>The checkout.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The folder with test material beside the repository, or null when there is none.</summary>
    public static string? Shared { get; } = Path.Combine(Path.GetDirectoryName(Root)!, "shared") is var folder && Directory.Exists(folder) ? folder : null;

    /// <summary>Starts the program; its output and errors are piped.</summary>
    /// <param name="dataFolder">Where it works and keeps its data.</param>
    /// <param name="words">The command line.</param>
    /// <param name="bundledOnly">Whether it has no model but those of the repository.</param>
    public static Process Start(string dataFolder, IEnumerable<string> words, bool bundledOnly = false)
    {
        // The tests are built in the configuration of the program that they drive.
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        var program = Path.Combine(Root, "src", "Gateway", "bin", configuration, "net10.0", "Aikynetix.Gateway.dll");
        var start = new ProcessStartInfo("dotnet", words.Prepend(program))
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = dataFolder,
        };
        start.Environment["HOME"] = Path.Combine(dataFolder, "home");
        start.Environment["AIKY_DATA"] = Path.Combine(dataFolder, "data");
        start.Environment["AIKY_ADMIN_KEY"] = ServerProcess.Key;
        start.Environment["Demo__Enabled"] = "false";
        if (bundledOnly)
        {
            // What a developer has pulled into the product's folder is not to help here.
            start.Environment["Models__Folder"] = Path.Combine(dataFolder, "models");
            start.Environment.Remove("AIKY_MODELS");
        }
        else if (Shared is not null)
        {
            start.Environment["AIKY_MODELS"] = Path.Combine(Shared, "models");
        }

        return Process.Start(start) ?? throw new InvalidOperationException("The program did not start.");
    }

    /// <summary>Runs the program to its end.</summary>
    public static async Task<(int Exit, string Output, string Errors)> RunAsync(
        string dataFolder, IEnumerable<string> words, CancellationToken cancellationToken, bool bundledOnly = false)
    {
        using var process = Start(dataFolder, words, bundledOnly);
        var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        var errors = process.StandardError.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        return (process.ExitCode, await output, await errors);
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
