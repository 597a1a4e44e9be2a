using Aikynetix.Gateway.Activities;
using Aikynetix.Gateway.Auth;
using Aikynetix.Gateway.Errors;
using Aikynetix.Gateway.OpenApi;
using Aikynetix.Gateway.Wire;
using Aikynetix.Sessions.Events;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Aikynetix.Gateway.Uploads;

/// <summary>Takes uploads of every activity: one route for those who look after users, one for everyone's own.</summary>
internal static class UploadsApi
{
    private const string Body = "Send `multipart/form-data`; the video is streamed to disk. The answer comes when the session is durable; its analysis follows.";

    /// <summary>Maps both routes of every activity.</summary>
    public static void MapUploads(this IEndpointRouteBuilder routes)
    {
        foreach (var activity in ActivityTable.All) routes.MapUploads(activity);
    }

    private static void MapUploads(this IEndpointRouteBuilder routes, Activity activity)
    {
        var group = routes.MapGroup("/" + activity.Path).WithTags(activity.Name).WithErrors(
            ErrorCodes.FieldMissing, ErrorCodes.FieldInvalid, ErrorCodes.FieldTooLong, ErrorCodes.TooManyFields, ErrorCodes.UnknownExercise,
            ErrorCodes.UnknownJoint, ErrorCodes.VideoAsText, ErrorCodes.MultipartMalformed, ErrorCodes.KeyMissing, ErrorCodes.KeyInvalid,
            ErrorCodes.NotYourUser, ErrorCodes.UserNotFound, ErrorCodes.SessionLimitReached, ErrorCodes.FileTooLarge, ErrorCodes.NotMultipart, ErrorCodes.NotAVideo,
            ErrorCodes.CodecUnsupported, ErrorCodes.VideoUndecodable, ErrorCodes.NoVideoTrack, ErrorCodes.VideoTooLong,
            ErrorCodes.VideoTooManyPixels, ErrorCodes.VideoTimeout, ErrorCodes.RateLimited, ErrorCodes.UploadsFull, ErrorCodes.ShuttingDown,
            ErrorCodes.StorageFull, ErrorCodes.StoreUnavailable, ErrorCodes.DecoderMissing);
        group.MapPost("/management/sessions/", Upload(activity, userRequired: true))
            .RequireAuthorization(AuthSetup.Managers)
            .WithErrors(ErrorCodes.RoleTooLow)
            .WithSummary($"Upload a {activity.Movement} for a user")
            .WithDescription("For admins and sub-admins. " + Body)
            .WithIdempotencyKey()
            .WithAnswer(Example(activity))
            .AddOpenApiOperationTransformer((operation, _, _) =>
            {
                UploadForm.Describe(operation, activity, userRequired: true);
                return Task.CompletedTask;
            });
        group.MapPost("/sessions/", Upload(activity, userRequired: false))
            .RequireAuthorization()
            .WithSummary($"Upload an own {activity.Movement}")
            .WithDescription("With `user_id` it behaves as the management route. " + Body)
            .WithIdempotencyKey()
            .WithAnswer(Example(activity))
            .AddOpenApiOperationTransformer((operation, _, _) =>
            {
                UploadForm.Describe(operation, activity, userRequired: false);
                return Task.CompletedTask;
            });
    }

    private static UploadAccepted Example(Activity activity) =>
        new("0123456789abcdef0123456789abcdef", activity.Exercises[0].Spoken + " 09/03/2026 15:04", SessionStatus.Queued.Wire());

    private static Func<HttpContext, UploadReceiver, CancellationToken, Task<Ok<UploadAccepted>>> Upload(Activity activity, bool userRequired) =>
        async (context, receiver, cancellationToken) =>
        {
            var session = await receiver.ReceiveAsync(activity, context.Request, Caller.Of(context), userRequired, cancellationToken);
            context.Response.Headers.Location = $"/{activity.Path}/sessions/{session.Id}/";
            return TypedResults.Ok(new UploadAccepted(session.Id, session.Draft.Title, SessionStatus.Queued.Wire()));
        };
}
