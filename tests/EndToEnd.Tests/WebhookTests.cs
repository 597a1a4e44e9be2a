namespace Aikynetix.EndToEnd.Tests;

/// <summary>The stock library of Standard Webhooks, which is not ours, takes our messages and no others.</summary>
public sealed class WebhookTests : EndToEndTest
{
    [Fact]
    public async Task The_stock_library_verifies_the_message_about_a_real_session()
    {
        Interop.NeedNode();
        NeedFfmpeg();
        using var server = await ServerProcess.StartAsync(Folder, bundledOnly: true, Token, "--Webhooks:AllowPrivateNetworks=true");
        var answer = await Interop.RunAsync(
            "webhook-receive.mjs",
            new { @base = server.Http.BaseAddress!.ToString().TrimEnd('/'), key = ServerProcess.Key, clip = Path.Combine(GatewayProgram.Root, "assets", "demo", "weightlifting.mp4") },
            Token);
        Assert.Equal("session.completed", answer.GetProperty("type").GetString());
        Assert.Equal(answer.GetProperty("uploaded").GetString(), answer.GetProperty("session").GetString());
        Assert.True(answer.GetProperty("changed").GetBoolean());
        Assert.True(answer.GetProperty("stranger").GetBoolean());
    }
}
