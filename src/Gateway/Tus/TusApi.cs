using System.Globalization;
using Aikynetix.Gateway.Auth;
using Aikynetix.Gateway.Errors;
using Aikynetix.Gateway.OpenApi;
using Aikynetix.Gateway.Uploads;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using Microsoft.OpenApi;

namespace Aikynetix.Gateway.Tus;

/// <summary>Resumable uploads by tus 1.0: a broken line, a closed page or a killed server costs nothing that had come.</summary>
internal static class TusApi
{
    private const string Part = "application/offset+octet-stream";
    private const string One = "/{upload_id}/";

    private static readonly ErrorCode[] Refusals =
    [
        ErrorCodes.NotAVideo, ErrorCodes.CodecUnsupported, ErrorCodes.VideoUndecodable, ErrorCodes.NoVideoTrack, ErrorCodes.VideoTooLong,
        ErrorCodes.VideoTooManyPixels, ErrorCodes.VideoTimeout, ErrorCodes.UploadsFull, ErrorCodes.ShuttingDown, ErrorCodes.StorageFull,
        ErrorCodes.StoreUnavailable, ErrorCodes.DecoderMissing,
    ];

    /// <summary>Maps the routes.</summary>
    public static void MapTus(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/uploads").WithTags("Resumable uploads").RequireCors(TusSetup.AnyOrigin).AddEndpointFilter(SpeakAsync);
        var open = group.MapGroup("").RequireAuthorization().WithErrors(
            ErrorCodes.KeyMissing, ErrorCodes.KeyInvalid, ErrorCodes.TusVersion, ErrorCodes.RateLimited);
        open.MapPost("/", CreateAsync)
            .WithSummary("Begin a resumable upload")
            .WithDescription(
                "tus 1.0: `Upload-Length` and `Upload-Metadata`, which takes `activity` (weightlifting, jumping, running, mobility-assessment), `filename` and the "
                + "fields of that activity's form. They are checked here. `Location` is where the parts go; a first part may come along.")
            .WithHeaders(TusHeaders.Length, TusHeaders.Metadata)
            .WithIdempotencyKey()
            .Produces(StatusCodes.Status201Created)
            .WithErrors(
                ErrorCodes.FieldMissing, ErrorCodes.FieldInvalid, ErrorCodes.FieldTooLong, ErrorCodes.TooManyFields, ErrorCodes.UnknownExercise,
                ErrorCodes.UnknownJoint, ErrorCodes.VideoAsText, ErrorCodes.NotYourUser, ErrorCodes.UserNotFound, ErrorCodes.FileTooLarge)
            .WithErrors(Refusals);
        open.MapPatch(One, AppendAsync)
            .WithSummary("Send a part of a resumable upload")
            .WithDescription(
                "Send as `application/offset+octet-stream` from `Upload-Offset` on; `Upload-Checksum: sha256 <Base64>` (or sha1) is checked. The answer to the last part comes "
                + "when the session is durable: `Session-Id` names it, `Location` leads to it. A video that is refused ends the upload.")
            .WithHeaders(TusHeaders.Offset, TusHeaders.Checksum)
            .Accepts<byte[]>(Part)
            .Produces(StatusCodes.Status204NoContent)
            .WithErrors(
                ErrorCodes.FieldInvalid, ErrorCodes.ChecksumUnsupported, ErrorCodes.UploadNotFound, ErrorCodes.UploadOffset, ErrorCodes.RequestTooLarge,
                ErrorCodes.UnsupportedMediaType, ErrorCodes.UploadLocked, ErrorCodes.ChecksumMismatch)
            .WithErrors(Refusals);
        open.MapMethods(One, [HttpMethods.Head], ReadAsync)
            .WithSummary("Ask how far a resumable upload has come")
            .WithDescription("`Upload-Offset` of `Upload-Length`; of a finished one also `Session-Id` and the `Location` of its session.")
            .Produces(StatusCodes.Status200OK)
            .WithErrors(ErrorCodes.UploadNotFound, ErrorCodes.UploadLocked);
        open.MapDelete(One, EndAsync)
            .WithSummary("Give up a resumable upload")
            .WithDescription("Removes what has come. A session that the upload became stays.")
            .Produces(StatusCodes.Status204NoContent)
            .WithErrors(ErrorCodes.UploadNotFound, ErrorCodes.UploadLocked);
        open.MapPost(One, OverrideAsync).ExcludeFromDescription();
        group.MapMethods("/", [HttpMethods.Options], Explain).ExcludeFromDescription();
        group.MapMethods(One, [HttpMethods.Options], Explain).ExcludeFromDescription();
    }

    // Every answer, also a refusal, names the version; set last, as an error clears the headers.
    private static ValueTask<object?> SpeakAsync(EndpointFilterInvocationContext call, EndpointFilterDelegate next)
    {
        var context = call.HttpContext;
        context.Response.OnStarting(static response =>
        {
            var headers = ((HttpResponse)response).Headers;
            (headers[TusHeaders.Resumable], headers[TusHeaders.Version]) = (TusHeaders.Spoken, TusHeaders.Spoken);
            headers.CacheControl = "no-store";
            return Task.CompletedTask;
        }, context.Response);
        return HttpMethods.IsOptions(context.Request.Method) || context.Request.Headers[TusHeaders.Resumable] == TusHeaders.Spoken
            ? next(call)
            : throw new ApiException(ErrorCodes.TusVersion);
    }

