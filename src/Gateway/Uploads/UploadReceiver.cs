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
    AccessRules rules, UploadDrafts drafts, VideoIntake intake, MadeSessions made, UploadSlots slots, SessionQuota quota,
    DiskRoom room, IOptions<UploadOptions> options)
{
    /// <summary>What an upload by form makes, for its <see cref="IdempotencyKey"/>.</summary>
    private const string Kind = "form";

    private const long FramingBytes = 1 << 20;

    /// <summary>Receives an upload, or finds what the same request has made before.</summary>
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
        var form = new MultipartForm(request, options.Value);
        var print = new RequestPrint(request.Path);
        var id = SessionId.New();
        if (IdempotencyKey.Find(request.HttpContext, Kind) is not { } key)
            return await TakeAsync(activity, form, caller, userRequired, (id, SessionId.VideoBlob(id)), null, cancellationToken);
        SessionView? earlier;
        // Only the one who makes the session holds a slot: who waits or repeats takes nothing from anybody.
        using (await made.EnterAsync(key, cancellationToken))
        {
            (id, earlier) = await made.FindAsync(key, cancellationToken);
            if (earlier is null)
                return await TakeAsync(activity, form, caller, userRequired, (id, SessionId.NewVideoBlob(id)), print, cancellationToken);
        }

        await form.ReadAsync(print.Add, (part, token) => VideoIntake.HashAsync(part, print, token), cancellationToken);
        print.EnsureSame(earlier.Draft.Request);
        return earlier;
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

    private async Task<SessionView> TakeAsync(
        Activity activity, MultipartForm form, Caller caller, bool userRequired, (string Id, string Blob) names, RequestPrint? print, CancellationToken cancellationToken)
    {
        using var slot = slots.Take();
        var creating = false;
        try
        {
            var (fields, fileName) = await ReadAsync(activity, form, caller, names.Blob, print, cancellationToken);
            if (userRequired && fields.UserId is null) throw new ApiException(ErrorCodes.FieldMissing, "The field user_id is missing.");
            var draft = await drafts.MakeAsync(activity, names.Id, names.Blob, fields, fileName, caller, cancellationToken);
            await intake.ProbeAsync(names.Blob, cancellationToken);

            creating = true;
            return await made.CreateAsync(draft with { Request = print?.Value }, cancellationToken);
        }
        catch (Exception cause) when (!creating || cause is StoreUnavailableException or ApiException or OperationCanceledException)
        {
            await intake.DiscardAsync(names.Blob, CancellationToken.None);
            throw;
        }
    }

    private async Task<(UploadFields Fields, string FileName)> ReadAsync(
        Activity activity, MultipartForm form, Caller caller, string blob, RequestPrint? print, CancellationToken cancellationToken)
    {
        var fields = new UploadFields(activity);
        string? fileName = null;
        await form.ReadAsync(Accept, TakeAsync, cancellationToken);
        return (fields, fileName ?? throw new ApiException(ErrorCodes.FieldMissing, "The field video is missing: send the clip as a file part."));

        void Accept(string name, string value)
        {
            fields.Accept(name, value);
            print?.Add(name, value);
        }

        async Task TakeAsync(FilePart part, CancellationToken token)
        {
            if (part.Name != "video") throw new ApiException(ErrorCodes.FieldInvalid, "Only the field video may be a file; send the others as text.");
            if (fileName is not null) throw new ApiException(ErrorCodes.FieldInvalid, "The form has more than one video.");
            // Who may not upload for this user is told before sending gigabytes.
            if (fields.UserId is { } user) await quota.EnsureAsync(await rules.OwnerAsync(caller, user, token), token);
            fileName = part.FileName;
            var stored = await intake.StoreAsync(blob, part.Content, token);
            print?.Add(part.FileName, stored.Sha256);
        }
    }
}
