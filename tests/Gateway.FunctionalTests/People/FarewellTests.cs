using System.Net;
using System.Text;
using Aikynetix.Gateway.FunctionalTests.Running;
using Aikynetix.Sessions;
using Aikynetix.Sessions.Accounts;
using Aikynetix.Sessions.Projections;
using Aikynetix.Sessions.Store;
using Microsoft.Extensions.DependencyInjection;

namespace Aikynetix.Gateway.FunctionalTests.People;

/// <summary>With a client go the sessions, the webhooks and every word about the person, unless the sessions are to stay.</summary>
public sealed class FarewellTests
{
    private const string Clients = "/client-management/clients/";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nothing_of_a_deleted_client_is_left_in_the_data_folder()
    {
        using var folder = new TemporaryFolder();
        string[] secrets = ["annas-name-7431", "anna-7431@example.org", "+49 30 7431", "Heavy-7431", "clip-7431"];
        await using (var host = await GatewayHost.StartAsync(folder.Path, null))
        {
            using var admin = host.With(GatewayHost.AdminKey);
            await admin.DoAsync(
                HttpMethod.Post, Clients,
                $$"""{"user_uid":"ann","display_name":"{{secrets[0]}}","email":"{{secrets[1]}}","phone":"{{secrets[2]}}"}""");
            using var ann = await host.ClientAsync(AccountRole.User, "ann");
            using var hook = await ann.AskAsync(HttpMethod.Post, "/webhooks/", """{"url":"https://example.org/hook"}""");
            Assert.Equal(HttpStatusCode.Created, hook.StatusCode);
            using var form = UploadForms.Form(null, ("user_id", "ann"), ("exercise_name", "clean"), ("session_name", secrets[3]));
            form.Add(new ByteArrayContent(await Clips.VideoAsync()), "video", $"{secrets[4]}.mp4");
            using var uploaded = await host.PostAsync("/weightlifting/management/sessions/", form);
            var id = (await uploaded.JsonAsync()).GetProperty("session_id").GetString()!;
            await host.FinishAsync(id);
            await host.ReadAsync($"/weightlifting/sessions/{id}/lift-analysis/");

            using var gone = await admin.AskAsync(HttpMethod.Delete, Clients + "ann/");
            Assert.Equal(HttpStatusCode.NoContent, gone.StatusCode);
            await admin.RefusesAsync(HttpMethod.Get, $"/weightlifting/sessions/{id}/", null, 404, "session-not-found");
            Assert.Equal(0, (await host.ReadAsync("/webhooks/")).GetArrayLength());
        }

        foreach (var file in Directory.EnumerateFiles(folder.Path, "*", SearchOption.AllDirectories))
        {
            var text = Encoding.UTF8.GetString(await File.ReadAllBytesAsync(file, Token));
            Assert.DoesNotContain(secrets, secret => text.Contains(secret, StringComparison.OrdinalIgnoreCase));
        }
    }

    [Fact]
    public async Task A_client_who_is_deleted_while_a_session_is_stored_for_them_leaves_none()
    {
        using var folder = new TemporaryFolder();
        StoreWithHook? store = null;
        await using var host = await GatewayHost.StartAsync(folder.Path, services => services.AddSingleton<IEventStore>(provider => store = new StoreWithHook(
            new SqliteEventStore(Path.Combine(folder.Path, "events.db"), provider.GetRequiredService<TimeProvider>(), TimeSpan.FromSeconds(1)))));
        using var bob = await host.ClientAsync(AccountRole.User, "bob");
        store!.BeforeSession = () => host.Services.GetRequiredService<LeavingJournal>().DeleteAsync("bob", keepSessions: false, Token);
        using var form = UploadForms.Form(await Clips.VideoAsync(), ("user_id", "bob"), ("exercise_name", "clean"));
        using var refused = await host.PostAsync("/weightlifting/management/sessions/", form);
        await refused.IsErrorAsync(HttpStatusCode.NotFound, "user-not-found");
        Assert.Empty((await host.Services.GetRequiredService<SessionJournal>().ListAsync(new SessionQuery(), Token)).Sessions);
        Assert.Empty(host.Blobs());
    }
}