    private static async Task<IResult> CreateAsync(HttpContext context, TusIntake intake, CancellationToken cancellationToken)
    {
        var (request, caller) = (context.Request, Caller.Of(context));
        var length = TusHeaders.Number(request, TusHeaders.Length, least: 1);
        var key = IdempotencyKey.Find(context, "tus");
        var upload = await intake.CreateAsync(
            caller, length, request.Headers[TusHeaders.Metadata].ToString(), key, new RequestPrint(request.Path), cancellationToken);
        var state = IsPart(request) ? await intake.ReadAsync(caller, upload.Id, cancellationToken) : await intake.LookAsync(upload, cancellationToken);
        if (IsPart(request) && state.Offset == 0) state = await TakeAsync(context, intake, upload.Id, offset: 0, cancellationToken);
        TusHeaders.Write(context.Response, state);
        // Who sends no part asks with HEAD.
        if (!IsPart(request)) context.Response.Headers.Remove(TusHeaders.Offset);
        context.Response.Headers.Location = $"/uploads/{upload.Id}/";
        return Results.StatusCode(StatusCodes.Status201Created);
    }

    private static async Task<IResult> AppendAsync(
        HttpContext context, [FromRoute(Name = "upload_id")] string uploadId, TusIntake intake, CancellationToken cancellationToken)
    {
        if (!IsPart(context.Request)) throw new ApiException(ErrorCodes.UnsupportedMediaType, $"Send the part as {Part}.");
        var offset = TusHeaders.Number(context.Request, TusHeaders.Offset, least: 0);
        TusHeaders.Write(context.Response, await TakeAsync(context, intake, uploadId, offset, cancellationToken));
        return Results.NoContent();
    }

    private static async Task<IResult> ReadAsync(
        HttpContext context, [FromRoute(Name = "upload_id")] string uploadId, TusIntake intake, CancellationToken cancellationToken)
    {
        var state = await intake.ReadAsync(Caller.Of(context), uploadId, cancellationToken);
        TusHeaders.Write(context.Response, state);
        context.Response.Headers[TusHeaders.Length] = state.Upload.Length.ToString(CultureInfo.InvariantCulture);
        context.Response.Headers[TusHeaders.Metadata] = state.Upload.Metadata;
        return Results.Ok();
    }

    private static async Task<IResult> EndAsync(
        HttpContext context, [FromRoute(Name = "upload_id")] string uploadId, TusIntake intake, CancellationToken cancellationToken)
    {
        await intake.EndAsync(Caller.Of(context), uploadId, cancellationToken);
        return Results.NoContent();
    }

    // For networks that let only GET and POST through.
    private static Task<IResult> OverrideAsync(
        HttpContext context, [FromRoute(Name = "upload_id")] string uploadId, TusIntake intake, CancellationToken cancellationToken) =>
        context.Request.Headers[TusHeaders.MethodOverride].ToString() switch
        {
            "PATCH" => AppendAsync(context, uploadId, intake, cancellationToken),
            "DELETE" => EndAsync(context, uploadId, intake, cancellationToken),
            "HEAD" => ReadAsync(context, uploadId, intake, cancellationToken),
            _ => throw new ApiException(ErrorCodes.MethodNotAllowed),
        };

    private static IResult Explain(HttpContext context, IOptions<UploadOptions> limits)
    {
        var headers = context.Response.Headers;
        headers[TusHeaders.Extension] = TusHeaders.Extensions;
        headers[TusHeaders.MaxSize] = limits.Value.MaxFileBytes.ToString(CultureInfo.InvariantCulture);
        headers[TusHeaders.ChecksumAlgorithm] = TusChecksum.Algorithms;
        return Results.NoContent();
    }

    private static Task<TusState> TakeAsync(HttpContext context, TusIntake intake, string uploadId, long offset, CancellationToken cancellationToken)
    {
        // The upload counts its own bytes.
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } feature) feature.MaxRequestBodySize = null;
        return intake.AppendAsync(Caller.Of(context), uploadId, offset, context.Request, cancellationToken);
    }

    private static bool IsPart(HttpRequest request) => Part.Equals(request.ContentType?.Split(';')[0].Trim(), StringComparison.OrdinalIgnoreCase);

    private static RouteHandlerBuilder WithHeaders(this RouteHandlerBuilder builder, params string[] names) => builder.AddOpenApiOperationTransformer((operation, _, _) =>
    {
        operation.Parameters ??= [];
        foreach (var name in names)
        {
            operation.Parameters.Add(new OpenApiParameter
            {
                Name = name,
                In = ParameterLocation.Header,
                Required = name != TusHeaders.Checksum,
                Schema = new OpenApiSchema { Type = JsonSchemaType.String },
            });
        }

        return Task.CompletedTask;
    });
}
