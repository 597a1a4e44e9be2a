using Aikynetix.Biomechanics;
using Aikynetix.Biomechanics.Jumping;
using Aikynetix.Biomechanics.Mobility;
using Aikynetix.Biomechanics.Running;
using Aikynetix.Biomechanics.Weightlifting;
using Aikynetix.Gateway.Activities;
using Aikynetix.Gateway.Errors;
using Aikynetix.Gateway.Uploads;
using Aikynetix.Sessions;

namespace Aikynetix.Gateway.FunctionalTests.Uploads;

/// <summary>Every rule of the upload's text fields, without a server.</summary>
public sealed class UploadFieldsTests
{
    [Fact]
    public void What_is_not_given_has_the_documented_default()
    {
        var fields = Read();
        Assert.Equal(100, fields.Facts().BarbellMass);
        Assert.Equal(0.45, fields.Facts().PlateDiameter);
        Assert.Equal(["ankle", "knee", "elbow", "hip", "shoulder"], fields.Joints);
        Assert.Equal("metric", fields.MeasurementSystem);
        Assert.Null(fields.Exercise);
        Assert.Null(fields.UserId);
        Assert.Null(fields.Title);
    }

    [Theory]
    [InlineData("exercise_name", "snatch", "snatch")]
    [InlineData("exercise_name", " clean ", "clean")]
    [InlineData("exercise", "clean_and_jerk", "clean_and_jerk")]
    [InlineData("exercise", "Snatch", "snatch")]
    public void The_exercise_goes_by_either_name(string field, string value, string expected) => Assert.Equal(expected, Read((field, value)).Exercise?.Name);

    [Theory]
    [InlineData("100", 100)]
    [InlineData(" 82.5 ", 82.5)]
    [InlineData("", 100)]
    public void The_mass_is_a_number_in_text(string text, double kilograms) => Assert.Equal(kilograms, Read(("barbell_mass", text)).Facts().BarbellMass);

    [Fact]
    public void Imperial_masses_are_pounds_whatever_comes_first()
    {
        Assert.Equal(225 * 0.45359237, Read(("barbell_mass", "225"), ("measurement_system", "imperial")).Facts().BarbellMass!.Value, 9);
        Assert.Equal(225 * 0.45359237, Read(("measurement_system", "imperial"), ("barbell_mass", "225")).Facts().BarbellMass!.Value, 9);
        Assert.Equal(220 * 0.45359237, Read(("measurement_system", "imperial")).Facts().BarbellMass!.Value, 9);
    }

    [Theory]
    [InlineData("barbell_mass", "0.5")]
    [InlineData("barbell_mass", "-100")]
    [InlineData("barbell_mass", "701")]
    public void A_mass_that_no_bar_has_is_refused(string field, string value) =>
        Assert.Equal("field-invalid", Assert.Throws<ApiException>(() => Read((field, value)).Facts()).Code.Code);

    [Theory]
    [InlineData("hip", "hip")]
    [InlineData("shoulder,ankle", "ankle,shoulder")]
    [InlineData(" knee , , Hip,", "knee,hip")]
    [InlineData("", "ankle,knee,elbow,hip,shoulder")]
    [InlineData(" , ", "ankle,knee,elbow,hip,shoulder")]
    [InlineData("all", "ankle,knee,elbow,hip,shoulder")]
    [InlineData("knee,all", "ankle,knee,elbow,hip,shoulder")]
    public void Joints_may_be_listed_with_blanks(string text, string expected) =>
        Assert.Equal(expected.Split(','), Read(("body_joint_angles", text)).Joints);

    [Fact]
    public void Joints_may_come_in_repeated_fields() =>
        Assert.Equal(["knee", "hip"], Read(("body_joint_angles", "hip"), ("body_joint_angles", "knee")).Joints);

