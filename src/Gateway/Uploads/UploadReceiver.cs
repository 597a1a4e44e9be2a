using System.Globalization;
using Aikynetix.Gateway.Activities;
using Aikynetix.Gateway.Auth;
using Aikynetix.Gateway.Errors;
using Aikynetix.Gateway.People;
using Aikynetix.Sessions;
using Aikynetix.Sessions.Store;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;

namespace Aikynetix.Gateway.Uploads;

/// <summary>Takes one upload from the first byte to the durable session; whatever goes wrong on the way leaves nothing behind.</summary>
internal sealed class UploadReceiver(
    AccessRules rules, VideoIntake intake, SessionQuota quota, DiskRoom room, IOptions<UploadOptions> options, TimeProvider time)
{
    private const int MaxFileName = 200;
    private const long FramingBytes = 1 << 20;

    /// <summary>Receives an upload.</summary>
    /// <param name="activity">Of which activity it is.</param>
    /// <param name="request">The request; its body is read here.</param>
    /// <param name="caller">Who uploads.</param>
    /// <param name="userRequired">Whether the form must name the user.</param>
    /// <param name="cancellationToken">Fires when the caller has gone.</param>
    /// <exception cref="ApiException">The upload was refused.</exception>
    public async Task<SessionView> ReceiveAsync(
        Activity activity, HttpRequest request, Caller caller, bool userRequired, CancellationToken cancellationToken)
    {
        Admit(request);
        var id = SessionId.New();
        var creating = false;
        try
        {
            var (fields, fileName) = await ReadAsync(activity, request, caller, id, cancellationToken);
            if (userRequired && fields.UserId is null) throw new ApiException(ErrorCodes.FieldMissing, "The field user_id is missing.");
            var draft = Draft(activity, id, fields, fileName, caller, (await rules.OwnerAsync(caller, fields.UserId, cancellationToken)).UserUid);
            await intake.ProbeAsync(id, cancellationToken);
            creating = true;
            return await intake.CreateAsync(draft, cancellationToken);
        }
        catch (Exception cause) when (!creating || cause is StoreUnavailableException or ApiException or OperationCanceledException)
        {
            await intake.DiscardAsync(id, CancellationToken.None);
            throw;
        }
    }

    private void Admit(HttpRequest request)
    {
        // The form counts its own bytes; the server's limit would cut the line before a refused caller has read why.
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } feature) feature.MaxRequestBodySize = null;
        var limits = options.Value;
        var most = limits.MaxFileBytes + ((long)limits.MaxParts * limits.MaxFieldBytes) + FramingBytes;
        if (request.ContentLength > most)
            throw new ApiException(ErrorCodes.FileTooLarge, $"The video is larger than the {limits.MaxFileBytes} bytes that this server takes.");
        room.Ensure(request.ContentLength ?? 0);
    }

    private async Task<(UploadFields Fields, string FileName)> ReadAsync(
        Activity activity, HttpRequest request, Caller caller, string id, CancellationToken cancellationToken)
    {
        var fields = new UploadFields(activity);
        string? fileName = null;
        await new MultipartForm(request, options.Value).ReadAsync(fields.Accept, TakeAsync, cancellationToken);
        return (fields, fileName ?? throw new ApiException(ErrorCodes.FieldMissing, "The field video is missing: send the clip as a file part."));

        async Task TakeAsync(FilePart part, CancellationToken token)
        {
            if (part.Name != "video") throw new ApiException(ErrorCodes.FieldInvalid, "Only the field video may be a file; send the others as text.");
            if (fileName is not null) throw new ApiException(ErrorCodes.FieldInvalid, "The form has more than one video.");
            // Who may not upload for this user is told before sending gigabytes.
            if (fields.UserId is { } user) await quota.EnsureAsync(await rules.OwnerAsync(caller, user, token), token);
            fileName = Displayable(part.FileName);
            await intake.StoreAsync(id, part.Content, token);
        }
    }

    private SessionDraft Draft(Activity activity, string id, UploadFields fields, string fileName, Caller caller, string owner)
    {
        var exercise = fields.Exercise ?? throw new ApiException(ErrorCodes.FieldMissing, $"The field {activity.ExerciseField} is missing: {activity.ExerciseNames}.");
        var title = fields.Title
            ?? $"{exercise.Spoken} {time.GetUtcNow().UtcDateTime.ToString("dd/MM/yyyy HH:mm", CultureInfo.InvariantCulture)}";
        return new SessionDraft(
            id, activity.Name, exercise.Name, title, owner, caller.KeyId, SessionId.VideoBlob(id), fileName,
            fields.Facts(), fields.Joints, fields.MeasurementSystem);
    }

    private static string Displayable(string name)
    {
        var last = name[(name.LastIndexOfAny(['/', '\\']) + 1)..];
        var clean = string.Concat(last.Where(letter => !char.IsControl(letter)));
        return clean.Length <= MaxFileName ? clean : clean[..MaxFileName];
    }
}
