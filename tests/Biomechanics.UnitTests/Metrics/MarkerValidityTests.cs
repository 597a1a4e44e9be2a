using Aikynetix.Biomechanics.Jumping;
using Aikynetix.Biomechanics.Mobility;
using Aikynetix.Biomechanics.Running;
using Aikynetix.Biomechanics.Weightlifting;
using Aikynetix.Pose;
using Aikynetix.TestKit.Athletes;

namespace Aikynetix.Biomechanics.UnitTests.Metrics;

/// <summary>How surely the points were seen means the same in every activity: on the side that is used, while the movement lasts.</summary>
public sealed class MarkerValidityTests
{
    private const float Near = 0.9f;
    private static readonly Athlete Athlete = new(1.75, 75);
    private static readonly AthleteCamera Camera = new() { NearScore = Near, FarScore = 0.6f };

    public static TheoryData<string> Activities => ["lift", "jump", "run", "squat", "ranges"];

    [Theory]
    [MemberData(nameof(Activities))]
    public void It_is_the_confidence_of_the_near_side_while_the_athlete_moves(string activity) =>
        Assert.Equal(Near, Validity(activity, Camera), 0.005);

    [Theory]
    [InlineData("jump")]
    [InlineData("squat")]
    public void What_was_hidden_before_the_movement_does_not_lower_it(string activity) =>
        Assert.Equal(Near, Validity(activity, Camera with { Occlusion = (0, 25, [BodyPoint.RightKnee]) }), 0.005);

    [Theory]
    [InlineData("jump")]
    [InlineData("squat")]
    public void What_is_hidden_in_the_movement_lowers_it(string activity) =>
        Assert.InRange(Validity(activity, Camera with { Occlusion = (70, 130, [BodyPoint.RightKnee]) }), 0.5, Near - 0.02);

    [Theory]
    [MemberData(nameof(Activities))]
    public void Without_anybody_there_is_none(string activity)
    {
        var (script, context) = Of(activity);
        var film = Camera.Film(script);
        var analysis = MotionAnalyzer.Analyze(film with { Frames = [.. film.Frames.Select((frame, i) => frame with { Pose = PoseFrame.Empty(i, frame.Pose.Time) })] }, context);
        Assert.Equal("Nobody was seen in the clip.", analysis.Quality.Metrics["mean_markers_validity"].Reason);
    }

    // A second of nothing before and after.
    private static double Validity(string activity, AthleteCamera camera)
    {
        var (script, context) = Of(activity);
        var film = camera.Film(script);
        var empty = Enumerable.Repeat(PoseFrame.Empty(0, TimeSpan.Zero), 60).ToArray();
        var frames = empty.Concat(film.Frames.Select(frame => frame.Pose)).Concat(empty)
            .Select((pose, i) => new FrameObservation(pose with { FrameId = i, Time = TimeSpan.FromSeconds(i / 60.0) }, []));
        return MotionAnalyzer.Analyze(film with { Frames = [.. frames] }, context).Metrics["mean_markers_validity"];
    }

    private static (IMotionScript Script, MovementContext Context) Of(string activity) => activity switch
    {
        "lift" => (SquatScript.Reference(2), new LiftContext(LiftExercise.Clean, 60, 0.45, Athlete)),
        "jump" => (JumpScript.Reference(), new JumpContext(JumpExercise.Countermovement, Athlete)),
        "run" => (new RunScript(), new RunContext(0, null, Athlete)),
        "squat" => (SquatScript.Reference(2), new MobilityContext(MobilityExercise.OverheadSquat, Athlete)),
        _ => (SquatScript.Reference(2), new MobilityContext(MobilityExercise.JointAngles, Athlete)),
    };
}
