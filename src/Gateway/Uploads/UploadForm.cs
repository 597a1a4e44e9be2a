using Microsoft.OpenApi;

namespace Aikynetix.Gateway.Uploads;

/// <summary>Describes the form of an upload in the OpenAPI document, which cannot see what a handler reads from a stream.</summary>
internal static class UploadForm
{
    /// <summary>Adds the form to an operation.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="userRequired">Whether <c>user_id</c> must be there.</param>
    public static void Describe(OpenApiOperation operation, bool userRequired)
    {
        var schema = new OpenApiSchema
        {
            Type = JsonSchemaType.Object,
            Required = userRequired ? new HashSet<string> { "user_id", "video", "exercise_name" } : new HashSet<string> { "video", "exercise_name" },
            Properties = new Dictionary<string, IOpenApiSchema>
            {
                ["user_id"] = Text("The user for whom the session is made.", "someUserId123"),
                ["video"] = new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary", Description = "The clip: MP4, MOV, WebM, MKV or AVI." },
                ["session_name"] = Text("Title; by default the exercise and the time.", "Morning session"),
                ["exercise_name"] = Choice("The lift; `exercise` is accepted too.", "snatch", "clean", "clean_and_jerk"),
                ["barbell_mass"] = Text("Bar and plates, kg (pounds with `measurement_system=imperial`); 100 (220) by default.", "100"),
                ["measurement_system"] = Choice("Unit of `barbell_mass`; `metric` by default.", "metric", "imperial"),
                ["body_joint_angles"] = Text("Joints whose angles are returned and drawn, separated by commas: ankle, knee, elbow, hip, shoulder, or all (the default).", "ankle, knee, hip"),
                ["plate_diameter"] = Text("Outer diameter of the largest plate, m; 0.45 by default.", "0.45"),
            },
        };
        operation.RequestBody = new OpenApiRequestBody
        {
            Required = true,
            Content = new Dictionary<string, OpenApiMediaType> { ["multipart/form-data"] = new() { Schema = schema } },
        };
    }

    private static OpenApiSchema Text(string description, string example) =>
        new() { Type = JsonSchemaType.String, Description = description, Examples = [example] };

    private static OpenApiSchema Choice(string description, params string[] values) =>
        new() { Type = JsonSchemaType.String, Description = description, Enum = [.. values], Examples = [values[0]] };
}
