using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Aikynetix.Gateway.FunctionalTests.Running;
using Aikynetix.Gateway.Webhooks;
using Aikynetix.Sessions.Accounts;
using Aikynetix.Sessions.Announcements;
using Aikynetix.Sessions.Work;
using Microsoft.Extensions.DependencyInjection;

namespace Aikynetix.Gateway.FunctionalTests.Webhooks;

/// <summary>Messages arrive signed, once where they are taken, again where they are not, and nowhere where they must not go.</summary>
public sealed class WebhookTests
{
    private const string AllowPrivate = "--Webhooks:AllowPrivateNetworks=true";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_end_of_an_analysis_is_told_once_and_signed()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var host = await GatewayHost.StartAsync(AllowPrivate);
        var made = await MakeAsync(host, receiver.Address);
        var secret = made.GetProperty("secret").GetString()!;
        var id = await host.UploadAsync(await Clips.VideoAsync());
        var message = await receiver.NextAsync();
        Assert.True(message.IsSignedWith(secret));
        Assert.False((message with { Body = message.Body + " " }).IsSignedWith(secret));
        Assert.Equal("session.completed", message.Json.GetProperty("type").GetString());
        var data = message.Json.GetProperty("data");
        Assert.Equal(
            (id, AccountJournal.DemoUser, "Weightlifting", 1),
            (data.GetProperty("session_id").GetString(), data.GetProperty("user_id").GetString(), data.GetProperty("activity").GetString(),
                data.GetProperty("analysis_version").GetInt32()));
        Assert.False(data.TryGetProperty("error_code", out _));
        Assert.InRange(message.Timestamp, host.Time.GetUtcNow().ToUnixTimeSeconds() - 300, host.Time.GetUtcNow().ToUnixTimeSeconds());
        await DeliveredAsync(host, made, "completed");

