using Aikynetix.Gateway.Activities;
using Aikynetix.Gateway.Auth;
using Aikynetix.Sessions;

namespace Aikynetix.Gateway.Demo;

/// <summary>One clip of the demo, rendered by <c>./aiky bench film</c>, and what its upload would have said.</summary>
/// <param name="Activity">Of which activity it is.</param>
/// <param name="Exercise">Name of one of its exercises.</param>
/// <param name="Facts">What is said about the movement.</param>
internal sealed record DemoClip(Activity Activity, string Exercise, MovementFacts Facts)
{
    private const string Maker = "demo";

    /// <summary>One for every activity.</summary>
    public static IReadOnlyList<DemoClip> All { get; } =
    [
        new(ActivityTable.Lifting, "snatch", new MovementFacts { BarbellMass = 60, PlateDiameter = 0.45 }),
        new(ActivityTable.Jumping, "Countermovement Jump", new MovementFacts()),
        new(ActivityTable.Running, "Running", new MovementFacts { Incline = 0, Speed = 3 }),
        new(ActivityTable.Mobility, "Overhead Squat", new MovementFacts()),
    ];

    /// <summary>Id of its session, always the same.</summary>
    public string SessionId => DemoSessions.Id(Activity.Name);

    /// <summary>The file beside the program.</summary>
    public string Path => System.IO.Path.Combine(AppContext.BaseDirectory, "demo", Activity.Path + ".mp4");

    /// <summary>The session that it becomes.</summary>
    /// <param name="videoBlob">Where its video is.</param>
    public SessionDraft Draft(string videoBlob) => new(
        SessionId, Activity.Name, Exercise, "Demo: " + Activity.Find(Exercise)!.Spoken, SessionDraft.DemoOwner, Maker, videoBlob,
        System.IO.Path.GetFileName(Path), Facts, ["ankle", "knee", "elbow", "hip", "shoulder"], "metric");
}