    [Theory]
    [InlineData("exercise_name", "squat", "unknown-exercise")]
    [InlineData("exercise", "clean&jerk", "unknown-exercise")]
    [InlineData("barbell_mass", "heavy", "field-invalid")]
    [InlineData("barbell_mass", "102,5", "field-invalid")]
    [InlineData("barbell_mass", "NaN", "field-invalid")]
    [InlineData("barbell_mass", "Infinity", "field-invalid")]
    [InlineData("barbell_mass", "1e999", "field-invalid")]
    [InlineData("plate_diameter", "45", "field-invalid")]
    [InlineData("plate_diameter", "0", "field-invalid")]
    [InlineData("measurement_system", "stone", "field-invalid")]
    [InlineData("session_name", "a\0b", "field-invalid")]
    [InlineData("user_id", "a\nb", "field-invalid")]
    [InlineData("body_joint_angles", "knee,neck", "unknown-joint")]
    [InlineData("video", "base64…", "video-as-text")]
    [InlineData("video", "", "field-missing")]
    public void A_wrong_field_is_named_at_once(string field, string value, string code) =>
        Assert.Equal(code, Assert.Throws<ApiException>(() => Read((field, value))).Code.Code);

    [Theory]
    [InlineData("weightlifting", "slow_motion", "0.5", "field-invalid")]
    [InlineData("weightlifting", "slow_motion", "33", "field-invalid")]
    [InlineData("weightlifting", "slow_motion", "twice", "field-invalid")]
    [InlineData("jumping", "exercise", "clean", "unknown-exercise")]
    [InlineData("jumping", "exercise_name", "Squat Jump", "unknown-exercise")]
    [InlineData("jumping", "slow_motion", "NaN", "field-invalid")]
    [InlineData("running", "incline_degree", "steep", "field-invalid")]
    [InlineData("running", "incline_degree", "46", "field-invalid")]
    [InlineData("running", "incline_degree", "-46", "field-invalid")]
    [InlineData("running", "incline_degree", "Infinity", "field-invalid")]
    [InlineData("running", "speed", "0", "field-invalid")]
    [InlineData("running", "speed", "-3", "field-invalid")]
    [InlineData("running", "speed", "0.4", "field-invalid")]
    [InlineData("running", "speed", "12.5", "field-invalid")]
    [InlineData("running", "exercise_name", "snatch", "unknown-exercise")]
    [InlineData("running", "exercise", "anything", "unknown-exercise")]
    [InlineData("running", "speed", "3,5", "field-invalid")]
    [InlineData("mobility-assessment", "exercise_name", "Drop Jump", "unknown-exercise")]
    [InlineData("mobility-assessment", "pain", "a little", "field-invalid")]
    [InlineData("mobility-assessment", "heels_raised", "2", "field-invalid")]
    [InlineData("mobility-assessment", "body_joint_angles", "neck", "unknown-joint")]
    public void A_wrong_field_of_any_activity_is_named_at_once(string activity, string field, string value, string code)
    {
        var refusal = Assert.Throws<ApiException>(() => Read(Of(activity), (field, value)));
        Assert.Equal(code, refusal.Code.Code);
        Assert.DoesNotContain("must be  or", refusal.Message, StringComparison.Ordinal);
        Assert.Matches("(exercise|exercise_name|body_joint_angles|" + field + ") (must|takes)", refusal.Message);
    }

    [Fact]
    public void Each_activity_has_its_exercises_and_facts()
    {
        var jump = Read(Of("jumping"), ("exercise", "drop jump"), ("slow_motion", "8"), ("barbell_mass", "a field of somebody else"));
        Assert.Equal(("Drop Jump", new MovementFacts { SlowMotion = 8 }), (jump.Exercise!.Name, jump.Facts()));
        var run = Read(Of("running"), ("incline_degree", "-1.5"), ("speed", "3.5"), ("exercise", "running"));
        Assert.Equal(("Running", new MovementFacts { Incline = -1.5, Speed = 3.5 }), (run.Exercise!.Name, run.Facts()));
        var squat = Read(Of("mobility-assessment"), ("exercise_name", "Overhead Squat"), ("pain", "True"), ("heels_raised", "0"));
        Assert.Equal(("Overhead Squat", new MovementFacts { Pain = true, HeelsRaised = false }), (squat.Exercise!.Name, squat.Facts()));
        Assert.Null(Read(Of("jumping")).Exercise);
    }

