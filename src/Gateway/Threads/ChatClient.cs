using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.Extensions.Options;

namespace Aikynetix.Gateway.Threads;

/// <summary>Asks an OpenAI-compatible chat API one question, and expects the worst of it.</summary>
internal sealed class ChatClient(HttpClient http, IOptions<CoachOptions> options, TimeProvider time)
{
    private const string Route = "chat/completions";
    private const int LargestAnswer = 256 << 10;

    /// <summary>Asks once.</summary>
    /// <exception cref="CoachTrouble">No answer, or none that can be read.</exception>
    public async Task<ChatAnswer> AskAsync(string system, string facts, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(options.Value.TimeoutSeconds), time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            using var request = Request(system, facts);
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            ThrowIfRefused(response);
            return ChatAnswer.Parse(await ReadAsync(response.Content, either.Token));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw Unavailable("The chat API took too long.");
        }
        catch (Exception cause) when (cause is HttpRequestException or IOException)
        {
            throw Unavailable($"The chat API cannot be reached or broke off ({cause.GetType().Name}).");
        }
        catch (Exception cause) when (cause is JsonException or FormatException)
        {
            throw new CoachTrouble(CoachProblem.Unusable, $"The chat API answered something else ({cause.GetType().Name}).", mayPass: true);
        }
    }

    /// <summary>Tokens that a question may cost at most, by a count that is too high: a token is seldom less than one Cyrillic or two Latin letters.</summary>
    public long Worst(string system, string facts) => (system.Length / 2) + facts.Length + options.Value.MaxTokens;

    private HttpRequestMessage Request(string system, string facts)
    {
        var (endpoint, settings) = (options.Value.Endpoint!.AbsoluteUri.TrimEnd('/'), options.Value);
        var request = new HttpRequestMessage(HttpMethod.Post, endpoint.EndsWith(Route, StringComparison.Ordinal) ? endpoint : $"{endpoint}/{Route}")
        {
            Content = JsonContent.Create(new
            {
                model = settings.Model,
                messages = new[] { new { role = "system", content = system }, new { role = "user", content = facts } },
                max_tokens = settings.MaxTokens,
                temperature = 0,
                stream = false,
            }),
        };
        if (!string.IsNullOrEmpty(settings.ApiKey)) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", settings.ApiKey);
        request.Headers.Accept.ParseAdd("application/json");
        return request;
    }

    private void ThrowIfRefused(HttpResponseMessage response)
    {
        var status = (int)response.StatusCode;
        if (!response.IsSuccessStatusCode)
        {
            var mayPass = response.StatusCode is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests || status >= 500;
            var after = response.Headers.RetryAfter is { } retry ? retry.Delta ?? (retry.Date - time.GetUtcNow()) : null;
            throw new CoachTrouble(CoachProblem.Unavailable, $"The chat API answered {status}.", mayPass, after);
        }

        var type = response.Content.Headers.ContentType?.MediaType;
        if (type != "application/json")
            throw new CoachTrouble(CoachProblem.Unusable, "The chat API answered something else than application/json.", mayPass: false);
        if (response.Content.Headers.ContentLength > LargestAnswer) throw TooLarge();
    }

    private static async Task<ReadOnlyMemory<byte>> ReadAsync(HttpContent content, CancellationToken cancellationToken)
    {
        await using var body = await content.ReadAsStreamAsync(cancellationToken);
        var answer = new byte[LargestAnswer + 1];
        var length = await body.ReadAtLeastAsync(answer, answer.Length, throwOnEndOfStream: false, cancellationToken);
        return length > LargestAnswer ? throw TooLarge() : answer.AsMemory(0, length);
    }

    private static CoachTrouble TooLarge() => new(CoachProblem.Unusable, $"The chat API answered more than {LargestAnswer} bytes.", mayPass: false);

    private static CoachTrouble Unavailable(string reason) => new(CoachProblem.Unavailable, reason, mayPass: true);
}
