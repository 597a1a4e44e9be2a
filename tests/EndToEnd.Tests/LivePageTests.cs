using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using System.Text.Json;

namespace Aikynetix.EndToEnd.Tests;

/// <summary>Our own pages in a real browser, against the real server: what a newcomer sees who has no camera, and one who comes by phone.</summary>
public sealed class LivePageTests : LiveTest
{
    private const int MaxScriptBytes = 150_000;

    [Theory]
    [InlineData(1440, 900, "light")]
    [InlineData(390, 844, "dark")]
    public async Task The_demo_clip_goes_live_with_one_key_and_another_screen_sees_the_same(int width, int height, string colors)
    {
        NeedPages();
        using var server = await ServerProcess.StartAsync(Folder, Token);
        var run = await Interop.RunAsync("page-live.mjs", new { @base = Base(server), key = ServerProcess.Key, width, height, colors }, Token);
        Assert.Equal([], Lines(run, "complaints"));
        Assert.Equal([], Lines(run, "barriers"));
        var repetitions = run.GetProperty("repetitions").EnumerateArray().Select(count => count.GetInt32()).ToList();
        Assert.InRange(repetitions[0], 1, 20);
        Assert.Equal(repetitions[0], repetitions[1]);
        Assert.All(run.GetProperty("angles").EnumerateArray(), angles => Assert.InRange(angles.GetInt32(), 3, 6));
        Assert.All(run.GetProperty("overflow").EnumerateArray(), pixels => Assert.Equal(0, pixels.GetInt32()));

        var details = await GetAsync(server, $"/weightlifting/sessions/{run.GetProperty("session").GetString()}/");
        Assert.Equal("completed", details.GetProperty("status").GetString());
        // The page's goodbye ended it, not the silence after it.
        Assert.Equal("ended", details.GetProperty("capture").GetProperty("end_reason").GetString());
    }

    [Fact]
    public async Task A_phone_in_the_same_network_publishes_its_camera_over_https()
    {
        NeedPages();
        var address = OwnAddress();
        Assert.SkipWhen(address is null, "this machine is in no network that a phone could share");
        var port = FreePort();
        using var server = await ServerProcess.StartAsync(
            Folder, Token, "--Listening:Lan=true", "--Listening:LanPort=" + port.ToString(CultureInfo.InvariantCulture));
        var run = await Interop.RunAsync("page-phone.mjs", new { @base = $"https://{address}:{port}", key = ServerProcess.Key, camera = await CameraAsync() }, Token);
        Assert.True(run.GetProperty("isSecure").GetBoolean());
        Assert.StartsWith($"https://{address}:{port}/watch/?session=", run.GetProperty("watch").GetString(), StringComparison.Ordinal);
        Assert.Equal([], Lines(run, "complaints"));
    }

    [Fact]
    public void All_scripts_together_stay_small()
    {
        NeedPages();
        var scripts = Directory.GetFiles(Path.Combine(Pages, "assets"), "*.js");
        Assert.InRange(scripts.Sum(Zipped), 1, MaxScriptBytes);
    }

    private static string Pages => Path.Combine(GatewayProgram.Root, "artifacts", "web");

    private static void NeedPages()
    {
        Interop.NeedChromium();
        Assert.SkipUnless(File.Exists(Path.Combine(Pages, "index.html")), "the pages are not built; ./aiky test builds them");
    }

    private static IEnumerable<string> Lines(JsonElement run, string name) => run.GetProperty(name).EnumerateArray().Select(line => line.GetString()!);

    private static long Zipped(string path)
    {
        using var packed = new MemoryStream();
        using (var zip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        using (var file = File.OpenRead(path))
        {
            file.CopyTo(zip);
        }

        return packed.Length;
    }

    private static IPAddress? OwnAddress() => NetworkInterface.GetAllNetworkInterfaces()
        .Where(card => card.OperationalStatus == OperationalStatus.Up)
        .SelectMany(card => card.GetIPProperties().UnicastAddresses)
        .Select(unicast => unicast.Address)
        .FirstOrDefault(one => one.AddressFamily == AddressFamily.InterNetwork && !IPAddress.IsLoopback(one));

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Any, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
