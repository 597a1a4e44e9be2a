using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using Aikynetix.Gateway.Errors;
using Aikynetix.Gateway.Wire;

namespace Aikynetix.Gateway.People;

/// <summary>Reads the JSON object of a request, in which a member that is absent means another thing than one that is null.</summary>
internal static class JsonBody
{
    // Bodies here are flat.
    private const int MaxDepth = 8;

    /// <summary>The object that was sent.</summary>
    /// <exception cref="ApiException">The body is no JSON object.</exception>
    public static async Task<JsonObject> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, cancellationToken);
        try
        {
            var options = new JsonDocumentOptions { MaxDepth = MaxDepth, AllowDuplicateProperties = false };
            // A node is read only when it is used; text that is none must be found before that.
            if (!Utf8.IsValid(body.GetBuffer().AsSpan(0, (int)body.Length))) throw new JsonException("Not UTF-8.");
            body.Position = 0;
            var read = await JsonNode.ParseAsync(body, null, options, cancellationToken) as JsonObject
                ?? throw new ApiException(ErrorCodes.BadRequest, "Send a JSON object.");
            read.ToJsonString();
            return read;
        }
        catch (Exception malformed) when (malformed is JsonException or InvalidOperationException)
        {
            throw new ApiException(ErrorCodes.BadRequest, "The body is no JSON object that can be read: check its syntax, and that no member comes twice.", malformed);
        }
    }

    /// <summary>What is known with the members that were sent in the place of its own (RFC 7396); members that are none of ours are passed over.</summary>
    /// <typeparam name="T">A record that can be written and read as JSON.</typeparam>
    /// <exception cref="ApiException">A member is of the wrong type.</exception>
    public static T Merge<T>(T known, JsonObject sent)
        where T : class
    {
        var merged = JsonSerializer.SerializeToNode(known, ApiJson.Options)!.AsObject();
        foreach (var (name, value) in sent) merged[name] = value?.DeepClone();
        try
        {
            return merged.Deserialize<T>(ApiJson.Options)!;
        }
        catch (JsonException wrong)
        {
            var name = wrong.Path?.TrimStart('$', '.') is { Length: > 0 } path ? path : "A member";
            throw new ApiException(ErrorCodes.FieldInvalid, $"{name} is of the wrong type: text goes in quotes, numbers without, yes and no as true and false.", wrong);
        }
    }
}
