using System.Diagnostics;
using System.Text.Json;

namespace Aikynetix.EndToEnd.Tests;

/// <summary>Runs the foreign clients of tests/Interop; a test that needs one that is not installed says so and skips.</summary>
internal static class Interop
{
    public static readonly string Folder = Path.Combine(GatewayProgram.Root, "tests", "Interop");

    /// <summary>Skips the test unless Node.js and the pinned packages are there.</summary>
    public static void NeedNode() =>
        Assert.SkipUnless(OnPath("node") && Directory.Exists(Path.Combine(Folder, "node_modules")), "Node.js or tests/Interop/node_modules is missing; ./aiky test installs them");

    /// <summary>Skips the test unless Chromium is there too.</summary>
    public static void NeedChromium()
    {
        NeedNode();
        Assert.SkipUnless(File.Exists("/usr/bin/chromium"), "the browser /usr/bin/chromium is missing; ./aiky test installs it");
    }

    /// <summary>Skips the test unless the system's Python has the module.</summary>
    public static void NeedPython(string module)
    {
        using var probe = Process.Start(new ProcessStartInfo("/usr/bin/python3", ["-c", $"import {module}"]) { RedirectStandardError = true });
        probe?.WaitForExit();
        Assert.SkipUnless(probe?.ExitCode == 0, $"the Python module '{module}' is missing; ./aiky test installs it");
    }

    /// <summary>Runs a driver and reads the one line of JSON that it prints last.</summary>
    public static async Task<JsonElement> RunAsync(string script, object options, CancellationToken cancellationToken)
    {
        var isPython = script.EndsWith(".py", StringComparison.Ordinal);
        var start = new ProcessStartInfo(isPython ? "/usr/bin/python3" : "node", [Path.Combine(Folder, script), JsonSerializer.Serialize(options)])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Folder,
        };
        using var process = Process.Start(start) ?? throw new InvalidOperationException("The driver did not start.");
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
            var errors = process.StandardError.ReadToEndAsync(cancellationToken);
            await process.WaitForExitAsync(cancellationToken);
            var last = (await output).Trim().Split('\n')[^1];
            Assert.True(process.ExitCode == 0, $"{script} ended with {process.ExitCode}:\n{await errors}\n{last}");
            return JsonDocument.Parse(last).RootElement;
        }
        finally
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }
    }

    private static bool OnPath(string program) =>
        Environment.GetEnvironmentVariable("PATH")!.Split(':').Any(folder => File.Exists(Path.Combine(folder, program)));
}