        // The list tells everything but the secret.
        var listed = (await host.ReadAsync("/webhooks")).EnumerateArray().Single();
        Assert.Equal(made.GetProperty("id").GetString(), listed.GetProperty("id").GetString());
        Assert.False(listed.TryGetProperty("secret", out _));
        Assert.Equal(1, receiver.Count);
    }

    [Fact]
    public async Task A_failed_analysis_is_told_with_its_code_and_only_to_those_who_asked_for_it()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var host = await GatewayHost.StartAsync(AllowPrivate);
        await MakeAsync(host, receiver.Address, "session.failed");
        host.Lifter.Present = false;
        var failed = await host.UploadAsync(await Clips.VideoAsync());
        var message = await receiver.NextAsync();
        Assert.Equal(("session.failed", failed, "no-person"),
            (message.Json.GetProperty("type").GetString(), message.Json.GetProperty("data").GetProperty("session_id").GetString(),
                message.Json.GetProperty("data").GetProperty("error_code").GetString()));
        host.Lifter.Present = true;
        await host.FinishAsync(await host.UploadAsync(await Clips.VideoAsync()));
        host.Lifter.Present = false;
        var second = await host.UploadAsync(await Clips.VideoAsync());
        Assert.Equal(second, (await receiver.NextAsync()).Json.GetProperty("data").GetProperty("session_id").GetString());
        Assert.Equal(2, receiver.Count);
    }

    [Fact]
    public async Task What_is_not_taken_comes_again_under_the_same_id_with_a_new_time_until_it_is()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var host = await GatewayHost.StartAsync(AllowPrivate);
        int[] answers = [500, 302, 404, 204];
        receiver.Answer = number => answers[number];
        var made = await MakeAsync(host, receiver.Address);
        await host.FinishAsync(await host.UploadAsync(await Clips.VideoAsync()));
        var came = new List<ReceivedMessage>();
        foreach (var answer in answers)
        {
            came.Add(await receiver.NextAsync());
            if (answer != 204) await AdvanceAsync(host, made);
        }

        Assert.Single(came.Select(message => message.Id).Distinct());
        Assert.Single(came.Select(message => message.Body).Distinct());
        Assert.All(came, message => Assert.True(message.IsSignedWith(made.GetProperty("secret").GetString()!)));
        Assert.Equal(came.Select(message => message.Timestamp).Order(), came.Select(message => message.Timestamp));
        Assert.InRange(came[3].Timestamp - came[0].Timestamp, 5 + 300 + 1800, 5 + 300 + 1900);
        var delivery = await DeliveredAsync(host, made, "completed");
        Assert.Equal(4, delivery.GetProperty("attempts").GetInt32());
    }

    [Fact]
    public async Task A_receiver_that_never_takes_anything_is_given_up_after_ten_attempts_and_410_ends_the_webhook()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var host = await GatewayHost.StartAsync(AllowPrivate);
        receiver.Answer = _ => 503;
        var made = await MakeAsync(host, receiver.Address);
        await host.FinishAsync(await host.UploadAsync(await Clips.VideoAsync()));
        for (var attempt = 1; attempt <= 10; attempt++)
        {
            await receiver.NextAsync();
            if (attempt < 10) await AdvanceAsync(host, made);
        }

        Assert.Equal("The receiver answered 503.", (await DeliveredAsync(host, made, "failed")).GetProperty("error").GetString());

        receiver.Answer = _ => 410;
        await host.FinishAsync(await host.UploadAsync(await Clips.VideoAsync()));
        await receiver.NextAsync();
        while ((await host.ReadAsync("/webhooks/")).GetArrayLength() > 0) await Task.Yield();
        Assert.Equal(11, receiver.Count);
    }

    [Fact]
    public async Task A_message_that_was_given_up_is_not_sent_anew_by_the_next_start()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        using var data = new TemporaryFolder();
        receiver.Answer = number => number < 10 ? 503 : 200;
        JsonElement made;
        await using (var first = await GatewayHost.StartAsync(data.Path, null, [AllowPrivate]))
        {
            made = await MakeAsync(first, receiver.Address);
            await first.FinishAsync(await first.UploadAsync(await Clips.VideoAsync()));
            for (var attempt = 1; attempt <= 10; attempt++)
            {
                await receiver.NextAsync();
                if (attempt < 10) await AdvanceAsync(first, made);
            }

            await DeliveredAsync(first, made, "failed");
            await first.StopAsync();
        }

        await using var second = await GatewayHost.StartAsync(data.Path, null, [AllowPrivate]);
        await second.FinishAsync(await second.UploadAsync(await Clips.VideoAsync()));
        await receiver.NextAsync();
        await DeliveredAsync(second, made, "completed");
        Assert.Equal(11, receiver.Count);
    }

    [Fact]
    public async Task A_message_that_a_stop_held_up_is_delivered_after_the_restart_and_not_twice()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        using var data = new TemporaryFolder();
        receiver.Answer = number => number == 0 ? 500 : 200;
        JsonElement made;
        await using (var first = await GatewayHost.StartAsync(data.Path, null, [AllowPrivate]))
        {
            made = await MakeAsync(first, receiver.Address);
            await first.FinishAsync(await first.UploadAsync(await Clips.VideoAsync()));
            await receiver.NextAsync();
            await first.StopAsync();
        }

        await using var second = await GatewayHost.StartAsync(data.Path, null, [AllowPrivate]);
        await AdvanceAsync(second, made);
        await receiver.NextAsync();
        await second.FinishAsync(await second.UploadAsync(await Clips.VideoAsync()));
        await receiver.NextAsync();
        Assert.Equal(3, receiver.Count);
    }

    [Fact]
    public async Task Everyone_hears_of_what_they_may_see_and_of_nothing_else()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var host = await GatewayHost.StartAsync(AllowPrivate);
        using var stranger = await host.ClientAsync(AccountRole.User, "stranger");
        using var own = await host.ClientAsync(AccountRole.User, AccountJournal.DemoUser);
        await MakeAsync(host, new Uri(receiver.Address, "/stranger"), client: stranger);
        var mine = await MakeAsync(host, receiver.Address, client: own);
        await host.FinishAsync(await host.UploadAsync(await Clips.VideoAsync()));
        Assert.True((await receiver.NextAsync()).IsSignedWith(mine.GetProperty("secret").GetString()!));
        await DeliveredAsync(host, mine, "completed");
        Assert.Equal(1, receiver.Count);

        var webhook = new Uri($"/webhooks/{mine.GetProperty("id").GetString()}/", UriKind.Relative);
        using var theirs = await stranger.DeleteAsync(webhook, Token);
        await theirs.IsErrorAsync(HttpStatusCode.NotFound, "webhook-not-found");
        Assert.Equal(1, (await stranger.GetFromJsonAsync<JsonElement>(new Uri("/webhooks/", UriKind.Relative), Token)).GetArrayLength());
        using var removed = await own.DeleteAsync(webhook, Token);
        Assert.Equal(HttpStatusCode.NoContent, removed.StatusCode);
        Assert.Equal(0, (await own.GetFromJsonAsync<JsonElement>(new Uri("/webhooks/", UriKind.Relative), Token)).GetArrayLength());
    }

    [Fact]
    public async Task Who_lost_the_key_hears_nothing_more()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var host = await GatewayHost.StartAsync(AllowPrivate);
        var key = await host.Services.GetRequiredService<KeyJournal>().CreateAsync("gone", AccountRole.Admin, null, null, Token);
        using var leaving = new HttpClient { BaseAddress = host.Address };
        leaving.DefaultRequestHeaders.TryAddWithoutValidation("API-KEY", key.Token);
        await MakeAsync(host, new Uri(receiver.Address, "/gone"), client: leaving);
        await host.Services.GetRequiredService<KeyJournal>().RevokeAsync(key.Key.Id, Token);
        var stays = await MakeAsync(host, receiver.Address);
        await host.FinishAsync(await host.UploadAsync(await Clips.VideoAsync()));
        await DeliveredAsync(host, stays, "completed");
        Assert.Equal(1, receiver.Count);
    }

    [Theory]
    [InlineData("""{"url":"https://example.org/a","events":["nothing"]}""", "field-invalid")]
    [InlineData("""{"url":"https://example.org/a","events":[]}""", "field-invalid")]
    [InlineData("""{}""", "field-missing")]
    [InlineData("""{"url":"ftp://example.org/"}""", "webhook-address-refused")]
    [InlineData("""{"url":"http://example.org/"}""", "webhook-address-refused")]
    [InlineData("""{"url":"https://me:secret@example.org/"}""", "webhook-address-refused")]
    [InlineData("""{"url":"https://localhost/"}""", "webhook-address-refused")]
    [InlineData("""{"url":"https://127.1/"}""", "webhook-address-refused")]
    [InlineData("""{"url":"https://2130706433/"}""", "webhook-address-refused")]
    [InlineData("""{"url":"https://169.254.169.254/latest/"}""", "webhook-address-refused")]
    [InlineData("""{"url":"https://[::ffff:10.0.0.1]/"}""", "webhook-address-refused")]
    [InlineData("""{"url":[]}""", "bad-request")]
    public async Task An_address_that_must_not_be_called_is_refused_when_it_is_given(string body, string code)
    {
        await using var host = await GatewayHost.StartAsync();
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        using var answer = await host.PostAsync("/webhooks/", content);
        await answer.IsErrorAsync(HttpStatusCode.BadRequest, code);
    }

    [Fact]
    public async Task A_name_that_leads_home_is_refused_when_it_is_called()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var host = await GatewayHost.StartAsync();
        var webhooks = host.Services.GetRequiredService<WebhookJournal>();
        // As if it had led elsewhere when it was made: the name is judged by the address that is connected to.
        var url = new UriBuilder(receiver.Address) { Host = "localhost" }.Uri.AbsoluteUri;
        var webhook = await webhooks.CreateAsync(url, Announcement.Types, AccountRole.Admin, "preset", null, Token);
        await host.FinishAsync(await host.UploadAsync(await Clips.VideoAsync()));
        JobStatus status;
        string? error;
        do
        {
            var jobs = await host.Services.GetRequiredService<JobQueue>().NewestAsync(WebhookJob.Kind, WebhookJob.KeyEnd(webhook.Id), 1, Token);
            (status, error) = jobs is [var job] ? (job.Status, job.Error) : (JobStatus.Running, null);
        }
        while (error is null);
        Assert.Equal(JobStatus.Queued, status);
        Assert.Contains("private network", error, StringComparison.Ordinal);
        Assert.Equal(0, receiver.Count);
    }

    [Fact]
    public async Task More_webhooks_than_allowed_are_refused()
    {
        await using var host = await GatewayHost.StartAsync("--Webhooks:MaxPerUser=1");
        await MakeAsync(host, new Uri("https://example.org/hook"));
        using var second = await host.PostAsync("/webhooks/", JsonContent.Create(new { url = "https://example.org/hook" }));
        await second.IsErrorAsync(HttpStatusCode.Conflict, "too-many-webhooks");
    }

    private static async Task<JsonElement> MakeAsync(GatewayHost host, Uri url, string? type = null, HttpClient? client = null)
    {
        using var content = JsonContent.Create(type is null ? new { url } : (object)new { url, events = new[] { type } });
        using var answer = client is null ? await host.PostAsync("/webhooks/", content) : await client.PostAsync(new Uri("/webhooks/", UriKind.Relative), content, Token);
        var body = await answer.Content.ReadFromJsonAsync<JsonElement>(Token);
        Assert.True(answer.StatusCode == HttpStatusCode.Created, body.ToString());
        return body;
    }

    private static async Task<JsonElement> DeliveredAsync(GatewayHost host, JsonElement webhook, string status)
    {
        while (true)
        {
            var deliveries = await host.ReadAsync($"/webhooks/{webhook.GetProperty("id").GetString()}/deliveries/");
            if (deliveries.GetArrayLength() > 0 && deliveries[0].GetProperty("status").GetString() == status) return deliveries[0];
        }
    }

    private static Task AdvanceAsync(GatewayHost host, JsonElement webhook) =>
        host.AdvanceToNextAttemptAsync(WebhookJob.Kind, WebhookJob.KeyEnd(webhook.GetProperty("id").GetString()!));
}
