using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Aikynetix.TestKit.Live;

namespace Aikynetix.EndToEnd.Tests;

/// <summary>WebRTC stacks that others wrote stream into the real server, which also bears what no honest camera sends.</summary>
public sealed partial class ForeignCameraTests : LiveTest
{
    private const int Cycles = 30;

    [Theory]
    [InlineData("libdatachannel", "vp8")]
    [InlineData("libdatachannel", "h264")]
    [InlineData("werift", "vp8")]
    [InlineData("aiortc", "vp8")]
    [InlineData("aiortc", "h264")]
    public async Task A_foreign_stack_publishes_and_leaves_a_finished_session(string stack, string codec)
    {
        Interop.NeedNode();
        var clip = await ClipAsync(codec);
        using var camera = stack switch
        {
            "libdatachannel" => CameraProcess.LibDataChannel(clip, 0),
            "werift" => CameraProcess.Werift(clip),
            _ => CameraProcess.Aiortc(codec, Path.Combine(Folder, "film.mp4")),
        };
        using var server = await ServerProcess.StartAsync(Folder, Token);
        var (session, place, _) = await PublishAsync(server, camera);
        await SeeAsync(server, session, 40);
        // On a busy machine the clip may be over before so many frames were seen, and its connection with it.
        using (var ended = await server.Http.DeleteAsync(place, Token)) Assert.True(ended.StatusCode is HttpStatusCode.OK or HttpStatusCode.NotFound);
        camera.Leave();
        var status = await FinishedAsync(server, session);
        Assert.True(status.GetProperty("status").GetString() == "completed", status.ToString());
        var details = await GetAsync(server, $"/weightlifting/sessions/{session}/");
        Assert.InRange(details.GetProperty("all_timestamps").GetArrayLength(), 40, 10_000);
        using var video = await server.Http.GetAsync(details.GetProperty("video_url").GetString(), Token);
        Assert.InRange((await video.Content.ReadAsByteArrayAsync(Token)).Length, 10_000, 100_000_000);
    }

