using Aikynetix.Biomechanics.Kinematics;

namespace Aikynetix.Biomechanics.Weightlifting;

/// <summary>
/// The athlete's position at the events (biomechanics reference D.8): knee, hip, trunk and shin, extension at the end of the pull, arms at
/// the greatest speed, and whether the hips rise before the shoulders. What the plate hides is not reported.
/// </summary>
internal static class PostureMetrics
{
    /// <summary>Why an angle is missing that the view could show.</summary>
    public const string Hidden = "A point that this angle needs was hidden at that moment, perhaps behind the plate.";
    private const double LeastRise = 0.03;
    private static readonly (double, double) AnyAngle = (0, 270);

    /// <summary>Adds the numbers.</summary>
    public static void Add(LiftReading reading)
    {
        var marks = reading.Marks;
        AddAt(reading, "start", marks.Start);
        AddAt(reading, "first_pull_end", marks.FirstPullEnd, Untimed(marks));
        AddAt(reading, "transition", marks.Transition, Untimed(marks));
        AddAt(reading, "second_pull_end", marks.SecondPullEnd);
        AddAt(reading, "catch", marks.CatchEnd);

        var extension = Seen(reading, Joint.Knee, marks.SecondPullEnd) + Seen(reading, Joint.Hip, marks.SecondPullEnd);
        AddAngle(reading, "second_pull_extension", extension, marks.SecondPullEnd, 540);
        AddAngle(reading, "peak_speed_elbow_angle", Seen(reading, Joint.Elbow, marks.PeakSpeed), marks.PeakSpeed);
        AddFirstPull(reading);
    }

    private static void AddAt(LiftReading reading, string name, Mark mark, string? untimed = null)
    {
        AddAngle(reading, $"{name}_knee_angle", Seen(reading, Joint.Knee, mark), mark, untimed: untimed);
        AddAngle(reading, $"{name}_hip_angle", Seen(reading, Joint.Hip, mark), mark, untimed: untimed);
        AddAngle(reading, $"{name}_torso_angle", LiftReading.At(reading.Scene.Angles.Torso, mark), mark);
        AddAngle(reading, $"{name}_shin_angle", LiftReading.At(reading.Scene.Angles.Shin, mark), mark, untimed: untimed);
    }

    // Legs and hips turn fastest just here; the trunk does not, and its angle stays good for something.
    private static string? Untimed(LiftMarks marks) =>
        marks.Notes.HasFlag(LiftNotes.KneeHidden) ? "The knees are hidden, and without them nobody knows to a hundredth of a second when this moment was." : null;

    private static void AddAngle(LiftReading reading, string key, double angle, Mark mark, double limit = 270, string? untimed = null) =>
        reading.Add(key, angle, (AnyAngle.Item1, limit), reading.SideMissing ?? mark.Missing ?? reading.BodyMissing ?? (double.IsNaN(angle) ? Hidden : untimed), reading.SideDoubt);

    // The side that times the phases first; legs and arms of a lift move alike, so the other side may stand in.
    private static double Seen(LiftReading reading, Joint joint, Mark mark)
    {
        var side = reading.Scene.Side;
        var angle = LiftReading.At(reading.Scene.Angles.Of(side, joint), mark);
        return double.IsNaN(angle) ? LiftReading.At(reading.Scene.Angles.Of(side == BodySide.Left ? BodySide.Right : BodySide.Left, joint), mark) : angle;
    }

    private static void AddFirstPull(LiftReading reading)
    {
        var (from, to, scene) = (reading.Marks.Start, reading.Marks.FirstPullEnd, reading.Scene);
        var missing = reading.SideMissing ?? from.Missing ?? to.Missing ?? reading.BodyMissing;
        var lean = LiftReading.At(scene.Angles.Torso, to) - LiftReading.At(scene.Angles.Torso, from);
        reading.Add("first_pull_torso_change", lean, (-180, 180), missing, reading.SideDoubt);

        var shoulder = LiftReading.At(scene.Signals.ShoulderHeight, to) - LiftReading.At(scene.Signals.ShoulderHeight, from);
        var hip = LiftReading.At(scene.Hips.Height, to) - LiftReading.At(scene.Hips.Height, from);
        var still = shoulder < LeastRise ? "The shoulders hardly rise in the first pull, so there is nothing to compare the hips with." : null;
        reading.Add("hip_shoulder_rise_ratio", hip / shoulder, (-10, 10), from.Missing ?? to.Missing ?? reading.BodyMissing ?? still, reading.SideDoubt);
    }
}
