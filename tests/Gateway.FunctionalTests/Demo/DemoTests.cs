using System.Net;
using Aikynetix.Gateway.Auth;
using Aikynetix.Gateway.FunctionalTests.Running;
using Aikynetix.Sessions;
using Aikynetix.Sessions.Accounts;
using Aikynetix.Sessions.Projections;
using Microsoft.Extensions.DependencyInjection;

namespace Aikynetix.Gateway.FunctionalTests.Demo;

/// <summary>The demo is there for everybody who asks for it, and for nothing else.</summary>
public sealed class DemoTests
{
    private static readonly (string Path, string Name)[] Activities =
        [("weightlifting", "Weightlifting"), ("jumping", "Jumping"), ("running", "Running"), ("mobility-assessment", "Mobility")];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_activity_shows_its_demo_whatever_the_id_and_marks_it()
    {
        await using var host = await GatewayHost.StartAsync("--Demo:Enabled=true");
        using var user = await host.ClientAsync(AccountRole.User, "walter");
        foreach (var (path, name) in Activities)
        {
            var id = DemoSessions.Id(name);
            await MadeAsync(host, id);
            foreach (var asked in new[] { "any", id, "a%20b" })
            {
                using var answer = await user.GetAsync(new Uri($"/{path}/sessions/{asked}/?demo=true", UriKind.Relative), Token);
                var details = await answer.JsonAsync();
                Assert.Equal(id, details.GetProperty("session_id").GetString());
                Assert.True(details.GetProperty("demo").GetBoolean());
                Assert.Equal("Demo athlete", details.GetProperty("user_name").GetString());
            }

            using var status = await user.GetAsync(new Uri($"/sessions/{id}/status/?demo=true", UriKind.Relative), Token);
            Assert.Equal(id, (await status.JsonAsync()).GetProperty("session_id").GetString());
        }
    }

    [Fact]
    public async Task Without_being_asked_for_nobody_sees_the_demo_and_no_list_holds_it()
    {
        await using var host = await GatewayHost.StartAsync("--Demo:Enabled=true");
        var id = DemoSessions.Id("Weightlifting");
        await MadeAsync(host, id);
        using var plain = await host.GetAsync($"/weightlifting/sessions/{id}/");
        await plain.IsErrorAsync(HttpStatusCode.NotFound, "session-not-found");
        Assert.Empty((await host.Services.GetRequiredService<SessionJournal>().ListAsync(new SessionQuery(), Token)).Sessions);
        using var form = UploadForms.Form(await Clips.VideoAsync(), ("user_id", SessionDraft.DemoOwner), ("exercise_name", "clean"));
        using var refused = await host.PostAsync("/weightlifting/management/sessions/", form);
        await refused.IsErrorAsync(HttpStatusCode.NotFound, "user-not-found");
    }

    [Fact]
    public async Task A_server_without_a_demo_says_so_and_marks_nothing()
    {
        await using var host = await GatewayHost.StartAsync();
        using var none = await host.GetAsync("/running/sessions/any/?demo=true");
        await none.IsErrorAsync(HttpStatusCode.NotFound, "demo-not-found");
        var id = await host.UploadAsync(await Clips.VideoAsync());
        Assert.False((await host.ReadAsync($"/weightlifting/sessions/{id}/?demo=false")).GetProperty("demo").GetBoolean());
    }

    [Fact]
    public async Task Another_start_makes_no_second_demo()
    {
        using var folder = new TemporaryFolder();
        await using (var host = await GatewayHost.StartAsync(folder.Path, null, ["--Demo:Enabled=true"])) await MadeAsync(host, DemoSessions.Id("Mobility"));
        await using var again = await GatewayHost.StartAsync(folder.Path, null, ["--Demo:Enabled=true"]);
        await MadeAsync(again, DemoSessions.Id("Mobility"));
        Assert.Equal(4, again.Blobs().Count(blob => blob.Contains("videos", StringComparison.Ordinal)));
    }

    // Made in the background; the test's own time limit ends the asking.
    private static async Task MadeAsync(GatewayHost host, string id)
    {
        var sessions = host.Services.GetRequiredService<SessionJournal>();
        while (await sessions.FindAsync(id, Token) is null) await Task.Yield();
    }
}
