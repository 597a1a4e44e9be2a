using System.Diagnostics;

namespace Aikynetix.EndToEnd.Tests;

/// <summary>The stock gRPC libraries of Node and Python stream into the real server, watch it, break off, resume and are refused.</summary>
public sealed class ForeignDeviceTests : LiveTest
{
    [Fact]
    public async Task The_reference_client_of_Node_streams_and_watches()
    {
        Interop.NeedNode();
        await SpeakAsync("grpc-live.mjs");
    }

    [Fact]
    public async Task The_reference_client_of_Python_streams_and_watches()
    {
        Interop.NeedPython("grpc_tools.protoc");
        await SpeakAsync("grpc_live.py");
    }

    private async Task SpeakAsync(string script)
    {
        var camera = await CameraAsync();
        var clip = Path.Combine(Folder, "clip.h264");
        using var ffmpeg = Process.Start("ffmpeg", [
            "-nostdin", "-v", "error", "-i", camera, "-c:v", "libx264", "-preset", "ultrafast", "-tune", "zerolatency",
            "-x264-params", "aud=1:repeat-headers=1:keyint=15", "-f", "h264", clip]);
        await ffmpeg.WaitForExitAsync(Token);
        Assert.Equal(0, ffmpeg.ExitCode);

        using var server = await ServerProcess.StartAsync(Folder, Token);
        var run = await Interop.RunAsync(
            script, new { address = server.Grpc.Authority, key = ServerProcess.Key, user = "someUserId123", clip, protos = Path.Combine(GatewayProgram.Root, "src", "Protos") }, Token);
        Assert.All(["refusals", "oversize_and_deadline", "health_and_reflection"], check => Assert.Equal("ok", run.GetProperty(check).GetString()));
        var session = run.GetProperty("ingest_resume_watch").GetString()!;
        Assert.Matches("^[0-9a-f]{32}$", session);
        Assert.Equal("completed", (await FinishedAsync(server, session)).GetProperty("status").GetString());
        Assert.Equal(60, (await GetAsync(server, $"/weightlifting/sessions/{session}/")).GetProperty("all_timestamps").GetArrayLength());
    }
}
