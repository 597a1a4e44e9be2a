using System.Net.Http.Json;
using System.Text.Json;
using Aikynetix.Gateway.Analysis;
using Aikynetix.Sessions.Accounts;
using Aikynetix.Sessions.Work;
using Aikynetix.Streaming;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;

namespace Aikynetix.Gateway.FunctionalTests.Running;

/// <summary>A whole server of one test: real Kestrel on a free loopback port, a data folder of its own, the scripted lifter as its model.</summary>
internal sealed class GatewayHost : IAsyncDisposable
{
    public const string AdminKey = "test-admin-key-0123456789";

    private readonly TemporaryFolder? _ownFolder;
    private readonly WebApplication _app;
    private readonly HttpClient _client;

    private GatewayHost(WebApplication app, ScriptedLifter lifter, ManualTime time, string data, TemporaryFolder? ownFolder)
    {
        (_app, Lifter, Time, Data, _ownFolder) = (app, lifter, time, data, ownFolder);
        Addresses = [.. app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses];
        Address = new Uri(Addresses[0]);
        _client = new HttpClient { BaseAddress = Address };
        _client.DefaultRequestHeaders.TryAddWithoutValidation("API-KEY", AdminKey);
    }

    /// <summary>Where everything but gRPC is answered.</summary>
    public Uri Address { get; }

    /// <summary>Where gRPC is answered: HTTP/2 without encryption.</summary>
    public Uri GrpcAddress => new(Addresses[1]);

    public IReadOnlyList<string> Addresses { get; }

    public string Data { get; }

    public ScriptedLifter Lifter { get; }

    public ManualTime Time { get; }

    public IServiceProvider Services => _app.Services;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static Task<GatewayHost> StartAsync(params string[] settings) => StartAsync(null, null, settings);

    /// <summary>Starts a server on a data folder that outlives it, or (null) on one of its own.</summary>
    public static async Task<GatewayHost> StartAsync(
        string? data, Action<IServiceCollection>? services, string[]? settings = null, Action<ScriptedLifter>? prepare = null)
    {
        var folder = data is null ? new TemporaryFolder() : null;
        var (lifter, time) = (new ScriptedLifter(), new ManualTime());
        prepare?.Invoke(lifter);
        string[] args =
        [
            "--urls", "http://127.0.0.1:0", "--Sessions:DataFolder", data ?? folder!.Path, "--Sessions:AdminKey", AdminKey,
            "--Logging:LogLevel:Default=Error", "--Uploads:KeepFreeBytes=0", "--RateLimit:Burst=100000",
            "--WebRtc:Port=0", "--WebRtc:Addresses:0=127.0.0.1", "--Demo:Enabled=false", .. settings ?? [],
        ];
        var app = GatewayApp.Build(args, replace =>
        {
            services?.Invoke(replace);
            replace.AddSingleton<IPoseModel>(lifter).AddSingleton<PlateFinder>(lifter.FindPlates).AddSingleton<TimeProvider>(time);
        });
        await app.StartAsync(Token);
        return new GatewayHost(app, lifter, time, data ?? folder!.Path, folder);
    }

    /// <summary>Makes a key and a client that sends it; a user that does not exist yet is made too.</summary>
    public async Task<HttpClient> ClientAsync(AccountRole role, string? user)
    {
        var accounts = Services.GetRequiredService<AccountJournal>();
        if (user is not null && await accounts.FindUserAsync(user, Token) is null)
            await accounts.CreateUserAsync(new UserProfile(user) { DisplayName = "Name of " + user }, Token);
        var key = await Services.GetRequiredService<KeyJournal>().CreateAsync("test", role, user, null, Token);
        var client = new HttpClient { BaseAddress = Address };
        client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", "API-KEY " + key.Token);
        return client;
    }

    /// <summary>Waits until the newest job whose key ends so is put off, and moves the clock to its next attempt.</summary>
    public async Task AdvanceToNextAttemptAsync(string kind, string keyEnd)
    {
        var queue = Services.GetRequiredService<JobQueue>();
        DateTimeOffset? due;
        do due = await queue.NewestAsync(kind, keyEnd, 1, Token) is [{ Status: JobStatus.Queued, NotBefore: { } next }] ? next : null;
        while (due is null || due <= Time.GetUtcNow());
        Time.Advance(due.Value - Time.GetUtcNow());
        // Timers do not follow this host's clock, but what is asked for wakes the workers.
        await queue.AskAsync(new JobRequest("nothing", Guid.NewGuid().ToString("N"), null, "nobody", "{}"), Token);
    }

    public Task<HttpResponseMessage> GetAsync(string path) => _client.GetAsync(new Uri(path, UriKind.RelativeOrAbsolute), Token);

    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request) => _client.SendAsync(request, Token);

    public Task<HttpResponseMessage> PostAsync(string path, HttpContent content) => _client.PostAsync(new Uri(path, UriKind.Relative), content, Token);

    public async Task<JsonElement> ReadAsync(string path)
    {
        using var response = await GetAsync(path);
        Assert.True(response.IsSuccessStatusCode, $"{path}: {(int)response.StatusCode} {await response.Content.ReadAsStringAsync(Token)}");
        return await response.Content.ReadFromJsonAsync<JsonElement>(Token);
    }

    /// <summary>Uploads a clip of a clean for the demo user and answers the session's id.</summary>
    public Task<string> UploadAsync(byte[] clip, params (string Name, string Value)[] fields) =>
        UploadToAsync("weightlifting", clip, [("exercise_name", "clean"), .. fields]);

    /// <summary>Uploads a clip of an activity for the demo user and answers the session's id.</summary>
    public async Task<string> UploadToAsync(string activity, byte[] clip, params (string Name, string Value)[] fields)
    {
        using var form = UploadForms.Form(clip, [("user_id", AccountJournal.DemoUser), .. fields]);
        using var response = await PostAsync($"/{activity}/management/sessions/", form);
        var body = await response.Content.ReadFromJsonAsync<JsonElement>(Token);
        Assert.True(response.IsSuccessStatusCode, body.ToString());
        Assert.Equal($"/{activity}/sessions/{body.GetProperty("session_id").GetString()}/", response.Headers.Location?.ToString());
        return body.GetProperty("session_id").GetString()!;
    }

    /// <summary>Waits until the session is finished and answers its status.</summary>
    public async Task<JsonElement> FinishAsync(string id)
    {
        while (true)
        {
            var state = await ReadAsync($"/sessions/{id}/status/?wait=20");
            if (state.GetProperty("status").GetString() is "completed" or "failed") return state;
        }
    }

    /// <summary>Files below the data folder that hold content: nothing is there unless a session needs it.</summary>
    public string[] Blobs() => [.. Directory.EnumerateFiles(Path.Combine(Data, "blobs"), "*", SearchOption.AllDirectories)];

    /// <summary>Shuts the server down as a signal would.</summary>
    public Task StopAsync() => _app.StopAsync(Token);

    public async ValueTask DisposeAsync()
    {
        Lifter.Open();
        _client.Dispose();
        await _app.StopAsync(CancellationToken.None);
        await _app.DisposeAsync();
        _ownFolder?.Dispose();
    }
}
