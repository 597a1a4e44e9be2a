using Aikynetix.Gateway.Wire;

namespace Aikynetix.Gateway.Live;

/// <summary>One live capture in the list of those that a caller may watch.</summary>
/// <param name="SessionId">Its session, 32 lowercase hex digits.</param>
/// <param name="Stream">Name under which its camera sends.</param>
/// <param name="UserId">The athlete.</param>
/// <param name="Title">Title of the session.</param>
/// <param name="Activity">The activity, e.g. <c>Weightlifting</c>.</param>
/// <param name="Exercise">The exercise; empty where the activity has none.</param>
/// <param name="StartedAt">When it began, RFC 3339 in UTC.</param>
/// <param name="Viewers">How many watch now.</param>
internal sealed record LiveSummary(
    string SessionId, string Stream, string UserId, string Title, string Activity, string Exercise, string StartedAt, int Viewers)
{
    /// <summary>How the feed stands.</summary>
    public static LiveSummary From(LiveFeed feed)
    {
        var identity = feed.Identity;
        return new LiveSummary(
            identity.SessionId, identity.Stream, identity.UserUid, identity.Title, identity.Activity, identity.Exercise,
            CreatedAt.Iso(identity.StartedAt), feed.Viewers);
    }
}