    [Fact]
    public async Task Junk_beside_a_stream_does_not_touch_it()
    {
        Interop.NeedNode();
        using var camera = CameraProcess.LibDataChannel(await ClipAsync("vp8"), 0);
        using var server = await ServerProcess.StartAsync(Folder, Token);
        var (session, place, answer) = await PublishAsync(server, camera);
        await SeeAsync(server, session, 20);
        var random = new Random(1);
        using (var junk = new UdpClient())
        {
            var datagram = new byte[1200];
            for (var count = 0; count < 5000; count++)
            {
                random.NextBytes(datagram);
                await junk.SendAsync(datagram.AsMemory(0, random.Next(1, datagram.Length)), "127.0.0.1", int.Parse(Candidate().Match(answer).Groups[1].Value, null), Token);
            }
        }

        for (var count = 0; count < 50; count++)
        {
            using var refused = await OfferAsync(server, "other", Spoil(answer, random));
            Assert.InRange((int)refused.StatusCode, 400, 422);
        }

        foreach (var start in new[] { "", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", "GET / HTTP/1.1\r\n\r\n" })
        {
            using var line = new TcpClient();
            await line.ConnectAsync(server.Grpc.Host, server.Grpc.Port, Token);
            var bytes = new byte[4096];
            random.NextBytes(bytes);
            try
            {
                await line.GetStream().WriteAsync(Encoding.ASCII.GetBytes(start).Concat(bytes).ToArray(), Token);
                while (await line.GetStream().ReadAsync(bytes, Token) > 0)
                {
                }
            }
            catch (IOException)
            {
                // The server may drop such a line by force.
            }
        }

        await SeeAsync(server, session, 40);
        using var stands = await server.Http.GetAsync(place, Token);
        Assert.Equal(HttpStatusCode.NoContent, stands.StatusCode);
    }

    [Fact]
    public async Task Cameras_that_come_and_go_leave_nothing_behind()
    {
        Interop.NeedNode();
        var clip = await ClipAsync("vp8");
        using var server = await ServerProcess.StartAsync(Folder, Token);
        Task<JsonElement> CycleAsync(int cycles) => Interop.RunAsync("rtc-cycles.mjs", new { @base = Base(server), key = ServerProcess.Key, clip, cycles }, Token);
        await CycleAsync(3);
        var before = Held(server);
        var run = await CycleAsync(Cycles);
        Assert.True(run.GetProperty("refused").GetArrayLength() == 0, run.ToString());
        Assert.Equal((Cycles, Cycles), (run.GetProperty("connected").GetInt32(), run.GetProperty("ended").GetInt32()));
        Assert.Equal(0, (await GetAsync(server, "/live/")).GetArrayLength());
        // Pools and analyses breathe by a few dozen; of each camera that leaked there would be a connection, a recording and a spool.
        var after = Held(server);
        Assert.InRange(after.Files, 0, before.Files + (2 * Cycles));
        Assert.InRange(after.Threads, 0, before.Threads + (Cycles / 2));
    }

    private static (int Files, int Threads) Held(ServerProcess server) =>
        (Directory.GetFileSystemEntries($"/proc/{server.Id}/fd").Length, Directory.GetDirectories($"/proc/{server.Id}/task").Length);

    private static string Spoil(string answer, Random random) => random.Next(3) switch
    {
        0 => answer[..random.Next(answer.Length / 2)],
        1 => new string([.. answer.Select(letter => random.Next(8) == 0 ? (char)random.Next(1, 127) : letter)]),
        _ => answer.Replace("m=", "m=\0", StringComparison.Ordinal),
    };

    private static async Task<HttpResponseMessage> OfferAsync(ServerProcess server, string stream, string offer)
    {
        using var content = new StringContent(offer, Encoding.UTF8, new MediaTypeHeaderValue("application/sdp"));
        return await server.Http.PostAsync($"/whip/{stream}?user_id=someUserId123&exercise_name=snatch", content, Token);
    }

    private static async Task<(string Session, string Place, string Answer)> PublishAsync(ServerProcess server, CameraProcess camera)
    {
        using var response = await OfferAsync(server, "foreign", (await camera.ReadAsync("offer", Token)).GetString()!);
        var answer = await response.Content.ReadAsStringAsync(Token);
        Assert.True(response.StatusCode == HttpStatusCode.Created, answer);
        await camera.AnswerAsync(answer, Token);
        return (response.Headers.GetValues("Session-Id").Single(), response.Headers.Location!.ToString(), answer);
    }

    // A stock viewer counts so many pictures.
    private static Task<JsonElement> SeeAsync(ServerProcess server, string session, int frames) =>
        Interop.RunAsync("hub-wait.mjs", new { @base = Base(server), key = ServerProcess.Key, session, frames }, Token);

    private async Task<string> ClipAsync(string codec)
    {
        var camera = await CameraAsync();
        var clip = Path.Combine(Folder, codec == "vp8" ? "clip.ivf" : "clip.h264");
        string[] coding = codec == "vp8"
            ? ["-c:v", "libvpx", "-deadline", "realtime", "-cpu-used", "8", "-g", "30", "-b:v", "1500k"]
            : ["-c:v", "libx264", "-preset", "ultrafast", "-tune", "zerolatency", "-profile:v", "baseline", "-g", "30", "-bsf:v", "h264_metadata=aud=insert"];
        using var ffmpeg = Process.Start("ffmpeg", ["-nostdin", "-v", "error", "-i", camera, .. coding, clip]);
        await ffmpeg.WaitForExitAsync(Token);
        Assert.Equal(0, ffmpeg.ExitCode);
        return clip;
    }

    [GeneratedRegex(@"a=candidate:\S+ 1 udp \d+ \S+ (\d+) typ host")]
    private static partial Regex Candidate();
}
