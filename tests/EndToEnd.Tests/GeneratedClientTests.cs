using System.Text.Json;

namespace Aikynetix.EndToEnd.Tests;

/// <summary>The server's description of itself is sound to a validator that is not ours, and a client generated from it by a stock generator works.</summary>
public sealed class GeneratedClientTests : EndToEndTest
{
    [Fact]
    public async Task The_description_is_valid_and_its_generated_client_compiles_uploads_and_reads()
    {
        NeedFfmpeg();
        Interop.NeedNode();
        Assert.SkipUnless(Directory.Exists(Path.Combine(Interop.Folder, "node_modules", "openapi-typescript")), "the generator openapi-typescript is not installed; ./aiky test installs it");
        using var server = await ServerProcess.StartAsync(Folder, bundledOnly: true, Token);
        var seen = await Interop.RunAsync("openapi-client.mjs", new
        {
            url = server.Http.BaseAddress!.ToString().TrimEnd('/'),
            key = ServerProcess.Key,
            clip = Path.Combine(GatewayProgram.Root, "assets", "demo", "weightlifting.mp4"),
            folder = Directory.CreateDirectory(Path.Combine(Folder, "client")).FullName,
        }, Token);
        Assert.True(seen.GetProperty("valid").GetBoolean(), seen.GetProperty("errors").GetString());
        Assert.Equal("3.1", seen.GetProperty("version").GetString());
        Assert.Equal("", seen.GetProperty("complaints").GetString());
        var read = seen.GetProperty("read");
        Assert.Matches("^[0-9a-f]{32}$", read.GetProperty("session").GetString());
        Assert.NotEqual(0, read.GetProperty("frames").GetInt32());
        Assert.Equal(read.GetProperty("frames").GetInt32(), read.GetProperty("knee").GetInt32());
        Assert.Equal(JsonValueKind.Number, read.GetProperty("speed").ValueKind);
        Assert.Equal(("snatch", 1, 404, "session-not-found"), (
            read.GetProperty("reported").GetString(), read.GetProperty("listed").GetInt32(), read.GetProperty("status").GetInt32(), read.GetProperty("code").GetString()));
    }
}