    [Fact]
    public void What_is_said_about_a_clip_reaches_its_analysis()
    {
        var athlete = new Athlete(1.8, 70);
        Assert.Equal(new JumpContext(JumpExercise.Drop, athlete), Of("jumping").Context("Drop Jump", new MovementFacts(), athlete));
        Assert.Equal(new JumpContext(JumpExercise.Countermovement, athlete), Of("jumping").Context("Countermovement Jump", new MovementFacts(), athlete));
        Assert.Equal(new RunContext(2, 3.5, athlete), Of("running").Context("Running", new MovementFacts { Incline = 2, Speed = 3.5 }, athlete));
        Assert.Equal(new RunContext(0, null, athlete), Of("running").Context("Running", new MovementFacts(), athlete));
        Assert.Equal(
            new MobilityContext(MobilityExercise.OverheadSquat, athlete) { Pain = true, HeelsRaised = true },
            Of("mobility-assessment").Context("Overhead Squat", new MovementFacts { Pain = true, HeelsRaised = true }, athlete));
        Assert.Equal(new MobilityContext(MobilityExercise.JointAngles, athlete), Of("mobility-assessment").Context("Joint Angle Mobility", new MovementFacts(), athlete));
        Assert.Equal(new LiftContext(LiftExercise.CleanAndJerk, 60, 0.4, athlete),
            Of("weightlifting").Context("clean_and_jerk", new MovementFacts { BarbellMass = 60, PlateDiameter = 0.4 }, athlete));
    }

    [Fact]
    public void Every_example_of_a_field_is_one_that_is_taken()
    {
        foreach (var activity in ActivityTable.All)
        {
            foreach (var field in activity.Fields.Append(FormField.SlowMotion))
                foreach (var value in field.Choices.Append(field.Example)) Assert.NotEqual(new MovementFacts(), Read(activity, (field.Name, value)).Facts());
            foreach (var exercise in activity.Exercises) Assert.Equal(exercise, Read(activity, (activity.ExerciseField, exercise.Name)).Exercise);
        }
    }

    [Fact]
    public void A_title_has_an_end() =>
        Assert.Equal("field-invalid", Assert.Throws<ApiException>(() => Read(("session_name", new string('a', 201)))).Code.Code);

    [Fact]
    public void A_field_given_twice_is_refused_as_ambiguous() =>
        Assert.Equal("field-invalid", Assert.Throws<ApiException>(() => Read(("barbell_mass", "100"), ("barbell_mass", "90"))).Code.Code);

    [Fact]
    public void Both_names_of_the_exercise_must_agree()
    {
        Assert.Equal("clean", Read(("exercise", "clean"), ("exercise_name", "clean")).Exercise?.Name);
        Assert.Equal("field-invalid", Assert.Throws<ApiException>(() => Read(("exercise", "clean"), ("exercise_name", "snatch"))).Code.Code);
    }

    [Fact]
    public void Fields_of_other_clients_are_ignored() => Assert.Null(Read(("csrf", "x"), ("csrf", "y")).Title);

    private static Activity Of(string path) => ActivityTable.All.Single(activity => activity.Path == path);

    private static UploadFields Read(params (string Name, string Value)[] fields) => Read(ActivityTable.Lifting, fields);

    private static UploadFields Read(Activity activity, params (string Name, string Value)[] fields)
    {
        var read = new UploadFields(activity);
        foreach (var (name, value) in fields) read.Accept(name, value);
        return read;
    }
}
