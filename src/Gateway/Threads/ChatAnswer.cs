using System.Text.Json;

namespace Aikynetix.Gateway.Threads;

/// <summary>What a chat API answered.</summary>
/// <param name="Content">The text as the model wrote it.</param>
/// <param name="Tokens">What it cost; null where the API does not say.</param>
internal sealed record ChatAnswer(string Content, long? Tokens)
{
    /// <summary>Reads an answer.</summary>
    /// <exception cref="JsonException">It is no JSON.</exception>
    /// <exception cref="FormatException">It is none of a chat API.</exception>
    public static ChatAnswer Parse(ReadOnlyMemory<byte> body)
    {
        using var document = JsonDocument.Parse(body);
        var root = document.RootElement;
        if (root.ValueKind == JsonValueKind.Object
            && root.TryGetProperty("choices", out var choices) && choices.ValueKind == JsonValueKind.Array && choices.GetArrayLength() > 0
            && choices[0].ValueKind == JsonValueKind.Object && choices[0].TryGetProperty("message", out var message) && message.ValueKind == JsonValueKind.Object
            && message.TryGetProperty("content", out var content) && content.ValueKind == JsonValueKind.String)
        {
            return new ChatAnswer(content.GetString()!, Cost(root));
        }

        throw new FormatException("There is no choices[0].message.content in it.");
    }

    private static long? Cost(JsonElement root) =>
        root.TryGetProperty("usage", out var usage) && usage.ValueKind == JsonValueKind.Object
        && usage.TryGetProperty("total_tokens", out var total) && total.ValueKind == JsonValueKind.Number && total.TryGetInt64(out var tokens) && tokens >= 0
            // What no answer can have cost must not break the sums.
            ? Math.Min(tokens, int.MaxValue)
            : null;
}
