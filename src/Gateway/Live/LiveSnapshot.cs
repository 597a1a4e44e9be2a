using System.Text.Json;
using Aikynetix.Biomechanics.Live;
using Aikynetix.Gateway.Wire;
using Aikynetix.Pose;

namespace Aikynetix.Gateway.Live;

/// <summary>What a viewer needs to know before its first frame: the answer to Join.</summary>
internal sealed record LiveSnapshot
{
    private static readonly string[] Points = [.. Enum.GetNames<BodyPoint>().Select(JsonNamingPolicy.SnakeCaseLower.ConvertName)];
    private static readonly int[][] Pairs = [.. Skeleton.Bones.Select(bone => new[] { (int)bone.From, (int)bone.To })];

    /// <summary>The session, 32 lowercase hex digits.</summary>
    public required string SessionId { get; init; }

    /// <summary>Name under which its camera sends.</summary>
    public required string Stream { get; init; }

    /// <summary>Title of the session.</summary>
    public required string Title { get; init; }

    /// <summary>The activity, e.g. <c>Weightlifting</c>.</summary>
    public required string Activity { get; init; }

    /// <summary>The exercise; empty where the activity has none.</summary>
    public required string Exercise { get; init; }

    /// <summary>When it began, RFC 3339 in UTC.</summary>
    public required string StartedAt { get; init; }

    /// <summary>Names of the angles, in the order of <c>angles</c> and <c>validity</c> of a frame.</summary>
    public IReadOnlyList<string> AngleNames { get; } = LiveAngles.Names;

    /// <summary>Names of the body points, in the order of <c>points</c> of a frame.</summary>
    public IReadOnlyList<string> PointNames { get; } = Points;

    /// <summary>The bones to draw, as pairs of indices into <see cref="PointNames"/>.</summary>
    public IReadOnlyList<int[]> Bones { get; } = Pairs;

    /// <summary>How the movement stands.</summary>
    public required LiveState State { get; init; }

    /// <summary>The phases so far, oldest first.</summary>
    public required IReadOnlyList<LivePhase> Phases { get; init; }

    /// <summary>The newest frame; null before the first.</summary>
    public required PrewrittenJson? Last { get; init; }

    /// <summary>What a viewer of the feed begins with.</summary>
    public static LiveSnapshot From(LiveIdentity identity, LiveStart start) => new()
    {
        SessionId = identity.SessionId,
        Stream = identity.Stream,
        Title = identity.Title,
        Activity = identity.Activity,
        Exercise = identity.Exercise,
        StartedAt = CreatedAt.Iso(identity.StartedAt),
        State = start.Last?.State ?? new LiveState(),
        Phases = start.Phases,
        Last = start.Last?.Json,
    };
}
