using Aikynetix.Gateway.Activities;
using Aikynetix.Gateway.Errors;
using Aikynetix.Sessions;

namespace Aikynetix.Gateway.Uploads;

/// <summary>The text fields of an upload: checks each as it arrives, so that a mistake is told before the video was sent.</summary>
/// <param name="activity">Of which activity the upload is.</param>
internal sealed class UploadFields(Activity activity)
{
    private const int MaxTitleLength = 200;

    private readonly HashSet<string> _seen = [];
    private readonly JointSelection _joints = new();
    private MovementFacts _facts = new();
    private bool _imperial;

    /// <summary>The user for whom the session is made, or null when none was named.</summary>
    public string? UserId { get; private set; }

    /// <summary>The title that was given, or null.</summary>
    public string? Title { get; private set; }

    /// <summary>The exercise, or null while the field has not come; the one of an activity that has no other.</summary>
    public Exercise? Exercise { get; private set; } = activity.Exercises is [var only] ? only : null;

    /// <summary>The joints whose angles are returned and drawn.</summary>
    public IReadOnlyList<string> Joints => _joints.Names;

    /// <summary><c>metric</c> or <c>imperial</c>.</summary>
    public string MeasurementSystem => _imperial ? "imperial" : "metric";

    /// <summary>Takes one field; names that are not ours are ignored, as forms of other clients may carry more.</summary>
    /// <exception cref="ApiException">The value is not allowed.</exception>
    public void Accept(string name, string value)
    {
        var text = value.Trim();
        if (name == "video")
            throw text.Length == 0 ? new ApiException(ErrorCodes.FieldMissing, "The video field is empty: no file was chosen.") : new ApiException(ErrorCodes.VideoAsText);
        if (name == "body_joint_angles")
        {
            _joints.Add(text);
            return;
        }

        var own = activity.Fields.Append(FormField.SlowMotion).FirstOrDefault(field => field.Name == name);
        if (text.Length == 0 || (own is null && !IsCommon(name))) return;
        if (!_seen.Add(name)) throw Invalid($"{name} was given more than once.");
        if (text.Any(char.IsControl)) throw Invalid($"{name} must not hold control characters.");
        if (own is not null) _facts = own.Take(_facts, text);
        else Take(name, text);
    }

    /// <summary>What was said about the movement, once every field is known.</summary>
    /// <exception cref="ApiException">The fields together make no sense.</exception>
    public MovementFacts Facts() => activity.Complete(_facts, _imperial);

    private static bool IsCommon(string name) => name is "user_id" or "session_name" or "measurement_system" or "exercise_name" or "exercise";

    private void Take(string name, string text)
    {
        switch (name)
        {
            case "user_id":
                UserId = text;
                break;
            case "session_name":
                Title = text.Length <= MaxTitleLength ? text : throw Invalid($"session_name must not be longer than {MaxTitleLength} characters.");
                break;
            case "measurement_system":
                _imperial = text is "imperial" || (text is "metric" ? false : throw Invalid("measurement_system must be metric or imperial."));
                break;
            default:
                TakeExercise(text);
                break;
        }
    }

    private void TakeExercise(string text)
    {
        var exercise = activity.Find(text) ?? throw new ApiException(ErrorCodes.UnknownExercise, $"{activity.ExerciseField} must be {activity.ExerciseNames}.");
        if (Exercise is { } other && other != exercise) throw Invalid("exercise_name and exercise name different exercises.");
        Exercise = exercise;
    }

    private static ApiException Invalid(string sentence) => new(ErrorCodes.FieldInvalid, sentence);
}
