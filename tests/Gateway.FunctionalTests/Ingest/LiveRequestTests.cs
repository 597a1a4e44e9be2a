using Aikynetix.Gateway.Errors;
using Aikynetix.Gateway.Ingest;

namespace Aikynetix.Gateway.FunctionalTests.Ingest;

public sealed class LiveRequestTests
{
    [Theory]
    [InlineData("a")]
    [InlineData("platform-1")]
    [InlineData("Cam_2.left")]
    [InlineData(".hidden")]
    [InlineData("0123456789012345678901234567890123456789012345678901234567890123")]
    public void Names_of_letters_digits_and_a_few_signs_are_taken(string name) => Assert.Equal(name, LiveRequest.Of(name, []).Stream);

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData("...")]
    [InlineData("../x")]
    [InlineData("a/b")]
    [InlineData("a\\b")]
    [InlineData("a b")]
    [InlineData("a%2F")]
    [InlineData("a\n")]
    [InlineData("a\0")]
    [InlineData("ä")]
    [InlineData("٣")]
    [InlineData("01234567890123456789012345678901234567890123456789012345678901234")]
    public void Other_names_are_refused(string name) => Assert.Equal(ErrorCodes.FieldInvalid, Refusal(name));

    [Fact]
    public void The_fields_are_those_of_an_upload()
    {
        var request = LiveRequest.Of("cam", Fields("exercise_name=snatch", "barbell_mass=60", "session_name=Morning", "user_id=u1", "video=x", "colour=red", "slow_motion=8", "plate_diameter="));
        Assert.Equal(
            ("u1", "Morning", "snatch", 60, 0.45),
            (request.Fields.UserId, request.Fields.Title, request.Fields.Exercise?.Name, request.Fields.Facts().BarbellMass, request.Fields.Facts().PlateDiameter));
    }

    [Theory]
    [InlineData("plate_diameter=9")]
    [InlineData("barbell_mass=NaN")]
    [InlineData("session_name=a\u0007b")]
    public void A_field_that_is_not_allowed_is_told(string field) => Assert.Equal(ErrorCodes.FieldInvalid, Refusal("cam", field));

    [Fact]
    public void A_field_counts_once() => Assert.Equal(ErrorCodes.FieldInvalid, Refusal("cam", "barbell_mass=60", "barbell_mass=70"));

    private static ErrorCode Refusal(string name, params string[] fields) => Assert.Throws<ApiException>(() => LiveRequest.Of(name, Fields(fields))).Code;

    private static IEnumerable<KeyValuePair<string, string>> Fields(params string[] fields) =>
        fields.Select(field => field.Split('=', 2)).Select(parts => KeyValuePair.Create(parts[0], parts[1]));
}
