using System.Diagnostics;
using System.Xml.Linq;

namespace Aikynetix.EndToEnd.Tests;

/// <summary>The samples that upload, wait and plot do so, against a real server.</summary>
public sealed class SampleTests : EndToEndTest
{
    [Theory]
    [InlineData("python3", "samples/plot_client.py")]
    [InlineData("dotnet", "samples/PlotClient/bin/{configuration}/net10.0/Aikynetix.PlotClient.dll")]
    public async Task A_lift_is_uploaded_and_plotted(string program, string sample)
    {
        NeedFfmpeg();
        if (program == "python3") Interop.NeedPython("json");
        using var server = await ServerProcess.StartAsync(Folder, bundledOnly: true, Token);
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        var path = Path.Combine(GatewayProgram.Root, sample.Replace("{configuration}", configuration, StringComparison.Ordinal));
        var output = Path.Combine(Folder, "lift.svg");
        var clip = Path.Combine(GatewayProgram.Root, "assets", "demo", "weightlifting.mp4");
        string[] Words(string key) => [path, "--server", server.Http.BaseAddress!.ToString(), "--key", key, "--input", clip, "--exercise", "snatch", "--output", output];
        var (exit, said) = await RunAsync(program, Words(ServerProcess.Key));
        Assert.True(exit == 0, said);
        Assert.Contains("max_bar_speed ", said, StringComparison.Ordinal);
        var curves = XDocument.Load(output).Descendants().Where(element => element.Name.LocalName == "path").Select(element => (string)element.Attribute("d")!).ToArray();
        // The bar and three joints; a lift of some seconds has more than a few points.
        Assert.Equal(4, curves.Length);
        Assert.All(curves, curve => Assert.True(curve.Split('L').Length > 20, curve));

        var (refused, why) = await RunAsync(program, Words("wrong"));
        Assert.Equal(1, refused);
        Assert.Contains("key-invalid: ", why, StringComparison.Ordinal);
    }

    private static async Task<(int Exit, string Said)> RunAsync(string program, string[] words)
    {
        using var process = Process.Start(new ProcessStartInfo(program == "python3" ? "/usr/bin/python3" : program, words) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        try
        {
            var (output, errors) = (process.StandardOutput.ReadToEndAsync(Token), process.StandardError.ReadToEndAsync(Token));
            await process.WaitForExitAsync(Token);
            return (process.ExitCode, await output + await errors);
        }
        finally
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }
    }
}
