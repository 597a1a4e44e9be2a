using System.Text.Json.Nodes;
using Aikynetix.Gateway.Auth;
using Aikynetix.Gateway.Errors;
using Aikynetix.Sessions.Accounts;

namespace Aikynetix.Gateway.People;

/// <summary>Names sub-admins and gives them their clients; for admins only.</summary>
internal sealed class SubAdminDesk(AccountJournal accounts, ClientDesk clients)
{
    /// <summary>The sub-admins.</summary>
    public async Task<SubAdminPage> ListAsync(string? after, int limit, CancellationToken cancellationToken)
    {
        var page = await clients.PageAsync(await accounts.PageOfSubAdminsAsync(after, limit, cancellationToken), cancellationToken);
        return new SubAdminPage(page.Clients, page.QueryCount, page.FirstDocId, page.LastDocId);
    }

    /// <summary>Makes a person a sub-admin: one that is known, with the fields that were sent changed, or a new one.</summary>
    /// <exception cref="ApiException">A field has a fault.</exception>
    /// <exception cref="AccountRejectedException">A field has a fault.</exception>
    public async Task<ClientBody> AppointAsync(Caller caller, JsonObject sent, CancellationToken cancellationToken)
    {
        var uid = JsonBody.Merge(new ClientFields(), sent).UserUid;
        var isKnown = uid is not null && await accounts.FindUserAsync(uid, cancellationToken) is not null;
        var person = isKnown
            ? await clients.ChangeAsync(caller, uid!, sent, cancellationToken)
            : await clients.CreateAsync(caller, sent, cancellationToken);
        await accounts.AppointAsync(person.UserUid, cancellationToken);
        return person;
    }

    /// <summary>The clients of a sub-admin.</summary>
    /// <exception cref="ApiException">There is no such sub-admin.</exception>
    public async Task<ClientPage> ClientsAsync(string subAdmin, string? after, int limit, CancellationToken cancellationToken)
    {
        await EnsureAsync(subAdmin, cancellationToken);
        return await clients.PageAsync(await accounts.PageAsync(subAdmin, null, after, limit, cancellationToken), cancellationToken);
    }

    /// <summary>Puts a client into a sub-admin's care.</summary>
    /// <exception cref="ApiException">There is no such sub-admin, or it is the client itself.</exception>
    /// <exception cref="AccountRejectedException">There is no such client.</exception>
    public async Task AssignAsync(string subAdmin, string client, CancellationToken cancellationToken)
    {
        await EnsureAsync(subAdmin, cancellationToken);
        if (subAdmin == client) throw new ApiException(ErrorCodes.FieldInvalid, "A sub-admin looks after itself anyway; name another client.");
        if (!await accounts.IsAssignedAsync(subAdmin, client, cancellationToken)) await accounts.AssignAsync(subAdmin, client, cancellationToken);
    }

    private async Task EnsureAsync(string subAdmin, CancellationToken cancellationToken)
    {
        if (!await accounts.IsSubAdminAsync(subAdmin, cancellationToken))
            throw new ApiException(ErrorCodes.UserNotFound, "There is no sub-admin with this user_uid; POST /admin-management/sub-admins/ makes one.");
    }
}
