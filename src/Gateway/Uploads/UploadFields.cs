using System.Globalization;
using Aikynetix.Biomechanics.Weightlifting;
using Aikynetix.Gateway.Errors;
using Aikynetix.Gateway.Wire;

namespace Aikynetix.Gateway.Uploads;

/// <summary>The text fields of a weightlifting upload: checks each as it arrives, so that a mistake is told before the video was sent.</summary>
internal sealed class UploadFields
{
    private const int MaxTitleLength = 200;
    private const double KilogramsPerPound = 0.45359237;
    private static readonly (double Low, double High) MassRange = (1, 700);
    private static readonly (double Low, double High) PlateRange = (0.15, 0.6);

    private readonly HashSet<string> _seen = [];
    private readonly JointSelection _joints = new();
    private double? _mass;
    private bool _imperial;

    /// <summary>The user for whom the session is made, or null when none was named.</summary>
    public string? UserId { get; private set; }

    /// <summary>The title that was given, or null.</summary>
    public string? Title { get; private set; }

    /// <summary>The lift, or null while the field has not come.</summary>
    public LiftExercise? Exercise { get; private set; }

    /// <summary>Outer diameter of the largest plate, metres.</summary>
    public double PlateDiameter { get; private set; } = 0.45;

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

        if (text.Length == 0 || !IsOurs(name)) return;
        if (!_seen.Add(name)) throw Invalid($"{name} was given more than once.");
        if (text.Any(char.IsControl)) throw Invalid($"{name} must not hold control characters.");
        Take(name, text);
    }

    /// <summary>The mass of the bar in kilograms, once every field is known.</summary>
    /// <exception cref="ApiException">The mass is outside what a bar can weigh.</exception>
    public double BarbellMass()
    {
        var kilograms = _imperial ? (_mass ?? 220) * KilogramsPerPound : _mass ?? 100;
        return kilograms >= MassRange.Low && kilograms <= MassRange.High
            ? kilograms
            : throw Invalid($"barbell_mass must be {MassRange.Low} to {MassRange.High} kg (with measurement_system=imperial in pounds).");
    }

    private static bool IsOurs(string name) => name is "user_id" or "session_name" or "exercise_name" or "exercise"
        or "barbell_mass" or "measurement_system" or "plate_diameter";

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
            case "barbell_mass":
                _mass = Number(name, text);
                break;
            case "plate_diameter":
                PlateDiameter = Diameter(text);
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
        var exercise = ExerciseNames.Parse(text) ?? throw new ApiException(ErrorCodes.UnknownExercise);
        if (Exercise is { } other && other != exercise) throw Invalid("exercise_name and exercise name different lifts.");
        Exercise = exercise;
    }

    private static double Diameter(string text)
    {
        var metres = Number("plate_diameter", text);
        return metres >= PlateRange.Low && metres <= PlateRange.High
            ? metres
            : throw Invalid(FormattableString.Invariant($"plate_diameter must be {PlateRange.Low} to {PlateRange.High} m."));
    }

    private static double Number(string name, string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value)
            ? value
            : throw Invalid($"{name} must be a number such as 102.5.");

    private static ApiException Invalid(string sentence) => new(ErrorCodes.FieldInvalid, sentence);
}
