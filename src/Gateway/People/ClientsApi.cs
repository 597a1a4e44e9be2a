using Aikynetix.Gateway.Auth;
using Aikynetix.Gateway.Errors;
using Aikynetix.Gateway.OpenApi;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Aikynetix.Gateway.People;

/// <summary>The people whose sessions are kept, under both of their documented paths.</summary>
internal static class ClientsApi
{
    private static readonly string[] Paths = ["/client-management/clients", "/user-management/users"];

    /// <summary>Maps the routes.</summary>
    public static void MapClients(this IEndpointRouteBuilder routes)
    {
        foreach (var path in Paths) Map(routes.MapGroup(path), path);
    }

    private static void Map(RouteGroupBuilder group, string path)
    {
        group.WithTags("Clients").RequireAuthorization().WithErrors(ErrorCodes.KeyMissing, ErrorCodes.KeyInvalid, ErrorCodes.RateLimited);
        group.MapGet("/", ListAsync)
            .WithErrors(ErrorCodes.FieldInvalid)
            .WithAnswer(PeopleExamples.Clients)
            .WithSummary("List clients")
            .WithDescription("An admin sees everybody, a sub-admin its clients, a user itself; in the order in which they became known. "
                + "Pages: `limit` (1–100, default 50) and `start_after_id`, the `last_doc_id` of the page before.");
        group.MapGet("/{user_uid}/", ReadAsync)
            .WithErrors(ErrorCodes.NotYourUser, ErrorCodes.UserNotFound)
            .WithAnswer(PeopleExamples.Client)
            .WithSummary("One client");
        var managed = group.MapGroup("").RequireAuthorization(AuthSetup.Managers).WithErrors(ErrorCodes.RoleTooLow);
        var written = managed.MapGroup("").WithErrors(ErrorCodes.BadRequest, ErrorCodes.FieldInvalid, ErrorCodes.RequestTooLarge, ErrorCodes.UnsupportedMediaType);
        written.MapPost("/", Create(path))
            .Accepts<ClientFields>("application/json")
            .WithErrors(ErrorCodes.UserExists)
            .WithRequest(PeopleExamples.Fields)
            .WithAnswer(PeopleExamples.Client)
            .WithSummary("Make a client known")
            .WithDescription("All fields may be absent; without `user_uid` the server makes one up. A client that a sub-admin makes is assigned to it. Only an admin gives a `plan`.");
        written.MapPut("/{user_uid}/", ChangeAsync)
            .Accepts<ClientFields>("application/json")
            .WithErrors(ErrorCodes.NotYourUser, ErrorCodes.UserNotFound)
            .WithRequest(new ClientFields { Weight = 59.1 })
            .WithAnswer(PeopleExamples.Client)
            .WithSummary("Change a client")
            .WithDescription("Fields that are absent stay as they are; `null` empties one.");
        managed.MapDelete("/{user_uid}/", DeleteAsync)
            .WithErrors(ErrorCodes.FieldInvalid, ErrorCodes.NotYourUser, ErrorCodes.UserNotFound, ErrorCodes.LastAdminKey)
            .WithSummary("Delete a client")
            .WithDescription("The client is out at once: no such user, keys off, live captures ended, nobody's client, and the id is never given again. Its sessions go too, "
                + "unless `keep_sessions=true`. 204 when everything has gone; 202 when something could not be removed yet: the server tries until it has.");
    }

    private static async Task<Ok<ClientPage>> ListAsync(
        string? limit, [FromQuery(Name = "start_after_id")] string? startAfterId, HttpContext context, ClientDesk desk, CancellationToken cancellationToken) =>
        TypedResults.Ok(await desk.ListAsync(Caller.Of(context), startAfterId, PageWindow.Limit(limit), cancellationToken));

    private static async Task<Ok<ClientBody>> ReadAsync(
        [FromRoute(Name = "user_uid")] string userUid, HttpContext context, ClientDesk desk, CancellationToken cancellationToken) =>
        TypedResults.Ok(await desk.ReadAsync(Caller.Of(context), userUid, cancellationToken));

    private static Func<HttpContext, ClientDesk, CancellationToken, Task<Ok<ClientBody>>> Create(string path) => async (context, desk, cancellationToken) =>
    {
        var made = await desk.CreateAsync(Caller.Of(context), await JsonBody.ReadAsync(context.Request, cancellationToken), cancellationToken);
        context.Response.Headers.Location = $"{path}/{made.UserUid}/";
        return TypedResults.Ok(made);
    };

    private static async Task<Ok<ClientBody>> ChangeAsync(
        [FromRoute(Name = "user_uid")] string userUid, HttpContext context, ClientDesk desk, CancellationToken cancellationToken) =>
        TypedResults.Ok(await desk.ChangeAsync(Caller.Of(context), userUid, await JsonBody.ReadAsync(context.Request, cancellationToken), cancellationToken));

    private static async Task<Results<NoContent, Accepted>> DeleteAsync(
        [FromRoute(Name = "user_uid")] string userUid,
        [FromQuery(Name = "keep_sessions")] string? keepSessions,
        HttpContext context,
        ClientDesk desk,
        CancellationToken cancellationToken)
    {
        var keep = keepSessions switch
        {
            "true" => true,
            null or "" or "false" => false,
            _ => throw new ApiException(ErrorCodes.FieldInvalid, "keep_sessions must be true or false."),
        };
        return await desk.DeleteAsync(Caller.Of(context), userUid, keep, cancellationToken) ? TypedResults.NoContent() : TypedResults.Accepted((string?)null);
    }
}
