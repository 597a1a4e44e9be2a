using System.Globalization;
using Aikynetix.Gateway.Activities;
using Aikynetix.Gateway.Auth;
using Aikynetix.Gateway.Errors;
using Aikynetix.Sessions;

namespace Aikynetix.Gateway.Uploads;

/// <summary>Turns what an upload says into the session that it is to become, whichever way its video comes.</summary>
internal sealed class UploadDrafts(AccessRules rules, TimeProvider time)
{
    private const int MaxFileName = 200;

    /// <summary>The session to be.</summary>
    /// <param name="activity">Of which activity it is.</param>
    /// <param name="id">Its id.</param>
    /// <param name="videoBlob">Where its video is or will be.</param>
    /// <param name="fields">What was said of it.</param>
    /// <param name="fileName">What the caller calls the file.</param>
    /// <param name="caller">Who uploads.</param>
    /// <param name="cancellationToken">Ends the look-up of the user.</param>
    /// <exception cref="ApiException">A field is missing, or the caller may not upload for that user.</exception>
    public async Task<SessionDraft> MakeAsync(
        Activity activity, string id, string videoBlob, UploadFields fields, string fileName, Caller caller, CancellationToken cancellationToken)
    {
        var exercise = fields.Exercise ?? throw new ApiException(ErrorCodes.FieldMissing, $"The field {activity.ExerciseField} is missing: {activity.ExerciseNames}.");
        var owner = await rules.OwnerAsync(caller, fields.UserId, cancellationToken);
        var title = fields.Title
            ?? $"{exercise.Spoken} {time.GetUtcNow().UtcDateTime.ToString("dd/MM/yyyy HH:mm", CultureInfo.InvariantCulture)}";
        return new SessionDraft(
            id, activity.Name, exercise.Name, title, owner.UserUid, caller.KeyId, videoBlob, Displayable(fileName),
            fields.Facts(), fields.Joints, fields.MeasurementSystem);
    }

    private static string Displayable(string name)
    {
        var last = name[(name.LastIndexOfAny(['/', '\\']) + 1)..];
        var clean = string.Concat(last.Where(letter => !char.IsControl(letter)));
        return clean.Length <= MaxFileName ? clean : clean[..MaxFileName];
    }
}
