using System.Net.Http.Json;
using System.Text.Json;

namespace Aikynetix.PlotClient;

/// <summary>A server as this sample speaks to it.</summary>
internal sealed class LiftServer : IDisposable
{
    private readonly HttpClient _http;

    /// <summary>Nothing is asked yet.</summary>
    public LiftServer(Uri address, string key)
    {
        _http = new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromMinutes(2) };
        _http.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", "API-KEY " + key);
    }

    /// <summary>Uploads a lift and answers the id of its session.</summary>
    public async Task<string> UploadAsync(string clip, string exercise, string user, CancellationToken cancellationToken)
    {
        await using var film = File.OpenRead(clip);
        using var form = new MultipartFormDataContent
        {
            { new StringContent(user), "user_id" },
            { new StringContent(exercise), "exercise_name" },
            { new StreamContent(film), "video", Path.GetFileName(clip) },
        };
        using var answer = await _http.PostAsync(new Uri("/weightlifting/sessions/", UriKind.Relative), form, cancellationToken);
        return (await ReadAsync(answer, cancellationToken)).GetProperty("session_id").GetString()!;
    }

    /// <summary>Holds until the analysis has ended; the server answers at each change.</summary>
    public async Task WaitAsync(string session, CancellationToken cancellationToken)
    {
        while (true)
        {
            var state = await GetAsync($"/sessions/{session}/status/?wait=60", cancellationToken);
            if (state.GetProperty("status").GetString() == "completed") return;
            if (state.GetProperty("status").GetString() == "failed") throw new InvalidOperationException(state.GetProperty("error").GetString());
        }
    }

    /// <summary>What was measured.</summary>
    public Task<JsonElement> DetailsAsync(string session, CancellationToken cancellationToken) => GetAsync($"/weightlifting/sessions/{session}/", cancellationToken);

    /// <inheritdoc />
    public void Dispose() => _http.Dispose();

    private async Task<JsonElement> GetAsync(string path, CancellationToken cancellationToken)
    {
        using var answer = await _http.GetAsync(new Uri(path, UriKind.Relative), cancellationToken);
        return await ReadAsync(answer, cancellationToken);
    }

    // A refusal says in one sentence what to do.
    private static async Task<JsonElement> ReadAsync(HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        var body = await answer.Content.ReadFromJsonAsync<JsonElement>(cancellationToken);
        return answer.IsSuccessStatusCode ? body : throw new InvalidOperationException($"{body.GetProperty("error_code").GetString()}: {body.GetProperty("error").GetString()}");
    }
}
