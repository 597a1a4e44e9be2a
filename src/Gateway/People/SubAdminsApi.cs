using Aikynetix.Gateway.Auth;
using Aikynetix.Gateway.Errors;
using Aikynetix.Gateway.OpenApi;
using Aikynetix.Sessions.Accounts;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Aikynetix.Gateway.People;

/// <summary>Sub-admins and the clients assigned to them.</summary>
internal static class SubAdminsApi
{
    private const string Path = "/admin-management/sub-admins";
    private const string Care = "/{user_uid}/clients/{client_uid}/";

    /// <summary>Maps the routes.</summary>
    public static void MapSubAdmins(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup(Path).WithTags("Sub-admins").RequireAuthorization(AuthSetup.Admins)
            .WithErrors(ErrorCodes.KeyMissing, ErrorCodes.KeyInvalid, ErrorCodes.RoleTooLow, ErrorCodes.RateLimited);
        group.MapGet("/", ListAsync)
            .WithErrors(ErrorCodes.FieldInvalid)
            .WithAnswer(PeopleExamples.SubAdmins)
            .WithSummary("List sub-admins")
            .WithDescription("In the order in which they became known. Pages: `limit` (1–100, default 50) and `start_after_id`.");
        group.MapPost("/", AppointAsync)
            .Accepts<ClientFields>("application/json")
            .WithErrors(ErrorCodes.BadRequest, ErrorCodes.FieldInvalid, ErrorCodes.RequestTooLarge, ErrorCodes.UnsupportedMediaType, ErrorCodes.UserExists)
            .WithRequest(PeopleExamples.Fields)
            .WithAnswer(PeopleExamples.Client)
            .WithSummary("Make a sub-admin")
            .WithDescription("With the `user_uid` of somebody known they become one, and the fields that were sent are changed; else a new person is made. "
                + "Make its key with POST /api-management/keys/ and `role` sub_admin.");
        group.MapDelete("/{user_uid}/", DismissAsync)
            .WithErrors(ErrorCodes.UserNotFound)
            .WithSummary("Dismiss a sub-admin")
            .WithDescription("Its keys of that role are off and its clients are not its any more; the person and the clients stay.");
        group.MapGet("/{user_uid}/clients/", ClientsAsync)
            .WithErrors(ErrorCodes.FieldInvalid, ErrorCodes.UserNotFound)
            .WithAnswer(PeopleExamples.Clients)
            .WithSummary("Clients of a sub-admin");
        group.MapPut(Care, AssignAsync)
            .WithErrors(ErrorCodes.FieldInvalid, ErrorCodes.UserNotFound)
            .WithSummary("Assign a client to a sub-admin");
        group.MapDelete(Care, UnassignAsync)
            .WithErrors(ErrorCodes.UserNotFound)
            .WithSummary("Take a client away from a sub-admin");
    }

    private static async Task<Ok<SubAdminPage>> ListAsync(
        string? limit, [FromQuery(Name = "start_after_id")] string? startAfterId, SubAdminDesk desk, CancellationToken cancellationToken) =>
        TypedResults.Ok(await desk.ListAsync(startAfterId, PageWindow.Limit(limit), cancellationToken));

    private static async Task<Ok<ClientBody>> AppointAsync(HttpContext context, SubAdminDesk desk, CancellationToken cancellationToken)
    {
        var made = await desk.AppointAsync(Caller.Of(context), await JsonBody.ReadAsync(context.Request, cancellationToken), cancellationToken);
        context.Response.Headers.Location = $"/client-management/clients/{made.UserUid}/";
        return TypedResults.Ok(made);
    }

    private static async Task<NoContent> DismissAsync(
        [FromRoute(Name = "user_uid")] string userUid, AccountJournal accounts, CancellationToken cancellationToken)
    {
        await accounts.DismissAsync(userUid, cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<Ok<ClientPage>> ClientsAsync(
        [FromRoute(Name = "user_uid")] string userUid,
        string? limit,
        [FromQuery(Name = "start_after_id")] string? startAfterId,
        SubAdminDesk desk,
        CancellationToken cancellationToken) =>
        TypedResults.Ok(await desk.ClientsAsync(userUid, startAfterId, PageWindow.Limit(limit), cancellationToken));

    private static async Task<NoContent> AssignAsync(
        [FromRoute(Name = "user_uid")] string userUid, [FromRoute(Name = "client_uid")] string clientUid, SubAdminDesk desk, CancellationToken cancellationToken)
    {
        await desk.AssignAsync(userUid, clientUid, cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<NoContent> UnassignAsync(
        [FromRoute(Name = "user_uid")] string userUid, [FromRoute(Name = "client_uid")] string clientUid, AccountJournal accounts, CancellationToken cancellationToken)
    {
        await accounts.UnassignAsync(userUid, clientUid, cancellationToken);
        return TypedResults.NoContent();
    }
}
