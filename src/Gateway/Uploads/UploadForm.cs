using Aikynetix.Gateway.Activities;
using Microsoft.OpenApi;

namespace Aikynetix.Gateway.Uploads;

/// <summary>Describes the form of an upload in the OpenAPI document, which cannot see what a handler reads from a stream.</summary>
internal static class UploadForm
{
    /// <summary>Adds the form to an operation.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="activity">Of which activity the upload is.</param>
    /// <param name="userRequired">Whether <c>user_id</c> must be there.</param>
    public static void Describe(OpenApiOperation operation, Activity activity, bool userRequired)
    {
        var required = new HashSet<string> { "video" };
        if (userRequired) required.Add("user_id");
        var fields = new Dictionary<string, IOpenApiSchema>
        {
            ["user_id"] = Text("The user for whom the session is made.", "someUserId123"),
            ["video"] = new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary", Description = "The clip: MP4, MOV, WebM, MKV or AVI." },
            ["session_name"] = Text("Title; by default the exercise and the time.", "Morning session"),
            ["measurement_system"] = Choice("The units in which the uploader thinks; `metric` by default.", ["metric", "imperial"], "metric"),
            ["body_joint_angles"] = Text("Joints whose angles are returned and drawn, separated by commas: ankle, knee, elbow, hip, shoulder, or all (the default).", "ankle, knee, hip"),
        };
        if (activity.Exercises.Count > 1)
        {
            required.Add(activity.ExerciseField);
            fields[activity.ExerciseField] = Choice(
                "The exercise; both `exercise_name` and `exercise` are taken.", activity.Exercises.Select(one => one.Name), activity.Exercises[0].Name);
        }

        foreach (var field in activity.Fields.Append(FormField.SlowMotion))
            fields[field.Name] = field.Choices.Count > 0 ? Choice(field.Description, field.Choices, field.Example) : Text(field.Description, field.Example);
        operation.RequestBody = new OpenApiRequestBody
        {
            Required = true,
            Content = new Dictionary<string, OpenApiMediaType>
            {
                ["multipart/form-data"] = new() { Schema = new OpenApiSchema { Type = JsonSchemaType.Object, Required = required, Properties = fields } },
            },
        };
    }

    private static OpenApiSchema Text(string description, string example) =>
        new() { Type = JsonSchemaType.String, Description = description, Examples = [example] };

    private static OpenApiSchema Choice(string description, IEnumerable<string> values, string example) =>
        new() { Type = JsonSchemaType.String, Description = description, Enum = [.. values], Examples = [example] };
}
