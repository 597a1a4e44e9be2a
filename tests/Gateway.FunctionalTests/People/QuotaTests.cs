using System.Net;
using Aikynetix.Gateway.Errors;
using Aikynetix.Gateway.FunctionalTests.Ingest;
using Aikynetix.Gateway.FunctionalTests.Running;
using Aikynetix.Gateway.FunctionalTests.Whip;
using Aikynetix.Gateway.Ingest;
using Aikynetix.Gateway.People;
using Aikynetix.Grpc.Calls;
using Aikynetix.Grpc.Client;
using Aikynetix.Grpc.Wire;
using Aikynetix.Protos.Ingest.V1;
using Aikynetix.Sessions.Accounts;
using Microsoft.Extensions.DependencyInjection;

namespace Aikynetix.Gateway.FunctionalTests.People;

/// <summary>A plan lets in as many sessions a month as it says, by whatever way, however many come at once.</summary>
public sealed class QuotaTests
{
    private const string Upload = "/weightlifting/management/sessions/";
    private const string Demo = "/client-management/clients/" + AccountJournal.DemoUser + "/";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Of_many_uploads_at_once_the_quota_gets_in_and_the_next_month_begins_anew()
    {
        await using var host = await GatewayHost.StartAsync("--Plans:Default=basic", "--Plans:Basic=4");
        host.Lifter.Close();
        var clip = await Clips.VideoAsync();
        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => UploadAsync(host, clip)));
        Assert.Equal(4, answers.Count(code => code is null));
        Assert.All(answers.Where(code => code is not null), code => Assert.Equal("session-limit-reached", code));
        Assert.Equal(4, host.Blobs().Length);
        using var admin = host.With(GatewayHost.AdminKey);
        Assert.Equal(4, (await admin.DoAsync(HttpMethod.Get, Demo)).GetProperty("sessions_this_month").GetInt32());

        host.Time.Advance(new DateTimeOffset(2026, 4, 1, 0, 0, 0, TimeSpan.Zero) - host.Time.GetUtcNow() - TimeSpan.FromSeconds(1));
        Assert.Equal("session-limit-reached", await UploadAsync(host, clip));
        host.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Null(await UploadAsync(host, clip));
        Assert.Equal(1, (await admin.DoAsync(HttpMethod.Get, Demo)).GetProperty("sessions_this_month").GetInt32());
    }

    [Fact]
    public async Task Every_way_in_is_closed_when_the_plan_is_used_up_and_open_again_with_a_larger_one()
    {
        await using var host = await GatewayHost.StartAsync("--Plans:Basic=1");
        host.Lifter.Close();
        using var admin = host.With(GatewayHost.AdminKey);
        var clip = await Clips.VideoAsync();
        await admin.DoAsync(HttpMethod.Put, Demo, """{"plan":"basic"}""");
        Assert.Null(await UploadAsync(host, clip));

        Assert.Equal("session-limit-reached", await UploadAsync(host, clip));
        using (var published = await admin.PublishAsync("cam", key: null)) await published.IsErrorAsync(HttpStatusCode.NotFound, "session-limit-reached");
        Assert.Equal((StatusCode.NotFound, "session-limit-reached"), await StreamAsync(host));
        Assert.Empty(host.Services.GetRequiredService<LiveIntake>().Running);
        Assert.Single(host.Blobs());

        await admin.DoAsync(HttpMethod.Put, Demo, """{"plan":"standard"}""");
        Assert.Null(await UploadAsync(host, clip));
        using var again = await admin.PublishAsync("cam", key: null);
        Assert.Equal(HttpStatusCode.Created, again.StatusCode);
    }

    [Fact]
    public async Task A_capture_holds_its_place_from_its_beginning_and_gives_it_back_when_nothing_came_of_it()
    {
        await using var host = await GatewayHost.StartAsync("--Plans:Default=basic", "--Plans:Basic=2");
        using var filming = await LiveCamera.ConnectAsync(host, "one");
        var silent = await LiveCamera.OpenAsync(host, "two");
        Assert.Equal(ErrorCodes.SessionLimitReached, (await Assert.ThrowsAsync<ApiException>(() => LiveCamera.OpenAsync(host, "three"))).Code);
        // Both places stay theirs for a camera that comes back.
        filming.Leave();
        host.Time.Advance(TimeSpan.FromSeconds(3));
        Assert.Same(filming.Session, await LiveCamera.OpenAsync(host, "one"));
        filming.Reconnect();
        await filming.SendAsync(15);
        await filming.Session.EndAsync(LiveEnds.Ended, Token);
        await silent.EndAsync(LiveEnds.Ended, Token);
        Assert.Equal(1, await host.Services.GetRequiredService<SessionQuota>().UsedAsync(AccountJournal.DemoUser, Token));
        await LiveCamera.OpenAsync(host, "three");
        await Assert.ThrowsAsync<ApiException>(() => LiveCamera.OpenAsync(host, "four"));
    }

    [Fact]
    public async Task An_upload_is_told_before_the_video_was_sent()
    {
        await using var host = await GatewayHost.StartAsync("--Plans:Default=basic", "--Plans:Basic=0");
        Assert.Equal("session-limit-reached", await UploadAsync(host, "no video at all"u8.ToArray()));
    }

    private static async Task<string?> UploadAsync(GatewayHost host, byte[] clip)
    {
        using var form = UploadForms.Form(clip, ("user_id", AccountJournal.DemoUser), ("exercise_name", "clean"));
        using var response = await host.PostAsync(Upload, form);
        if (response.IsSuccessStatusCode) return null;
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        return (await response.JsonAsync()).GetProperty("error_code").GetString();
    }

    private static async Task<(StatusCode Status, string? Code)> StreamAsync(GatewayHost host)
    {
        var method = new RpcMethod<StreamRequest, StreamReply>(IngestReflection.Descriptor.Services[0].FindMethodByName("Stream"));
        using var channel = new GrpcChannel(host.GrpcAddress);
        await using var call = channel.Start(method, new CallSettings(Headers: new Metadata { { "authorization", "Bearer " + GatewayHost.AdminKey } }), Token);
        await call.WriteAsync(new StreamRequest { Start = new Start { Stream = "cam", Codec = Codec.Jpeg, UserId = AccountJournal.DemoUser } }, Token);
        var refused = await Assert.ThrowsAsync<RpcException>(async () => await call.NextAsync(Token));
        return (refused.Code, refused.Trailers.Text("error-code"));
    }
}
