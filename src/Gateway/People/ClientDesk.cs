using System.Text.Json.Nodes;
using Aikynetix.Gateway.Auth;
using Aikynetix.Gateway.Errors;
using Aikynetix.Gateway.Wire;
using Aikynetix.Sessions.Accounts;

namespace Aikynetix.Gateway.People;

/// <summary>Shows and changes people for callers who may: an admin everybody, a sub-admin its clients, a user sees itself.</summary>
internal sealed class ClientDesk(
    AccessRules rules, AccountJournal accounts, LeavingJournal leaving, KeyJournal keys, PlanTable plans, SessionQuota quota, ClientFarewells farewells)
{
    /// <summary>The people whom the caller looks after, or itself.</summary>
    public async Task<ClientPage> ListAsync(Caller caller, string? after, int limit, CancellationToken cancellationToken)
    {
        var care = caller.Role == AccountRole.SubAdmin ? caller.UserUid : null;
        var only = caller.Role == AccountRole.User ? caller.UserUid : null;
        return await PageAsync(await accounts.PageAsync(care, only, after, limit, cancellationToken), cancellationToken);
    }

    /// <summary>One person.</summary>
    /// <exception cref="ApiException">There is none of that id, or it is none of the caller's business.</exception>
    public async Task<ClientBody> ReadAsync(Caller caller, string userUid, CancellationToken cancellationToken) =>
        await BodyAsync(await rules.OwnerAsync(caller, userUid, cancellationToken), cancellationToken);

    /// <summary>Makes a person known; one that a sub-admin makes is its client.</summary>
    /// <exception cref="ApiException">A field has a fault, or the plan is not the caller's to give.</exception>
    /// <exception cref="AccountRejectedException">The id is taken, or a field has a fault.</exception>
    public async Task<ClientBody> CreateAsync(Caller caller, JsonObject sent, CancellationToken cancellationToken)
    {
        var fields = JsonBody.Merge(new ClientFields(), sent);
        var profile = fields.ToProfile(fields.UserUid ?? Guid.NewGuid().ToString("N"));
        ThrowIfPlanRefused(caller, null, profile.Plan);
        var care = caller.Role == AccountRole.SubAdmin ? caller.UserUid : null;
        return await BodyAsync(await accounts.CreateUserAsync(profile, care, cancellationToken), cancellationToken);
    }

    /// <summary>Changes the fields that were sent; a null empties one.</summary>
    /// <exception cref="ApiException">As <see cref="ReadAsync"/> and <see cref="CreateAsync"/>.</exception>
    /// <exception cref="AccountRejectedException">A field has a fault.</exception>
    public async Task<ClientBody> ChangeAsync(Caller caller, string userUid, JsonObject sent, CancellationToken cancellationToken)
    {
        var known = await rules.OwnerAsync(caller, userUid, cancellationToken);
        var fields = JsonBody.Merge(ClientFields.From(known), sent);
        if (fields.UserUid != userUid) throw new ApiException(ErrorCodes.FieldInvalid, "user_uid never changes: leave it out, or send the one of the path.");
        var profile = fields.ToProfile(userUid);
        ThrowIfPlanRefused(caller, known.Plan, profile.Plan);
        return await BodyAsync(await accounts.ChangeUserAsync(profile, cancellationToken), cancellationToken);
    }

    /// <summary>Deletes a person: out at once, and everything of theirs goes.</summary>
    /// <returns>Whether everything has gone already; what has not is tried again until it has.</returns>
    /// <exception cref="ApiException">There is none of that id, or it is not the caller's to delete.</exception>
    /// <exception cref="AccountRejectedException">The last admin key would go.</exception>
    public async Task<bool> DeleteAsync(Caller caller, string userUid, bool keepSessions, CancellationToken cancellationToken)
    {
        await rules.OwnerAsync(caller, userUid, cancellationToken);
        // Who looks after clients must not shut out colleagues and admins, nor itself.
        if (caller.Role != AccountRole.Admin
            && (caller.UserUid == userUid || await accounts.IsSubAdminAsync(userUid, cancellationToken)
                || (await keys.ActiveRolesAsync(userUid, cancellationToken)).Any(role => role != AccountRole.User)))
            throw new ApiException(ErrorCodes.NotYourUser, "Only an admin deletes sub-admins and admins.");
        await leaving.DeleteAsync(userUid, keepSessions, cancellationToken);
        // The word is out; from here on the caller's going changes nothing.
        return await farewells.FollowAsync(CancellationToken.None);
    }

    /// <summary>A page of people as callers see them.</summary>
    public async Task<ClientPage> PageAsync(Page<UserProfile> page, CancellationToken cancellationToken)
    {
        var bodies = new Dictionary<string, ClientBody>(page.Items.Count);
        foreach (var user in page.Items) bodies[user.UserUid] = await BodyAsync(user, cancellationToken);
        return new ClientPage(bodies, page.Total, page.Items is [var first, ..] ? first.UserUid : null, page.Items is [.., var last] ? last.UserUid : null);
    }

    private async Task<ClientBody> BodyAsync(UserProfile user, CancellationToken cancellationToken) => new()
    {
        UserUid = user.UserUid,
        CreatedAt = CreatedAt.From(user.CreatedAt),
        CreatedAtIso = CreatedAt.Iso(user.CreatedAt),
        DisplayName = user.DisplayName,
        Email = user.Email,
        Phone = user.Phone,
        Gender = user.Gender,
        Age = user.Age,
        Height = user.HeightCm,
        Weight = user.WeightKg,
        Ycom = user.Ycom,
        LegLength = user.LegLength,
        ShoeSize = user.ShoeSize,
        Brand = user.Brand,
        ShoeModel = user.ShoeModel,
        Plan = plans.NameOf(user),
        SessionLimit = plans.LimitOf(user),
        SessionsThisMonth = await quota.UsedAsync(user.UserUid, cancellationToken),
    };

    private void ThrowIfPlanRefused(Caller caller, string? before, string? plan)
    {
        if (plan == before) return;
        if (caller.Role != AccountRole.Admin) throw new ApiException(ErrorCodes.RoleTooLow, "Only an admin sets the plan.");
        if (plan is not null && !plans.Has(plan))
            throw new ApiException(ErrorCodes.FieldInvalid, "plan must be basic, standard, pro, enterprise, unlimited or null.");
    }
}
