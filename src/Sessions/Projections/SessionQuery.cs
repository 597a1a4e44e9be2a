namespace Aikynetix.Sessions.Projections;

/// <summary>Which sessions a list shows; what is null does not matter.</summary>
public sealed record SessionQuery
{
    /// <summary>Most sessions that one page may have.</summary>
    public const int MaxLimit = 100;

    /// <summary>Only sessions of this user, and with <see cref="WithClients"/> of those in its care; null for everybody's.</summary>
    public string? ViewerUid { get; init; }

    /// <summary>Whether the viewer is a sub-admin, who sees its clients.</summary>
    public bool WithClients { get; init; }

    /// <summary>Only sessions of this user.</summary>
    public string? UserUid { get; init; }

    /// <summary>Only sessions of this activity, as the API names it.</summary>
    public string? Activity { get; init; }

    /// <summary>Only sessions created at this moment or later.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Only sessions created before this moment.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>Only sessions whose titles hold this text, whatever the case of its letters.</summary>
    public string? Title { get; init; }

    /// <summary>Only sessions created before the one of this id.</summary>
    public string? StartAfterId { get; init; }

    /// <summary>Only sessions created after the one of this id; alone it asks for the page before that one.</summary>
    public string? EndBeforeId { get; init; }

    /// <summary>At most so many, 1–<see cref="MaxLimit"/>.</summary>
    public int Limit { get; init; } = MaxLimit;
}
