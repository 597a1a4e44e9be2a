namespace Aikynetix.Gateway.Live;

/// <summary>What a live capture is, fixed from its first moment on.</summary>
/// <param name="SessionId">Its session, 32 lowercase hex digits.</param>
/// <param name="Stream">Name under which its camera sends; unique among what is live.</param>
/// <param name="UserUid">The athlete, whose access rules hold.</param>
/// <param name="Title">Title of the session.</param>
/// <param name="Activity">The activity, e.g. <c>Weightlifting</c>.</param>
/// <param name="Exercise">The exercise, e.g. <c>clean</c>; empty where the activity has none.</param>
/// <param name="StartedAt">When it began, UTC.</param>
internal sealed record LiveIdentity(
    string SessionId, string Stream, string UserUid, string Title, string Activity, string Exercise, DateTimeOffset StartedAt);
