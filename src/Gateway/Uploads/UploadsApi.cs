using Aikynetix.Gateway.Auth;
using Aikynetix.Gateway.Errors;
using Aikynetix.Gateway.Wire;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Aikynetix.Gateway.Uploads;

/// <summary>Takes uploaded lifts: one route for those who look after users, one for everyone's own.</summary>
internal static class UploadsApi
{
    private const string Body = "Send `multipart/form-data`; the video is streamed to disk. The answer comes when the session is durable; its analysis follows.";

    /// <summary>Maps both routes.</summary>
    public static void MapUploads(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/weightlifting").WithTags("Weightlifting").WithErrors(
            ErrorCodes.FieldMissing, ErrorCodes.FieldInvalid, ErrorCodes.FieldTooLong, ErrorCodes.TooManyFields, ErrorCodes.UnknownExercise,
            ErrorCodes.UnknownJoint, ErrorCodes.VideoAsText, ErrorCodes.MultipartMalformed, ErrorCodes.KeyMissing, ErrorCodes.KeyInvalid,
            ErrorCodes.NotYourUser, ErrorCodes.UserNotFound, ErrorCodes.FileTooLarge, ErrorCodes.NotMultipart, ErrorCodes.NotAVideo,
            ErrorCodes.CodecUnsupported, ErrorCodes.VideoUndecodable, ErrorCodes.NoVideoTrack, ErrorCodes.VideoTooLong,
            ErrorCodes.VideoTooManyPixels, ErrorCodes.VideoTimeout, ErrorCodes.RateLimited, ErrorCodes.UploadsFull, ErrorCodes.ShuttingDown,
            ErrorCodes.StorageFull, ErrorCodes.StoreUnavailable, ErrorCodes.DecoderMissing);
        group.MapPost("/management/sessions/", UploadForUserAsync)
            .RequireAuthorization(AuthSetup.Managers)
            .WithErrors(ErrorCodes.RoleTooLow)
            .WithSummary("Upload a lift for a user")
            .WithDescription("For admins and sub-admins. " + Body)
            .AddOpenApiOperationTransformer((operation, _, _) =>
            {
                UploadForm.Describe(operation, userRequired: true);
                return Task.CompletedTask;
            });
        group.MapPost("/sessions/", UploadOwnAsync)
            .RequireAuthorization()
            .WithSummary("Upload an own lift")
            .WithDescription("With `user_id` it behaves as the management route. " + Body)
            .AddOpenApiOperationTransformer((operation, _, _) =>
            {
                UploadForm.Describe(operation, userRequired: false);
                return Task.CompletedTask;
            });
    }

    private static Task<Ok<UploadAccepted>> UploadForUserAsync(
        HttpContext context, UploadSlots slots, UploadReceiver receiver, CancellationToken cancellationToken) =>
        UploadAsync(context, slots, receiver, userRequired: true, cancellationToken);

    private static Task<Ok<UploadAccepted>> UploadOwnAsync(
        HttpContext context, UploadSlots slots, UploadReceiver receiver, CancellationToken cancellationToken) =>
        UploadAsync(context, slots, receiver, userRequired: false, cancellationToken);

    private static async Task<Ok<UploadAccepted>> UploadAsync(
        HttpContext context, UploadSlots slots, UploadReceiver receiver, bool userRequired, CancellationToken cancellationToken)
    {
        using var slot = slots.Take();
        var session = await receiver.ReceiveAsync(context.Request, Caller.Of(context), userRequired, cancellationToken);
        context.Response.Headers.Location = $"/weightlifting/sessions/{session.Id}/";
        return TypedResults.Ok(new UploadAccepted(session.Id, session.Draft.Title, session.Status.Wire()));
    }
}
