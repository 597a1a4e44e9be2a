using Aikynetix.Gateway.Activities;
using Aikynetix.Gateway.Errors;
using Aikynetix.Gateway.Uploads;

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

    private static UploadFields Read(params (string Name, string Value)[] fields) => Read(ActivityTable.Lifting, fields);

    private static UploadFields Read(Activity activity, params (string Name, string Value)[] fields)
    {
        var read = new UploadFields(activity);
        foreach (var (name, value) in fields) read.Accept(name, value);
        return read;
    }
}
