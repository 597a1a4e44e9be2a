using System.Text.Json;
using Aikynetix.Gateway.FunctionalTests.Conformance;
using Aikynetix.Gateway.FunctionalTests.Running;
using Aikynetix.TestKit.Athletes;

[assembly: AssemblyFixture(typeof(DocumentedServer))]

namespace Aikynetix.Gateway.FunctionalTests.Conformance;

/// <summary>A server with one completed session of each activity, made when the first test asks for it; spoken to only as the API is documented.</summary>
public sealed class DocumentedServer : IAsyncDisposable
{
    /// <summary>The documented form of the date of a session, everywhere.</summary>
    internal const string CreatedAt = """{"date": "day", "time": "hour"}""";

    private readonly SemaphoreSlim _turn = new(1);
    private readonly Dictionary<string, string> _sessions = [];
    // The assembly's fixture is made for every run; a run of other tests needs no server.
    private readonly Lazy<Task<GatewayHost>> _host = new(() => GatewayHost.StartAsync("--Webhooks:AllowPrivateNetworks=true"));

    internal static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>The id of the session of an activity; its upload was that of the documents.</summary>
    internal async Task<string> SessionAsync(string activity)
    {
        await _turn.WaitAsync(Token);
        try
        {
            if (_sessions.TryGetValue(activity, out var known)) return known;
            // Forces and shares of the body are told of clients whose body is known.
            await AnswerAsync(HttpMethod.Put, "/client-management/clients/someUserId123/", 200, Json("""{"age": 27, "gender": "female", "height": 176, "weight": 81}"""));
            var clip = await FilmAsync((await _host.Value).Lifter, activity);
            using var form = UploadForms.Form(clip, [("user_id", "someUserId123"), .. Fields(activity)]);
            var made = await AnswerAsync(HttpMethod.Post, $"/{activity}/management/sessions/", 200, form);
            var id = made.GetProperty("session_id").GetString()!;
            while (true)
            {
                var state = (await AnswerAsync(HttpMethod.Get, $"/sessions/{id}/status/?wait=20")).GetProperty("status").GetString();
                Assert.NotEqual("failed", state);
                if (state == "completed") return _sessions[activity] = id;
            }
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Asks with the admin's key and answers the JSON that came; fails at another status.</summary>
    internal async Task<JsonElement> AnswerAsync(HttpMethod method, string path, int status = 200, HttpContent? content = null)
    {
        using var response = await SendAsync(method, path, content);
        var text = await response.Content.ReadAsStringAsync(Token);
        Assert.True((int)response.StatusCode == status, $"{method} {path}: {(int)response.StatusCode} instead of {status}: {text}");
        return text.Length == 0 ? default : JsonElement.Parse(text);
    }

    /// <summary>Asks with the given credential; without one, with the admin's.</summary>
    internal async Task<HttpResponseMessage> SendAsync(
        HttpMethod method, string path, HttpContent? content = null, string? header = "Authorization", string value = "API-KEY " + GatewayHost.AdminKey)
    {
        using var client = new HttpClient { BaseAddress = (await _host.Value).Address };
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.RelativeOrAbsolute)) { Content = content };
        if (header is not null) Assert.True(request.Headers.TryAddWithoutValidation(header, value));
        return await client.SendAsync(request, Token);
    }

    /// <summary>A body of JSON.</summary>
    internal static StringContent Json(string text) => new(text, null, "application/json");

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (_host.IsValueCreated) await (await _host.Value).DisposeAsync();
        _turn.Dispose();
    }

    private static (string, string)[] Fields(string activity) => activity switch
    {
        "weightlifting" => [("exercise_name", "clean_and_jerk"), ("barbell_mass", "100"), ("session_name", "Heavy single")],
        "jumping" => [("exercise", "Countermovement Jump")],
        "running" => [("incline_degree", "1"), ("speed", "3")],
        _ => [("exercise_name", "Overhead Squat")],
    };

    // The model sees a film whatever the clip shows.
    private static async Task<byte[]> FilmAsync(ScriptedLifter lifter, string activity)
    {
        if (activity == "weightlifting")
        {
            lifter.Film = SyntheticLifter.Film(LiftScript.CleanAndJerk(), new LifterOptions { FramesPerSecond = ScriptedMove.FramesPerSecond });
            return await Clips.VideoAsync(lifter.Film.Frames.Count / (double)ScriptedMove.FramesPerSecond, ScriptedMove.FramesPerSecond);
        }

        lifter.Film = activity switch { "jumping" => ScriptedMove.Jumps(), "running" => ScriptedMove.Run(), _ => ScriptedMove.Squats() };
        return await ScriptedMove.ClipAsync(lifter.Film);
    }
}
