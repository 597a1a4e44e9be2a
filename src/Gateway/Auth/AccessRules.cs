using Aikynetix.Gateway.Errors;
using Aikynetix.Sessions;
using Aikynetix.Sessions.Accounts;

namespace Aikynetix.Gateway.Auth;

/// <summary>Whose sessions a caller may see and make: an admin everybody's, a sub-admin those of its clients, everyone their own.</summary>
internal sealed class AccessRules(AccountJournal accounts)
{
    /// <summary>Whether the caller may see sessions of the user and act for them.</summary>
    public async Task<bool> MayActForAsync(Caller caller, string userUid, CancellationToken cancellationToken) =>
        caller.Role == AccountRole.Admin
        || caller.UserUid == userUid
        || (caller is { Role: AccountRole.SubAdmin, UserUid: { } own } && await accounts.IsAssignedAsync(own, userUid, cancellationToken));

    /// <summary>The user for whom a caller makes a session.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="userUid">The user that was named; null for the caller's own.</param>
    /// <param name="cancellationToken">Ends the look-up.</param>
    /// <exception cref="ApiException">Nobody of that name, or none of the caller's business.</exception>
    public async Task<UserProfile> OwnerAsync(Caller caller, string? userUid, CancellationToken cancellationToken)
    {
        var uid = userUid ?? caller.UserUid
            ?? throw new ApiException(ErrorCodes.FieldMissing, "This key speaks for no user, so the field user_id is needed.");
        if (uid == SessionDraft.DemoOwner) throw new ApiException(ErrorCodes.UserNotFound);
        // A plain user learns nothing about who else exists.
        if (caller.Role == AccountRole.User && caller.UserUid != uid) throw new ApiException(ErrorCodes.NotYourUser);
        var profile = await accounts.FindUserAsync(uid, cancellationToken) ?? throw new ApiException(ErrorCodes.UserNotFound);
        return await MayActForAsync(caller, uid, cancellationToken) ? profile : throw new ApiException(ErrorCodes.NotYourUser);
    }
}
