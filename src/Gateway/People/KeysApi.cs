using Aikynetix.Gateway.Auth;
using Aikynetix.Gateway.Errors;
using Aikynetix.Gateway.OpenApi;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Aikynetix.Gateway.People;

/// <summary>API keys: listed, made, renamed, switched off.</summary>
internal static class KeysApi
{
    /// <summary>Maps the routes.</summary>
    public static void MapKeys(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api-management/keys").WithTags("Keys").RequireAuthorization()
            .WithErrors(ErrorCodes.FieldInvalid, ErrorCodes.KeyMissing, ErrorCodes.KeyInvalid, ErrorCodes.RateLimited);
        group.MapGet("/", ListAsync)
            .WithAnswer(PeopleExamples.Keys)
            .WithSummary("List keys")
            .WithDescription("An admin sees every key, a sub-admin its own and its clients' of role user, a user its own of that role; switched off and expired ones too, in the "
                + "order in which they were made. Pages: `limit` (1–100, default 50) and `start_after_id`; `user_uid` lists one user's.");
        var written = group.MapGroup("").WithErrors(ErrorCodes.BadRequest, ErrorCodes.RequestTooLarge, ErrorCodes.UnsupportedMediaType, ErrorCodes.RoleTooLow);
        written.MapPost("/", CreateAsync)
            .Accepts<KeyFields>("application/json")
            .WithErrors(ErrorCodes.FieldMissing, ErrorCodes.NotYourUser, ErrorCodes.UserNotFound, ErrorCodes.TooManyKeys)
            .WithRequest(PeopleExamples.KeyFields)
            .WithAnswer(PeopleExamples.NewKey)
            .WithSummary("Make a key")
            .WithDescription("`token` is shown this once. A key never gives more than the one that makes it: only an admin makes keys of another role than user, and none "
                + "lasts longer than its maker.");
        written.MapPatch("/{key_id}/", ChangeAsync)
            .Accepts<KeyChangeFields>("application/json")
            .WithErrors(ErrorCodes.KeyNotFound, ErrorCodes.KeySwitchedOff, ErrorCodes.LastAdminKey)
            .WithRequest(PeopleExamples.KeyChange)
            .WithAnswer(PeopleExamples.Key)
            .WithSummary("Rename a key or switch it off")
            .WithDescription("`title`, `expires_at` (null: never), `active`: false switches the key off, for good. The last admin key stays in force.");
    }

    private static async Task<Ok<KeyPage>> ListAsync(
        string? limit,
        [FromQuery(Name = "start_after_id")] string? startAfterId,
        [FromQuery(Name = "user_uid")] string? userUid,
        HttpContext context,
        KeyDesk desk,
        CancellationToken cancellationToken) =>
        TypedResults.Ok(await desk.ListAsync(Caller.Of(context), userUid, startAfterId, PageWindow.Limit(limit), cancellationToken));

    private static async Task<Ok<NewKeyBody>> CreateAsync(HttpContext context, KeyDesk desk, CancellationToken cancellationToken)
    {
        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.Ok(await desk.CreateAsync(Caller.Of(context), await JsonBody.ReadAsync(context.Request, cancellationToken), cancellationToken));
    }

    private static async Task<Ok<KeyBody>> ChangeAsync(
        [FromRoute(Name = "key_id")] string keyId, HttpContext context, KeyDesk desk, CancellationToken cancellationToken) =>
        TypedResults.Ok(await desk.ChangeAsync(Caller.Of(context), keyId, await JsonBody.ReadAsync(context.Request, cancellationToken), cancellationToken));
}
