using Aikynetix.Gateway.Errors;
using Aikynetix.Sessions.Accounts;

namespace Aikynetix.Gateway.People;

/// <summary>The roles by the names that the API gives them.</summary>
internal static class RoleNames
{
    /// <summary>The name on the wire.</summary>
    public static string Wire(this AccountRole role) => role switch
    {
        AccountRole.Admin => "admin",
        AccountRole.SubAdmin => "sub_admin",
        _ => "user",
    };

    /// <summary>The role of a name; that of a user without one.</summary>
    /// <exception cref="ApiException">There is no such role.</exception>
    public static AccountRole Parse(string? name) => name switch
    {
        "admin" => AccountRole.Admin,
        "sub_admin" => AccountRole.SubAdmin,
        "user" or null => AccountRole.User,
        _ => throw new ApiException(ErrorCodes.FieldInvalid, "role must be admin, sub_admin or user."),
    };
}
