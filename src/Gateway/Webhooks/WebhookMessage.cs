using System.Text.Json;
using System.Text.Json.Serialization;
using Aikynetix.Gateway.Wire;
using Aikynetix.Sessions.Announcements;

namespace Aikynetix.Gateway.Webhooks;

/// <summary>A message as its receiver reads it: thin, without names or numbers, which the receiver asks for with its own key.</summary>
/// <param name="Type">What happened, e.g. <c>session.completed</c>.</param>
/// <param name="Timestamp">When it happened, RFC 3339 in UTC.</param>
/// <param name="Data">To what.</param>
internal sealed record WebhookMessage(string Type, string Timestamp, WebhookMessage.Subject Data)
{
    /// <summary>The message of an announcement.</summary>
    public static WebhookMessage Of(Announcement news) => new(
        news.Type, CreatedAt.Iso(news.At),
        new Subject(news.SessionId, news.UserUid, news.Activity, news.AnalysisVersion, news.ThreadId, news.ErrorCode));

    /// <summary>The body, always the same text for the same message: it is what is signed.</summary>
    public string Body() => JsonSerializer.Serialize(this, ApiJson.Options);

    /// <summary>What a message is about.</summary>
    /// <param name="SessionId">The session.</param>
    /// <param name="UserId">Whose.</param>
    /// <param name="Activity">The activity, e.g. <c>Weightlifting</c>.</param>
    /// <param name="AnalysisVersion">Version of the analysis; absent where none is spoken of.</param>
    /// <param name="ThreadId">The thread; absent for the other types.</param>
    /// <param name="ErrorCode">Stable code of the failure; absent where there is none.</param>
    internal sealed record Subject(
        string SessionId,
        string UserId,
        string Activity,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? AnalysisVersion,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? ThreadId,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? ErrorCode);
}
