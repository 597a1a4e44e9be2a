namespace Aikynetix.Gateway.Activities;

/// <summary>Every activity that this server takes.</summary>
internal static class ActivityTable
{
    /// <summary>Snatch, clean, clean and jerk.</summary>
    public static Activity Lifting { get; } = new LiftActivity();

    /// <summary>Countermovement and drop jumps.</summary>
    public static Activity Jumping { get; } = new JumpActivity();

    /// <summary>Running on a treadmill or past the camera.</summary>
    public static Activity Running { get; } = new RunActivity();

    /// <summary>Overhead squats and ranges of motion.</summary>
    public static Activity Mobility { get; } = new MobilityActivity();

    /// <summary>All of them in the order in which they are told.</summary>
    public static IReadOnlyList<Activity> All { get; } = [Lifting, Jumping, Running, Mobility];

    /// <summary>The activity of a stored session.</summary>
    /// <exception cref="InvalidOperationException">There is none of that name.</exception>
    public static Activity Named(string name) =>
        All.FirstOrDefault(one => one.Name == name) ?? throw new InvalidOperationException($"'{name}' is no activity.");
}
