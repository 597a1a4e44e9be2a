using Aikynetix.Sessions.Events;

namespace Aikynetix.Sessions;

/// <summary>A session about to be created: its fields are checked, and unless it is a live capture its video is stored.</summary>
/// <param name="Id">From <see cref="SessionId.New"/>; the video is stored under it.</param>
/// <param name="Activity">As the API names it, e.g. <c>Weightlifting</c>.</param>
/// <param name="Exercise">As the API names it, e.g. <c>clean_and_jerk</c>.</param>
/// <param name="Title">Title to show.</param>
/// <param name="UserId">Whose movement it is.</param>
/// <param name="CreatedBy">Id of the key that uploaded it.</param>
/// <param name="VideoBlob">Blob with the video as uploaded, or for that of a live capture once it is over; <see cref="SessionView.HasVideo"/> tells whether it is there.</param>
/// <param name="VideoFileName">Name the uploader gave the file; for a live capture the name to give it.</param>
/// <param name="Facts">What was said about the movement.</param>
/// <param name="Angles">Joints whose angles are wanted, e.g. <c>knee</c>.</param>
/// <param name="MeasurementSystem"><c>metric</c> or <c>imperial</c>, as the uploader thinks.</param>
public sealed record SessionDraft(
    string Id,
    string Activity,
    string Exercise,
    string Title,
    string UserId,
    string CreatedBy,
    string VideoBlob,
    string VideoFileName,
    MovementFacts Facts,
    IReadOnlyList<string> Angles,
    string MeasurementSystem)
{
    /// <summary>Whose the demo sessions are: nobody can have this id, so they stand in no list and count for nobody.</summary>
    public const string DemoOwner = "(demo)";

    /// <summary>SHA-256 of the request that made it, where its caller wants to tell a repeated request from another one; else null.</summary>
    public string? Request { get; init; }

    internal SessionCreated ToFact(DateTimeOffset createdAt) => new(
        Activity, Exercise, Title, UserId, CreatedBy, createdAt, VideoBlob, VideoFileName, Angles, MeasurementSystem,
        Facts.BarbellMass, Facts.PlateDiameter, Facts.Incline, Facts.Speed, Facts.Pain, Facts.HeelsRaised, Facts.SlowMotion, Request);
}
